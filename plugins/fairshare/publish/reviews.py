"""When a decision is to be looked at again: pure functions of an initiative and its register."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from fairshare.model import REVIEWED, Initiative, Register
from fairshare.publish.lineage import replacing
from fairshare.validate.calendar_date import first_day

DUE_SOON = dt.timedelta(days=90)
"""A review this near is announced (issue "History": 90 days)."""

_NOTHING_TO_REVIEW = frozenset({"refused", "not_pursued"})
_OVER = frozenset({"ended", "never_started"})


@dataclass(frozen=True, slots=True)
class Review:
    """The next time that a decision is to be looked at again."""

    due: str
    """The last day for it, as written."""
    state: str
    """current, due-soon or overdue."""

    @property
    def day(self) -> dt.date:
        """The first day that the date may mean."""
        return first_day(self.due)


def is_in_force(initiative: Initiative, register: Register) -> bool:
    """Whether there is a decision that is no refusal, and nothing has ended it."""
    if initiative.decision is None or initiative.withdrawn is not None:
        return False
    if initiative.outcome in _NOTHING_TO_REVIEW or initiative.stage in _OVER:
        return False
    return replacing(initiative, register) is None


def review_of(initiative: Initiative, register: Register, today: dt.date) -> Review | None:
    """The next review; None where no date is named, or nothing is due by it.

    Nothing is due in a worked example or an imported entry: its body promised this register
    nothing (contract: fields, dates.review_by).
    """
    if initiative.worked_example or initiative.imported:
        return None
    if not is_in_force(initiative, register):
        return None
    named = review_dates(initiative)
    if not named:
        return None
    due = min(named, key=first_day)
    day = first_day(due)
    state = "overdue" if day < today else "due-soon" if day <= today + DUE_SOON else "current"
    return Review(due, state)


def review_dates(initiative: Initiative) -> list[str]:
    """The days by which a review is named, as written.

    The early look that a bolder decision promised counts until the first review after the decision.
    """
    found = [initiative.dates["review_by"]] if "review_by" in initiative.dates else []
    decision = initiative.decision
    promised = (decision.divergence or {}).get("review_by") if decision else None
    if promised and not was_reviewed(initiative):
        found.append(str(promised))
    return found


def was_reviewed(initiative: Initiative) -> bool:
    """Whether a review was held after the decision."""
    decided = initiative.decision.dated if initiative.decision else ""
    reviews = initiative.events_of(REVIEWED)
    return any(not decided or first_day(one.date) > first_day(decided) for one in reviews)
