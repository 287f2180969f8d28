"""The timeline of an initiative: its dated events, oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import DECIDED, Decision, Initiative
from fairshare.publish.reviews import review_dates
from fairshare.publish.states.results import result_words
from fairshare.validate.calendar_date import first_day


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """Something that happened, or is due."""

    date: str
    """As written."""
    kind: str
    """submitted, assessed, agreed, decided, started, result, challenged, answered, review, ended,
    withdrawn, or a code of `event_kinds`: the shape of its mark."""
    words: str
    """Plain text, not yet escaped."""


def timeline(initiative: Initiative, framework: Framework) -> list[TimelineEvent]:
    """Every dated event of an entry, oldest first; events of one day in the usual order.

    What only the page went through, a correction, is none.
    """
    return sorted(_events(initiative, framework), key=lambda event: first_day(event.date))


def _events(initiative: Initiative, framework: Framework) -> Iterator[TimelineEvent]:
    data = initiative.data
    recorded = [one for one in initiative.events if not initiative.is_edit(one)]
    known = {(one.date, one.kind) for one in recorded}
    for milestone in _milestones(initiative, framework):
        if milestone.kind == "decided" or (milestone.date, milestone.kind) not in known:
            yield milestone
    for event in recorded:
        if event.kind != DECIDED:
            label = framework.label("event_kinds", event.kind)
            yield TimelineEvent(event.date, event.kind, label)
    for result in data.get("results", ()):
        words = result_words(initiative, result["achieved"], framework)
        yield TimelineEvent(result["date"], "result", words)
    for challenge in data.get("challenges", ()):
        yield TimelineEvent(challenge["raised"], "challenged", _("Questioned"))
        if "answered" in challenge:
            yield TimelineEvent(challenge["answered"], "answered", _("Question answered"))


def _milestones(initiative: Initiative, framework: Framework) -> Iterator[TimelineEvent]:
    """What happens once at most, in the usual order."""
    data, dates = initiative.data, initiative.dates
    agreement = data.get("safeguards", {}).get("agreement", {})
    assessed = _("Rated by this project") if initiative.worked_example else _("Assessed")
    yield from _dated(
        (initiative.submitted, "submitted", _("Submitted")),
        (data.get("assessment", {}).get("date"), "assessed", assessed),
    )
    for approval in data.get("approvals", ()):
        yield TimelineEvent(approval["date"], "agreed", _("Agreed: {}").format(approval["by"]))
    yield from _decisions(initiative.decision, framework)
    own = not initiative.worked_example and not initiative.imported
    review = _("To be reviewed by this day") if own else _("Named as a day for review")
    said = own or initiative.with_role("provider")  # else the source names no sharing at all
    starts = _("Sharing starts") if said else _("Named as the start")
    ends = _("Sharing ends") if said else _("Named as the end")
    yield from _dated(
        (agreement.get("signed"), "agreement-signed", _("Agreement signed")),
        (dates.get("starts"), "started", starts),
        *((date, "review", review) for date in review_dates(initiative)),
        (dates.get("ends"), "ended", ends),
        (agreement.get("ends"), "agreement-ends", _("Agreement ends")),
        ((initiative.withdrawn or {}).get("date"), "withdrawn", _("Withdrawn")),
    )


def _dated(*milestones: tuple[str | None, str, str]) -> Iterator[TimelineEvent]:
    """Those that have a date."""
    for date, kind, words in milestones:
        if date is not None:
            yield TimelineEvent(date, kind, words)


def _decisions(decision: Decision | None, framework: Framework) -> Iterator[TimelineEvent]:
    """The decision, after the one to put it off that stood before."""
    for one in (decision.earlier, decision) if decision else ():
        if one and one.dated:
            outcome = framework.label("outcomes", one.outcome)
            words = _("Decided: {}") if one.date else _("Decided by this day: {}")
            yield TimelineEvent(one.dated, "decided", words.format(outcome))
