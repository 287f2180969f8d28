"""The scales behind the pictures: the square of benefit against concern, and the bands of 0 to 100.

Pictures have no view box: places are percentages of their width and height, so that marks and text
keep their size on a telephone and on a wall.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from fairshare.framework import Method

LEFT, RIGHT = 9.0, 97.0
TOP, BOTTOM = 3.0, 93.0
"""The square's frame, in percent of the picture; what is left over is for the numbers beside it."""


def across(benefit: Fraction | float) -> float:
    """Where a benefit of 0 to 100 lies, in percent of the picture's width."""
    return round(LEFT + (RIGHT - LEFT) * float(benefit) / 100, 2)


def upwards(concern: Fraction | float) -> float:
    """Where a concern of 0 to 100 lies, in percent of the picture's height, from its top."""
    return round(BOTTOM - (BOTTOM - TOP) * float(concern) / 100, 2)


@dataclass(frozen=True, slots=True)
class Tick:
    """A number from 0 to 100 and where it stands on both scales."""

    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands behind the marks: the frame, its numbers and the limits of the method."""

    limits: tuple[tuple[Fraction, Fraction], ...]
    """Below which benefit, and from which concern on, a method allows no more than its cap."""
    left: float = LEFT
    top: float = TOP
    right: float = RIGHT
    bottom: float = BOTTOM
    width: float = RIGHT - LEFT
    height: float = BOTTOM - TOP

    @property
    def ticks(self) -> list[Tick]:
        return [Tick(number, across(number), upwards(number)) for number in (0, 25, 50, 75, 100)]

    @property
    def lines(self) -> list[tuple[float, float]]:
        """Where the limits lie: across and up."""
        return [(across(benefit), upwards(concern)) for benefit, concern in self.limits]


def ground(methods: Iterable[Method]) -> Ground:
    """What stands behind the marks, with the limits of some methods, those alike only once."""
    limits = {(one.benefit_low[0], one.concern_high[0]) for one in methods}
    return Ground(tuple(sorted(limits)))


@dataclass(frozen=True, slots=True)
class Band:
    """One band of the scale of a principle."""

    code: str
    start: float
    end: float
    """Both from 0 to 100."""

    @property
    def middle(self) -> float:
        return round((self.start + self.end) / 2, 2)


def bands(method: Method) -> list[Band]:
    """The bands of a method, lowest first."""
    ends = [100.0, *(float(least) for _band, least in method.bands)]
    found = [
        Band(code, float(least), end)
        for (code, least), end in zip(method.bands, ends, strict=False)
    ]
    return found[::-1]
