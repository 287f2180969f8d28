"""The timeline of an initiative: its dated events, oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import Initiative
from fairshare.validate.calendar_date import first_day


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """Something that happened, or is due."""

    date: str
    """As written."""
    kind: str
    """submitted, assessed, decided, started, changed, result, challenged, answered, review, ended,
    withdrawn: the shape of its mark."""
    words: str
    """Plain text, not yet escaped."""


def timeline(initiative: Initiative, framework: Framework) -> list[TimelineEvent]:
    """Every dated event of an entry, oldest first; events of one day in the usual order."""
    return sorted(_events(initiative, framework), key=lambda event: first_day(event.date))


def _events(initiative: Initiative, framework: Framework) -> Iterator[TimelineEvent]:
    data = initiative.data
    yield from _milestones(initiative, framework)
    for change in data.get("changes", ()):
        yield TimelineEvent(change["date"], "changed", _("Changed: {}").format(change["reason"]))
    for result in data.get("results", ()):
        achieved = framework.label("achieved", result["achieved"])
        yield TimelineEvent(result["date"], "result", _("Result reported: {}").format(achieved))
    for challenge in data.get("challenges", ()):
        yield TimelineEvent(challenge["raised"], "challenged", _("Questioned"))
        if "answered" in challenge:
            yield TimelineEvent(challenge["answered"], "answered", _("Question answered"))


def _milestones(initiative: Initiative, framework: Framework) -> Iterator[TimelineEvent]:
    """What happens once at most, in the usual order."""
    data = initiative.data
    decision = initiative.decision
    decided = framework.label("outcomes", decision.outcome) if decision else ""
    for date, kind, words in (
        (initiative.submitted, "submitted", _("Submitted")),
        (data.get("assessment", {}).get("date"), "assessed", _("Assessed")),
        (decision.date if decision else None, "decided", _("Decided: {}").format(decided)),
        (data["dates"].get("starts"), "started", _("Sharing starts")),
        (data["dates"].get("review_by"), "review", _("To be reviewed by this day")),
        (data["dates"].get("ends"), "ended", _("Sharing ends")),
        (data.get("withdrawn", {}).get("date"), "withdrawn", _("Withdrawn")),
    ):
        if date is not None:
            yield TimelineEvent(date, kind, words)
