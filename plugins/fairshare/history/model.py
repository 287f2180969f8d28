"""The nouns of history: versions of an entry, and the steps from one to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from fairshare.differences import Difference
from fairshare.history.schemas import PastSchemas
from fairshare.model import Path

EntryKind = Literal["initiative", "organisation"]
Change = Literal["added", "changed", "removed", "restored"]

NOT_COMMITTED = -(2**62)
"""The place in the log of what stands in no commit yet: it is newer than all of them."""

SHOWN = 12
"""How many letters of its sha256 a version goes by, on paper and in its address."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an entry: what can be said of it without its text."""

    sha256: str
    """Of the file's bytes, as in the register's open data."""
    title: str = ""
    """As written then; empty where it can't be read or shown."""
    fault: str = ""
    """Why it can't be read or shown, in a sentence for people; empty where it can."""
    shown: bool = True
    """False where not even a part of it may be published: it can't be read, or it was withheld."""
    whole: bool = True
    """Whether it follows today's schema, so that its page can look as today's pages do."""
    outcome: str = ""
    """Of its assessment under the method that it names; empty without one that is known."""
    sentence: str = ""
    """The assessment in one sentence."""
    organisations: tuple[str, ...] = ()
    """Ids of those that it names, as far as `whole`: its page shows what they are called."""
    related: tuple[str, ...] = ()
    """Ids of the initiatives that it names, likewise."""


@dataclass(frozen=True, slots=True)
class ChangeReason:
    """Why something changed, as the entry itself says.

    An initiative says so in `events`, an organisation's description in `corrections`.
    """

    date: str
    """As written."""
    kind: str
    """A code of `event_kinds`; of an organisation, of `correction_kinds`."""
    text: str


@dataclass(frozen=True, slots=True)
class CorrectedField:
    """A field that a correction changed, of those whose correction a page marks."""

    path: Path
    old: Any
    """What it said before; None where it said nothing, or where its text stayed as it was."""
    date: str
    """Of the correction, as written."""
    text: str
    """What was wrong, as the correction says."""
    rewritten: bool = True
    """Whether the field itself changed. The reasons for a decision stay, and are corrected beside
    them."""


@dataclass(frozen=True, slots=True)
class Step:
    """One commit's change to one entry of the register."""

    id: str
    kind: EntryKind
    change: Change
    order: int
    """The place in the whole register's log: the newest is the least, and the oldest -1."""
    day: dt.date | None
    """When it entered the published branch (UTC); None for what is not committed yet."""
    until: dt.date | None
    """When the next step took its place; None for the newest."""
    blob: str
    """What git calls the version; empty for one removed, or not committed yet."""
    version: Version | None
    """What stood from then on; None when the entry was removed."""
    before: Version | None
    """What stood until then; None when there was nothing."""
    gap: bool
    """Whether a version between both can't be read or shown."""
    differences: tuple[Difference, ...] | None
    """Between both; None where one of them is missing, can't be read or may not be shown."""
    reasons: tuple[ChangeReason, ...]
    """The events, or corrections, that this version added to the entry's own list."""
    corrected: tuple[CorrectedField, ...] = ()
    """What those among them that are corrections changed of what a page marks."""
    commit: str = ""
    """What git calls the commit; empty for what is not committed yet."""

    @property
    def name(self) -> str:
        """What the version is called, on paper and in its address; empty for one removed."""
        return self.version.sha256[:SHOWN] if self.version else ""


Steps = Mapping[str, tuple[Step, ...]]
"""Id to the steps of an entry, newest first."""


@dataclass(frozen=True)
class History:
    """Everything that the published branch holds of a register's past."""

    initiatives: Steps
    """Those that are gone too."""
    organisations: Steps
    contents: Callable[[Iterable[str]], Iterator[tuple[str, bytes]]]
    """The bytes of versions, by what git calls them: for the pages that show them as they were."""
    schemas: PastSchemas | None = None
    """What `schema/` said; None where that can't be told."""

    def name_at(self, identifier: str, order: int) -> str:
        """What an organisation's file called it at a commit; empty where that can't be told."""
        for step in self.organisations.get(identifier, ()):
            if step.order >= order:
                return step.version.title if step.version else ""
        return ""

    @cached_property
    def log(self) -> tuple[Step, ...]:
        """Every step of the whole register, newest first; those of one commit by id."""
        steps = (
            step
            for entries in (self.organisations, self.initiatives)
            for found in entries.values()
            for step in found
        )
        return tuple(sorted(steps, key=lambda step: (step.order, step.id)))
