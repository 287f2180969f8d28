"""One way to write one kind of personal data: its pattern, and what proves a find."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fairshare.validate.personal.proofs import Proof, sure


@dataclass(frozen=True, slots=True)
class DataKind:
    """One way to write one kind of personal data. The group `it`, if there is one, is the data."""

    code: str
    pattern: re.Pattern[str]
    proof: Proof = sure
    words: tuple[str, ...] = ()
    """One of these must stand in the text before the pattern is tried; without any, a long number
    must. Words in small letters stand for capitals too."""
    bare: bool = False
    """Whether there may be no digit in it."""
    of: str = ""
    """The number of one country that needs no word beside it where its pack names it; empty for
    what is looked for everywhere."""


def alone(pattern: str, *, flags: int = 0) -> re.Pattern[str]:
    """The pattern, not as a part of a longer word, number or reference such as DEA/D/31-72."""
    return re.compile(
        rf"(?<![0-9A-Za-z_])(?<![0-9A-Za-z_][/-])(?:{pattern})(?![/-]?[0-9A-Za-z_])", flags
    )
