"""Benefit against concern: where each initiative lies, as a place in a square picture.

Benefit grows to the right and concern upwards. Neither is ever subtracted from the other, and no
place is a rank (contract: scoring, Limits).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fairshare.language import gettext as _
from fairshare.publish.charts.scales import LEFT, RIGHT, across, upwards
from fairshare.publish.charts.shapes import Look, looks
from fairshare.publish.edition import Edition, Item
from fairshare.publish.words.ratings import one_decimal
from fairshare.score import Score, Span

MOST_POINTS = 300
"""With more, points hide each other and the home page grows heavy: counts stand for them."""
MOST_STOPS = 50
"""With more, Tab passes over the points: the table right after them has the same links."""
CELLS = 10
"""The picture of counts has this many cells across, and as many up."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one assessment lies: a mark in the middle of its range, and the range's ends."""

    benefit: Span
    concern: Span

    @property
    def x(self) -> float:
        return across(_middle(self.benefit))

    @property
    def y(self) -> float:
        return upwards(_middle(self.concern))

    @property
    def left(self) -> float:
        return across(self.benefit.low)

    @property
    def right(self) -> float:
        return across(self.benefit.high)

    @property
    def top(self) -> float:
        return upwards(self.concern.high)

    @property
    def bottom(self) -> float:
        return upwards(self.concern.low)

    @property
    def words(self) -> str:
        """The place as a sentence: "Benefit 62 to 70 of 100, concern 41 of 100."."""
        return _("Benefit {benefit} of 100, concern {concern} of 100.").format(
            benefit=span_words(self.benefit), concern=span_words(self.concern)
        )


def plot_place(score: Score) -> Place | None:
    """Where an assessment lies; None where nothing at all is known of benefit or of concern.

    A mark in the middle would then claim a place that no answer gave it.
    """
    if score.benefit is None or score.concern is None:
        return None
    if _unknown(score.benefit) or _unknown(score.concern):
        return None
    return Place(score.benefit, score.concern)


def span_words(span: Span | None) -> str:
    """A span for people: "62", "62 to 70", or that it is not known."""
    if span is None or _unknown(span):
        return _("not known")
    low, high = one_decimal(span.low), one_decimal(span.high)
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


@dataclass(frozen=True, slots=True)
class PlotRow:
    """One initiative of the picture and of the table behind it."""

    item: Item
    look: Look
    place: Place | None


@dataclass(frozen=True, slots=True)
class Cell:
    """How many initiatives lie in one square of the picture."""

    benefit: int
    """From 0: the square's number from the left."""
    concern: int
    """From 0: the square's number from the bottom."""
    count: int
    most: int
    """The largest count of any square: the largest fills its square."""

    @property
    def x(self) -> float:
        return across((self.benefit + 0.5) * 100 / CELLS)

    @property
    def y(self) -> float:
        return upwards((self.concern + 0.5) * 100 / CELLS)

    @property
    def side(self) -> float:
        """Percent of the picture. The area follows the count, down to a least that can be seen."""
        whole = (RIGHT - LEFT) / CELLS
        return round(whole * max(0.2, math.sqrt(self.count / self.most)), 2)

    @property
    def left(self) -> float:
        return round(self.x - self.side / 2, 2)

    @property
    def top(self) -> float:
        return round(self.y - self.side / 2, 2)

    @property
    def words(self) -> str:
        """The count, short enough for a square of a small screen; the table has it in full."""
        return str(self.count) if self.count < 1000 else f"{self.count // 1000}k"


@dataclass(frozen=True, slots=True)
class Plot:
    """The picture of all that were assessed: as points, or as counts where there are many."""

    rows: Sequence[PlotRow]
    """Newest first; empty where there are too many to show each."""
    cells: Mapping[tuple[int, int], Cell]
    """By benefit and concern; empty where each initiative has its point."""
    key: Sequence[tuple[Look, int]]
    """What each shape means and how many have it."""
    methods: tuple[str, ...]
    """The versions in use, whose limits are drawn."""
    stops: bool
    """Whether Tab stops at each point."""
    total: int
    placed: int
    """How many of them have a place in the picture."""


def plot(edition: Edition) -> Plot:
    """The picture of an edition: of what was assessed. One pass over it."""
    look = looks(edition.framework)
    rows = [
        PlotRow(item, look[item.initiative.outcome], plot_place(item.score))
        for item in edition.assessed
    ]
    places = [row.place for row in rows if row.place]
    many = len(rows) > MOST_POINTS
    occurring = Counter(row.look.code for row in rows)
    return Plot(
        rows=() if many else rows,
        cells=density(places) if many else {},
        key=[(one, occurring[code]) for code, one in look.items() if occurring[code]],
        methods=tuple(sorted({row.item.score.method for row in rows})),
        stops=len(rows) <= MOST_STOPS,
        total=len(rows),
        placed=len(places),
    )


def density(places: Iterable[Place]) -> dict[tuple[int, int], Cell]:
    """How many places lie in each square, for the squares that have any."""
    counts = Counter((_cell(_middle(one.benefit)), _cell(_middle(one.concern))) for one in places)
    most = max(counts.values(), default=1)
    return {square: Cell(*square, count, most) for square, count in sorted(counts.items())}


def _middle(span: Span) -> float:
    return (float(span.low) + float(span.high)) / 2


def _unknown(span: Span) -> bool:
    return span.low == 0 and span.high == 100


def _cell(value: float) -> int:
    return min(int(value * CELLS / 100), CELLS - 1)
