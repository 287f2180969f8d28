"""What a problem code says: its messages and hints, as texts with named gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one code. A code with more than one message names each; "" is the usual one."""

    messages: Mapping[str, str]
    hints: Mapping[str, str]
    """The way on, by the name of the message that it goes with; "" goes with all others."""

    @classmethod
    def of(cls, message: str, hint: str) -> Wording:
        """The words of a code that says one thing."""
        return cls({"": message}, {"": hint})


ADVICE = "{advice}"
"""A hint that is what the schema tells people to write in that field."""
