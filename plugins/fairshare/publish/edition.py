"""What is published: the assessed register as it stands on one day, in reading order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from fairshare.framework import Framework
from fairshare.history import History
from fairshare.language import gettext as _
from fairshare.model import Initiative, Organisation, Register
from fairshare.score import Score
from fairshare.validate.calendar_date import first_day

DUE_SOON = dt.timedelta(days=90)
"""A review this near is announced (issue "History": 90 days)."""


@dataclass(frozen=True, slots=True)
class Item:
    """One initiative with everything that lists and pages say of it."""

    initiative: Initiative
    score: Score
    review: str | None
    """current, due-soon or overdue; None where no review is planned."""


@dataclass(frozen=True)
class Edition:
    """The assessed register on one day. Immutable; the derived orders are computed once."""

    register: Register
    scores: Mapping[str, Score]
    framework: Framework
    today: dt.date
    site_name: str
    site_url: str
    """Ends in a slash; empty where the site's address isn't known."""
    repository: str = ""
    """Where changes are proposed; empty where that isn't known."""
    history: History | None = None
    """What git holds of the register's past; None where the site is built without it."""

    @property
    def organisations(self) -> Mapping[str, Organisation]:
        return self.register.organisations

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every initiative, newest first, those of one day by id; what is gone comes last."""
        items = [
            Item(one, self.scores[one.id], review_state(one, self.today))
            for one in self.register.initiatives.values()
        ]
        items.sort(key=lambda item: item.initiative.id)
        items.sort(key=lambda item: newest_date(item.initiative), reverse=True)
        return tuple(sorted(items, key=lambda item: is_gone(item.initiative)))

    @cached_property
    def assessed(self) -> tuple[Item, ...]:
        """Those of `items` whose questions were answered: an imported entry is no assessment."""
        return tuple(item for item in self.items if item.score.assessed)

    @cached_property
    def standing(self) -> int:
        """How many initiatives are not gone: they come first in `items`."""
        return sum(not is_gone(item.initiative) for item in self.items)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Id to title, for links between initiatives."""
        removed = dict.fromkeys(self.register.removed, _("An entry that was removed"))
        return removed | {one.id: one.title for one in self.register.initiatives.values()}

    @cached_property
    def themes(self) -> frozenset[str]:
        """The codes of the themes that occur."""
        entries = self.register.initiatives.values()
        return frozenset(code for one in entries for code in one.data["themes"])


def newest_date(initiative: Initiative) -> dt.date:
    """The day that a list sorts by: the decision's, or the submission's while there is none."""
    written = initiative.decision.date if initiative.decision else initiative.submitted
    return first_day(written) if written else dt.date.min


def review_state(initiative: Initiative, today: dt.date) -> str | None:
    """Whether the next review is current, due-soon or overdue; None where none is planned."""
    written = initiative.data["dates"].get("review_by")
    if written is None or is_closed(initiative):
        return None
    due = first_day(written)
    if due < today:
        return "overdue"
    return "due-soon" if due <= today + DUE_SOON else "current"


def is_closed(initiative: Initiative) -> bool:
    """Whether it has ended, was withdrawn or was replaced, so that nothing is left to review."""
    return is_gone(initiative) or initiative.data["stage"] == "ended"


def is_gone(initiative: Initiative) -> bool:
    """Whether it was withdrawn or replaced: its page stays, and lists name it last."""
    return any(key in initiative.data for key in ("withdrawn", "superseded_by"))
