"""The register over time: how many decisions each year, by outcome, as stacked columns."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fairshare.framework import Framework
from fairshare.publish.charts.shapes import Look, looks
from fairshare.publish.edition import Item, newest_date
from fairshare.publish.words.outcomes import UNDECIDED

ALL_YEARS = 40
"""Over a longer time, only the years in which something was decided are drawn."""
LABELS = 7
"""Years that have room for their number below the picture on a small screen."""
TOP, BOTTOM = 12.0, 86.0
"""The columns' greatest height and foot, in percent; the rest is for numbers."""
_DIGIT = 8
_ROOM = 250
"""Pixels that a digit takes, and those across the picture on a small screen."""


@dataclass(frozen=True, slots=True)
class Part:
    """One outcome within a column. Places are percentages of the picture."""

    look: Look
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class YearColumn:
    """One year."""

    year: int
    total: int
    parts: Sequence[Part]
    """From the foot up, in the order of outcomes, those with none left out."""
    x: float
    width: float
    labelled: bool
    """Whether there is room for the year below."""

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)

    @property
    def top(self) -> float:
        return min((part.y for part in self.parts), default=BOTTOM)

    @property
    def decided(self) -> bool:
        """Whether anything was decided: only then has the year a list of its own."""
        return any(part.look.code not in UNDECIDED for part in self.parts)

    def count(self, look: Look) -> int:
        """How many of this year have an outcome."""
        return sum(part.count for part in self.parts if part.look == look)


@dataclass(frozen=True, slots=True)
class Years:
    """The picture and its table."""

    columns: Sequence[YearColumn]
    looks: Sequence[Look]
    """The outcomes that occur."""
    undated: int
    """Initiatives that are neither decided nor dated."""
    numbered: bool
    """Whether the columns' totals have room above them."""


def years(items: Iterable[Item], framework: Framework) -> Years:
    """Counts by year of the decision, or of the submission where nothing is decided yet."""
    counts: Counter[tuple[int, str]] = Counter()
    undated = 0
    for item in items:
        day = newest_date(item.initiative)
        if day == dt.date.min:
            undated += 1
            continue
        counts[day.year, item.initiative.outcome] += 1
    look = looks(framework)
    occurring = [one for code, one in look.items() if any(key[1] == code for key in counts)]
    columns = list(_columns(counts, occurring))
    widest = max((len(str(column.total)) for column in columns), default=1)
    return Years(columns, occurring, undated, widest * _DIGIT * len(columns) <= _ROOM)


def _columns(counts: Counter[tuple[int, str]], occurring: list[Look]) -> Iterator[YearColumn]:
    """One column for each year from the first to the last."""
    totals: Counter[int] = Counter()
    for (year, _outcome), count in counts.items():
        totals[year] += count
    shown = sorted(totals)
    if shown and shown[-1] - shown[0] < ALL_YEARS:
        shown = list(range(shown[0], shown[-1] + 1))
    most, step = max(totals.values(), default=1), -(-len(shown) // LABELS)
    for place, year in enumerate(shown):
        found = [(one, counts[year, one.code]) for one in occurring]
        whole = 100 / len(shown)
        yield YearColumn(
            year,
            totals[year],
            list(_parts([pair for pair in found if pair[1]], most)),
            x=round(whole * (place + 0.12), 2),
            width=round(whole * 0.76, 2),
            labelled=(len(shown) - 1 - place) % step == 0,
        )


def _parts(found: list[tuple[Look, int]], most: int) -> Iterator[Part]:
    """The parts of a column, one on the other."""
    foot = BOTTOM
    for look, count in found:
        height = (BOTTOM - TOP) * count / most
        foot -= height
        yield Part(look, count, round(foot, 2), round(height, 2))
