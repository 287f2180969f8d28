"""The timeline of an initiative as a strip: its dated events in proportion to time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairshare.language import ngettext
from fairshare.publish.charts.shapes import PATHS
from fairshare.publish.charts.timeline import TimelineEvent
from fairshare.publish.words.dates import date_words
from fairshare.validate.calendar_date import first_day

START, END = 3.0, 97.0
"""Where the first and the last event stand, in percent of the strip's width."""
APART = 5.0
"""CorrectionMarks nearer than this would hide each other on a small screen, so they are stacked."""
ROWS = 5
NEAREST, STEP, MARGIN = 13, 18, 9
"""Pixels from the line to the first row, from row to row, and around marks."""
MOST_YEARS = 40
"""Over a longer time, lines for single years are left out."""

_SHAPES: Mapping[str, tuple[str, bool]] = {
    "submitted": ("circle", False),
    **dict.fromkeys(("assessed", "reassessed"), ("square", False)),
    "decided": ("diamond", True),
    **dict.fromkeys(("started", "resumed", "released"), ("arrow", True)),
    "result": ("circle", True),
    **dict.fromkeys(("challenged", "incident", "breach-found"), ("cross", True)),
    **dict.fromkeys(("answered", "agreed", "agreement-signed", "review-held"), ("tick", True)),
    **dict.fromkeys(("no-breach-found", "condition-met"), ("tick", True)),
    **dict.fromkeys(("review", "agreement-ends"), ("diamond", False)),
    **dict.fromkeys(("ended", "stopped", "dropped"), ("square", True)),
    **dict.fromkeys(("withdrawn", "paused"), ("bar", True)),
}
"""Kind of event to its shape, and whether that is filled; any other kind changed something."""

_CHANGED = ("triangle", False)


@dataclass(frozen=True, slots=True)
class StripMark:
    """One event on the strip, and in the list of events that it illustrates."""

    event: TimelineEvent
    x: float
    """Percent of the strip's width."""
    row: int
    """0 next to the line; above it where marks would hide each other."""
    path: str
    tone: str
    """The class of the mark."""

    @property
    def rise(self) -> int:
        """Pixels that the mark stands above the line."""
        return NEAREST + STEP * self.row


@dataclass(frozen=True, slots=True)
class Strip:
    """The picture of a timeline."""

    marks: Sequence[StripMark]
    """Every event, oldest first."""
    years: Sequence[float]
    """Where the years begin."""
    drawn: bool
    """False where all happened on one day: then only the list is shown."""
    vague: bool
    """Whether some date is only a year or a month, drawn at its beginning."""

    @property
    def foot(self) -> int:
        """Pixels from the top of the strip to its line."""
        return max((stop.rise for stop in self.marks), default=0) + MARGIN

    @property
    def words(self) -> str:
        """What the strip shows, for those who don't see it."""
        count = len(self.marks)
        words = ngettext(
            "{count} event, from {first} to {last}; all are listed below",
            "{count} events, from {first} to {last}; all are listed below",
            count,
        )
        first, last = (date_words(self.marks[end].event.date) for end in (0, -1))
        return words.format(count=count, first=first, last=last)


def strip(events: Sequence[TimelineEvent]) -> Strip:
    """The strip for events in order of time, oldest first."""
    days = [first_day(event.date) for event in events]
    length = (days[-1] - days[0]).days if days else 0
    places = [START + (END - START) * (day - days[0]).days / (length or 1) for day in days]
    return Strip(
        marks=list(_marks(events, places)),
        years=list(_years(days[0], days[-1])) if length else [],
        drawn=length > 0,
        vague=any(len(event.date) < len("YYYY-MM-DD") for event in events),
    )


def _marks(events: Sequence[TimelineEvent], places: Sequence[float]) -> Iterator[StripMark]:
    """Each event on the lowest row that has room; where none has, on the line."""
    last = [-APART] * ROWS
    for event, x in zip(events, places, strict=True):
        row = next((n for n in range(ROWS) if x - last[n] >= APART), 0)
        last[row] = x
        shape, filled = _SHAPES.get(event.kind, _CHANGED)
        tone = "fs-event" if filled else "fs-event fs-event--open"
        yield StripMark(event, round(x, 2), row, PATHS[shape], tone)


def _years(first: dt.date, last: dt.date) -> Iterator[float]:
    if last.year - first.year > MOST_YEARS:
        return
    whole = (last - first).days
    for year in range(first.year + 1, last.year + 1):
        yield round(START + (END - START) * (dt.date(year, 1, 1) - first).days / whole, 2)
