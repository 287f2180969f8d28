"""What happened to a sharing, ready to be read: events and results, oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import CORRECTION, Event, Initiative
from fairshare.publish.states.results import result_words
from fairshare.validate.calendar_date import first_day


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened. Plain text, not yet escaped."""

    date: str
    """As written."""
    label: str
    text: str
    by: str | None = None
    """Id of an organisation, or the name of a body."""
    url: str | None = None
    recorded: str | None = None
    """When it was added here, as written, where that was later."""
    link_words: str = ""
    """What the link is called."""


def happened(initiative: Initiative, framework: Framework) -> list[Happened]:
    """Events and results in order of date; of one day, events come first."""
    events = (event for event in initiative.events if not initiative.is_edit(event))
    found = [*_events(events, initiative, framework), *_results(initiative, framework)]
    return sorted(found, key=lambda one: first_day(one.date))


def edits(initiative: Initiative, framework: Framework) -> list[Happened]:
    """What was corrected on the page, and in a worked example that it was rated again."""
    found = (event for event in initiative.events if initiative.is_edit(event))
    return list(_events(found, initiative, framework))


def _events(
    events: Iterable[Event], initiative: Initiative, framework: Framework
) -> Iterator[Happened]:
    for event in events:
        yield Happened(
            event.date,
            event_label(event, initiative, framework),
            event.summary,
            event.by,
            event.url,
            event.recorded,
            _("Read more"),
        )


def event_label(event: Event, initiative: Initiative, framework: Framework) -> str:
    """The name of an event; what this project did in a worked example is said so."""
    if initiative.worked_example and initiative.is_edit(event):
        corrected = event.kind == CORRECTION
        return _("We corrected this page") if corrected else _("We rated it again")
    return framework.label("event_kinds", event.kind)


def _results(initiative: Initiative, framework: Framework) -> Iterator[Happened]:
    for result in initiative.data.get("results", ()):
        yield Happened(
            result["date"],
            result_words(initiative, result["achieved"], framework),
            result["summary"],
            url=result.get("url"),
            link_words=_("Source of this result"),
        )
