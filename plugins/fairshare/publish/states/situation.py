"""What an entry tells of its decision, its stage and its events, for words to be made of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Protocol

from fairshare.framework import Framework
from fairshare.language import N_
from fairshare.language import gettext as _
from fairshare.model import Decision, Event, Initiative, Register
from fairshare.publish.lineage import APPROVED, IN_USE, is_replaced
from fairshare.publish.organisations.succession import name_at
from fairshare.publish.words.dates import date_words
from fairshare.validate.calendar_date import first_day

NEVER_BEGAN = frozenset({"proposed", "never_started"})
"""The stages in which nothing was shared yet."""
NO = frozenset({"refused", "not_pursued"})
"""The outcomes by which nothing is shared."""
STOPPED = "stopped"
_GOES_ON = frozenset({"started", "resumed"})
_NOTHING = Register({}, {})
BY = N_("by {date}")
"""How the latest day on which something was decided is said."""


class Day(Protocol):
    """The day on which somebody reads. Who asks whether a date has come need not know which."""

    @property
    def today(self) -> dt.date: ...

    def has_come(self, written: str) -> bool:
        """Whether the first day that a date may mean is past, or today."""


@dataclass(frozen=True, slots=True)
class OneDay:
    """A day that stays."""

    today: dt.date

    def has_come(self, written: str) -> bool:
        """As of Day."""
        return first_day(written) <= self.today


@dataclass(frozen=True, slots=True)
class Situation:
    """One initiative, the register around it, and the day on which somebody reads."""

    initiative: Initiative
    framework: Framework
    day: Day
    register: Register = field(default=_NOTHING)
    edited: str = ""
    """When its page was last edited, as written; empty where that isn't known."""

    @property
    def today(self) -> dt.date:
        return self.day.today

    @property
    def outcome(self) -> str:
        return self.initiative.outcome

    @property
    def stage(self) -> str:
        return self.initiative.stage

    @property
    def decision(self) -> Decision | None:
        return self.initiative.decision

    @property
    def approved(self) -> bool:
        return self.outcome in APPROVED

    @property
    def in_use(self) -> bool:
        return self.stage in IN_USE

    @property
    def undecided(self) -> bool:
        """Whether there is no decision, found or not."""
        return self.decision is None

    @property
    def not_found(self) -> bool:
        """Whether the entry says that the record shows no decision."""
        return self.undecided and "decision" in self.initiative.data

    @property
    def searched(self) -> bool:
        """Whether somebody looked for a decision, who can say only that none was found."""
        return self.not_found or self.initiative.worked_example or self.initiative.imported

    @property
    def never_began(self) -> bool:
        """Whether no data was ever shared under it."""
        return never_began(self.initiative)

    @property
    def decided(self) -> str:
        """When it was decided, in words: "by 5 June 2015" where only the latest day is known."""
        return decided_words(self.decision)

    @property
    def as_of(self) -> str:
        """Up to when its stage is known, in words; empty where nobody says."""
        return date_words(self.initiative.stage_as_of) if self.initiative.stage_as_of else ""

    @property
    def starts(self) -> str:
        """Since when data is shared, in words; empty for a day still to come."""
        return self._past("starts")

    @property
    def ends(self) -> str:
        """Until when data was shared, in words; empty for a day still to come."""
        return self._past("ends")

    def _past(self, name: str) -> str:
        written = self.initiative.dates.get(name, "")
        return date_words(written) if written and self.day.has_come(written) else ""

    def newest(self, kind: str) -> Event | None:
        """The newest event of a kind."""
        return next(reversed(self.initiative.events_of(kind)), None)

    def happened(self, kind: str) -> str:
        """The day of the newest event of a kind, in words."""
        event = self.newest(kind)
        return date_words(event.date) if event else ""

    @property
    def stopped(self) -> Event | None:
        """By what it was stopped, where nothing says that it went on after that."""
        found = None
        for event in self.initiative.events:
            if event.kind == STOPPED:
                found = event
            elif event.kind in _GOES_ON:
                found = None
        return found

    @property
    def newer(self) -> Initiative | None:
        """The newer initiative that the entry names."""
        return self.register.initiatives.get(self.initiative.superseded_by or "")

    @property
    def replaced(self) -> bool:
        """Whether a newer decision has taken its place."""
        return is_replaced(self.initiative, self.register)

    def name(self, body: str, day: str) -> str:
        """What a body was called on a day, as written: an organisation, or a name as it stands."""
        known = self.register.organisations.get(body)
        return name_at(known, day) if known else body


def never_began(initiative: Initiative) -> bool:
    """Whether no data was ever shared under an initiative."""
    if initiative.stage == "ended":
        return False
    return initiative.stage in NEVER_BEGAN or initiative.outcome in NO


def decided_words(decision: Decision | None) -> str:
    """When something was decided, in words; empty where that isn't known."""
    if decision is None or not decision.dated:
        return ""
    words = date_words(decision.dated)
    return words if decision.date else _(BY).format(date=words)
