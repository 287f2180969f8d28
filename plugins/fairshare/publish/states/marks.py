"""Marks beside a headline, never instead of it (contract: states, Marks)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fairshare.language import gettext as _
from fairshare.publish.reviews import Review
from fairshare.publish.states.badges import badges_of
from fairshare.publish.states.findings import BREACH, CLEARED, findings
from fairshare.publish.states.laws import amending, change_words, late_steps
from fairshare.publish.states.situation import STOPPED, Situation, decided_words
from fairshare.publish.words.dates import date_words
from fairshare.score import Score
from fairshare.validate.calendar_date import first_day

CHANGES = (
    *("law-changed", "data-changed", "safeguards-changed", "dpia-updated"),
    *(BREACH, CLEARED),
)
"""Events after which an assessment of before the decision is no longer of today's facts."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that a reader must know beside the headline."""

    code: str
    words: str
    newer: str = ""
    """Id of the initiative that the words lead to, whose title follows them; else empty."""
    after: str = ""
    """What follows the title."""
    warns: bool = False


def marks_of(given: Situation, score: Score, review: Review | None = None) -> tuple[Mark, ...]:
    """The marks of an initiative, the gravest first."""
    found = (_unlawful(given), _allowed(given), _overdue(review), _newer(given))
    more = (*_of_laws(given), *_assessed_later(given, score), _due(review))
    return tuple(one for one in (*found, *more) if one is not None)


def _of_laws(given: Situation) -> Iterator[Mark]:
    """Steps of a law that are late, and changes that people are asked about."""
    for _code, words in late_steps(given):
        yield Mark("late", words, warns=True)
    for identifier, until in amending(given):
        yield Mark("change-open", change_words(until), identifier)


def _unlawful(given: Situation) -> Mark | None:
    """The newest finding that the sharing, or a part of it, was unlawful, and what came after."""
    found = findings(given.initiative)
    broken = [number for number, one in enumerate(found) if one.unlawful]
    if not broken:
        return None
    newest, last = found[broken[-1]], found[-1]
    words = _("Found unlawful {by}").format(by=_by(given, newest.by, newest.date))
    if not last.unlawful:
        words += _("; not upheld {by}").format(by=_by(given, last.by, last.date))
    return Mark("unlawful", words, warns=True)


def _allowed(given: Situation) -> Mark | None:
    events = given.initiative.events_of(BREACH, CLEARED, STOPPED)
    if not events or events[-1].kind != CLEARED:
        return None
    if not any(one.kind == STOPPED for one in events):
        return None
    return Mark(
        "allowed", _("Allowed again {by}").format(by=_by(given, events[-1].by, events[-1].date))
    )


def _by(given: Situation, body: str | None, day: str) -> str:
    """By whom and when: "by the Information Commissioner, 3 July 2017"."""
    date = date_words(day)
    if not body:
        return date
    return _("by {name}, {date}").format(name=given.name(body, day), date=date)


def _overdue(review: Review | None) -> Mark | None:
    if review is None or review.state != "overdue":
        return None
    words = _("Review overdue: it was due by {date}")
    return Mark("overdue", words.format(date=date_words(review.due)), warns=True)


def _due(review: Review | None) -> Mark | None:
    if review is None or review.state != "due-soon":
        return None
    return Mark("due-soon", _("Review due by {date}").format(date=date_words(review.due)))


def _newer(given: Situation) -> Mark | None:
    identifier = given.initiative.superseded_by
    if identifier is None:
        return None
    newer = given.newer
    if newer is None:
        return Mark("later", _("See also the later entry:"), identifier)
    if given.replaced:
        return Mark("replaced", _("The newer decision:"), identifier)
    there = Situation(newer, given.framework, given.day, given.register)
    if there.approved:
        date = decided_words(newer.decision)
        after = _(", approved {date}").format(date=date) if date else _(", approved")
        return Mark("to-be-replaced", _("To be replaced by"), identifier, after)
    if newer.outcome == "under-review":
        return Mark("newer-proposal", _("A new proposal is under review:"), identifier)
    badge = badges_of(there)[-1].words
    return Mark("later", _("See also the later entry:"), identifier, f" ({badge})")


def _assessed_later(given: Situation, score: Score) -> Iterator[Mark]:
    """That a body's own entry was assessed again, or has changed since, after its decision."""
    initiative, decision = given.initiative, given.decision
    if initiative.independence is None or initiative.worked_example or initiative.imported:
        return
    assessed = str(initiative.data["assessment"].get("date", ""))
    if decision is None or not decision.dated or not assessed:
        return
    decided = first_day(decision.dated)
    if first_day(assessed) > decided:
        level = given.framework.label("assessments", score.outcome).lower()
        words = _("Assessed again on {date}: now {level}")
        yield Mark("assessed-again", words.format(date=date_words(assessed), level=level))
        return
    since = [e for e in initiative.events_of(*CHANGES) if first_day(e.date) > decided]
    if since:
        label = given.framework.label("event_kinds", since[-1].kind).lower()
        words = _("Changed since the decision: {what}, {date}; the assessment is of {assessed}")
        date = date_words(since[-1].date)
        yield Mark("changed", words.format(what=label, date=date, assessed=date_words(assessed)))
