"""When somebody last stood by what an entry says, as the entry itself records it.

An edit may only mend a slip, so git does not count here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fairshare.language import gettext as _
from fairshare.model import CORRECTION, REASSESSED, REVIEWED, Initiative
from fairshare.publish.words.dates import date_words
from fairshare.validate.calendar_date import first_day


class Confirmed(NamedTuple):
    """One line of a page."""

    label: str
    date: str
    """In words."""
    words: str
    """By what, to follow the date; empty where the label says it."""


def confirmed(initiative: Initiative) -> Confirmed | None:
    """When an entry was last confirmed, and by what; None where no date says so.

    The body confirms its own entry. What stands in a worked example is this project's reading, and
    what was taken from a published source is known up to a day: neither is ever said of the body.
    """
    if initiative.imported:
        known = initiative.stage_as_of
        return Confirmed(_("Known up to"), date_words(known), "") if known else None
    dates = list(_readings(initiative) if initiative.worked_example else _confirmations(initiative))
    if not dates:
        return None
    date, words = max(dates, key=lambda one: first_day(one[0]))
    label = _("Our reading") if initiative.worked_example else _("Last confirmed")
    return Confirmed(label, date_words(date), words)


def _readings(initiative: Initiative) -> Iterator[tuple[str, str]]:
    """What this project did about a worked example, each with its day."""
    if date := initiative.data["assessment"].get("date"):
        yield date, _("when we rated it")
    for event in initiative.events_of(CORRECTION, REASSESSED):
        corrected = event.kind == CORRECTION
        yield event.date, _("when we corrected this page") if corrected else _("when we rated it")


def _confirmations(initiative: Initiative) -> Iterator[tuple[str, str]]:
    """What the body recorded about its own entry, each with its day."""
    data, decision = initiative.data, initiative.decision
    for event in initiative.events:
        reviewed = event.kind == REVIEWED
        words = _("when it was reviewed") if reviewed else _("when it recorded what happened")
        yield event.recorded or event.date, words
    if initiative.withdrawn:
        yield initiative.withdrawn["date"], _("when it was withdrawn")
    if decision and decision.dated:
        yield decision.dated, _("when it was decided")
    if date := data.get("assessment", {}).get("date"):
        yield date, _("when it was assessed")
    if initiative.submitted:
        yield initiative.submitted, _("when it was submitted")
    if known := initiative.stage_as_of:
        yield known, _("when it said which stage this had come to")
