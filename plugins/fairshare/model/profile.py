"""A profile: what a law asks of an entry, and the steps that an agreement takes under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from fairshare.model.data import Path

PROFILES = "profiles"
"""The field of an entry below which each profile has its part."""
NEVER = "never"
"""In the place of a phase: nobody has to answer the item."""


ADDED_TO: Mapping[str, Path] = {
    "stages": ("stage",),
    "identifiability": ("data", "identifiability"),
    "data_categories": ("data", "categories"),
    "aims": ("purpose", "aims"),
    "roles": ("organisations", "roles"),
}
"""The closed lists that a profile may add codes to, and the field that holds them."""


class PhaseTest(NamedTuple):
    """What must be so of a field for a phase to have come."""

    field: Path
    test: str
    """given, one_of, until, from, before, after or months_ago."""
    values: tuple[object, ...] = ()


class Phase(NamedTuple):
    """How far an agreement has come."""

    code: str
    label: str
    document: str
    """The first line of the printed agreement; its gaps are names of `dates`."""
    any_of: tuple[tuple[PhaseTest, ...], ...]
    """It has come where all tests of one of these groups hold; always, where there is none."""
    said: str = ""
    """When pages say `headline`: undecided, approved or beside; empty for never."""
    headline: str = ""
    tense: str = ""
    dates: Mapping[str, Path] = {}
    """The dates that fill the gaps."""
    asks_nothing: bool = False


class ProfileItem(NamedTuple):
    """One thing that the law asks for."""

    id: str
    section: str
    label: str
    fields: tuple[Path, ...]
    every: bool
    """Whether each field must be there; else one is enough."""
    phase: str
    """Code of the phase from which it is asked for; NEVER for what may be left out."""
    part: str
    """Of the printed agreement."""
    by: str
    checked: str
    """Code of the check that asks for it; empty for the one on all items."""
    asks: str = ""
    """What is asked, in words; empty where the field's own description says it."""


class PrintPart(NamedTuple):
    """A part of the printed agreement."""

    part: str
    title: str
    shows: tuple[str, ...]
    """Ids of items and names of pieces, in order."""


class PrintStep(NamedTuple):
    """A row of the record of steps."""

    says: str
    field: Path
    section: str
    ahead: str = ""
    """What it says while its day lies ahead; may be empty."""


class LaterStep(NamedTuple):
    """What the law has happen after a consultation, as long as it has not happened."""

    says: str
    phases: tuple[str, ...] = ()
    """Codes of the phases in which it is still ahead; none for each."""
    done: Path = ()
    """The field whose day shows that it happened; empty for none."""


class ListColumn(NamedTuple):
    """A column of a list of arrangements: what some items say."""

    title: str
    items: tuple[str, ...]


class ArrangementList(NamedTuple):
    """A list of all arrangements that somebody may ask a body for."""

    name: str
    title: str
    columns: tuple[ListColumn, ...]


class ReviewClock(NamedTuple):
    """By when the law wants a review."""

    months: int
    after: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile that a body has chosen."""

    name: str
    title: str
    law: str
    jurisdiction: str
    cites: str
    """How a section is named: `section {}`."""
    is_standard: bool
    """Whether it is a standard that no law asks for."""
    document: str
    """What the printed agreement is called; empty for a profile that prints none."""
    link_text: str
    """How the entry's page leads to it; empty for the words that fit an agreement."""
    note: str
    """What the page of each entry that follows it says of where its facts are from; may be empty.
    """
    named: Path
    """Where the entry says the full name of the agreement; empty for nowhere."""
    consultation: Path
    """The part of an entry that makes a consultation page; empty for none."""
    notice: tuple[str, ...]
    """The statements of the public notice, with gaps that the consultation page fills."""
    afterwards: tuple[LaterStep, ...]
    """What happens after the consultation, in order."""
    review: ReviewClock | None
    overdue: tuple[str, ...]
    """Codes of checks that pages show beside the headline: a step is late."""
    explained: tuple[Path, ...]
    """What needs no event after a decision where it was empty."""
    phases: tuple[Phase, ...]
    items: tuple[ProfileItem, ...]
    print_note: str
    print_steps: tuple[PrintStep, ...]
    parts: tuple[PrintPart, ...]
    lists: tuple[ArrangementList, ...]
    schema: Mapping[str, Any]
    """Of this profile's part of an entry, with its references resolved in the entry's schema."""
    kinds: frozenset[str] = frozenset()
    """The kinds of events that come with it."""
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The codes that it adds to closed lists, by list: only entries with its part may use them."""

    def section(self, section: str) -> str:
        """How a section is named in words."""
        return self.cites.replace("{}", section)

    def phase(self, code: str) -> Phase:
        """The phase of that code; KeyError where there is none."""
        return {one.code: one for one in self.phases}[code]

    def rank(self, code: str) -> int:
        """The place of a phase in the order of an agreement's life."""
        return [one.code for one in self.phases].index(code)
