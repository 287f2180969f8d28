"""The 18 questions, closed lists of codes, and how their words were corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from fairshare.model import Path

EVERY_FIELD: Path = ("*",)
"""Stands for any field of an entry."""
PRINCIPLES = ("purposeful", "proportionate", "responsible")
AXES = ("benefit", "risk")


@dataclass(frozen=True, slots=True)
class Question:
    """One of the 18 questions."""

    id: str
    title: str
    description: str
    principle: str
    axis: str
    feature: tuple[int, ...]
    """Numbers of the five features of public benefit that it speaks to."""
    sourced: str
    """named, definition or supporting: how well the published sources back it; own: none does."""
    scale: Mapping[int, str]
    """What each step from 1 to 5 means; 5 is always the most favourable."""
    label: str
    """Its name in two to four words, for lists and charts."""
    low: str
    """A clause for a rating of 1 or 2: "it is hard to defend in public"."""
    unknown: str
    """A clause for what is not known: "how it is kept secure is not known"."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a name, a label or a question was before, and why it changed.

    (contract: fields, Meaning outside the entry)
    """

    FIELDS: ClassVar = ("date", "path", "was", "why", "kind")

    date: str
    """When it was changed in its file."""
    path: str
    """What changed: `name`, `codes.refused.label`, `answers.harm.title`."""
    was: str
    why: str
    kind: str
    """`wording`, where only the text was wrong; `body-changed`, where the body itself changed."""


WORDING = "wording"
BODY_CHANGED = "body-changed"


@dataclass(frozen=True, slots=True)
class Code:
    """One allowed value of a closed list."""

    code: str
    label: str
    definition: str
    term: str | None = None
    """The standard's term, such as dpv:ServiceProvision."""
    match: str = "none"
    flags: frozenset[str] = frozenset()
    """Marks that rules and lists look for: special, criminal, public_authority, tells_recipient."""
    covers: tuple[Path, ...] = ()
    """Of a kind of event: the fields that may change with it; EVERY_FIELD alone for all."""
    excepted: tuple[Path, ...] = ()
    """Those that may not even so."""
    stage_to: tuple[str, ...] = ()
    """Of a kind of event: the stages that it may set."""

    def may_change(self, field: Path) -> bool:
        """Whether a field, or what it lies in, may change with this kind of event."""
        if any(field[: len(one)] == one for one in self.excepted):
            return False
        return self.corrects or any(field[: len(one)] == one for one in self.covers)

    @property
    def corrects(self) -> bool:
        """Whether the event says that the page was wrong from the first day, whatever the field.

        All others say that something changed on their day.
        """
        return EVERY_FIELD in self.covers


@dataclass(frozen=True, slots=True)
class CodeList:
    """One closed list, in the order written."""

    name: str
    title: str
    description: str
    codes: Mapping[str, Code]
    corrections: tuple[Correction, ...] = ()
    """Of its labels and definitions, in order of date."""

    def label(self, code: str) -> str:
        """The words for a code; a code that the list lacks stands for itself."""
        known = self.codes.get(code)
        return known.label if known else code
