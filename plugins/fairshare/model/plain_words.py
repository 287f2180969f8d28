"""What people type into the search, and what the pages of a register say instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PlainWords:
    """The words of one language, all in small letters. A body may write its own."""

    skip: tuple[str, ...] = ()
    """Words that say nothing about a share."""
    questions: tuple[str, ...] = ()
    """First words of a question."""
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By word or phrase: what is looked for where no decision has it."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """By word or phrase: the address of the page that answers it."""
    places: tuple[str, ...] = ()
    postcode: str = ""
    """A regular expression; empty where a country has none."""


NO_PLAIN_WORDS = PlainWords()
"""Of a register that has written none."""
