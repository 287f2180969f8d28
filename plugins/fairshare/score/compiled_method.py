"""The compiled method: a scoring method and its questions in whole numbers.

Scoring is exact (contract: scoring), and every entry is scored 91 times over for its tipping
answers. That takes 0.4 ms; in fractions, as the reference in the tests counts, over a hundred times
as long. So a rating counts 0 to 4 quarters, weights are multiplied by their common denominator, and
limits become the whole sums that reach them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from fairshare.framework import AXES, PRINCIPLES, Method, Question
from fairshare.model import NOT_APPLICABLE, Rated

QUARTER = 25
"""What one step of the scale is worth out of 100: u(x) = (x - 1) / 4."""


class Point(NamedTuple):
    """One answer: whether it counts, and how favourable it is at its least and best, 0 to 4."""

    applicable: int
    answered: int
    low: int
    high: int


WORST = Point(1, 1, 0, 0)
"""A plain rating of 1."""


class Tally(NamedTuple):
    """The weighted sums over one principle or axis."""

    total: int
    """Weight of all its questions."""
    applicable: int
    answered: int
    low: int
    high: int

    def swap(self, weight: int, old: Point, new: Point) -> Tally:
        """The sums after one question of this weight is answered otherwise."""
        return Tally(
            self.total,
            self.applicable + weight * (new.applicable - old.applicable),
            self.answered + weight * (new.answered - old.answered),
            self.low + weight * (new.low - old.low),
            self.high + weight * (new.high - old.high),
        )


@dataclass(frozen=True, slots=True)
class Ladder:
    """Limits on a share of 100, and a cap for each rung: below the first limit, past it, and up."""

    limits: tuple[tuple[int, int], ...]
    """Numerator and denominator, lowest first."""
    caps: tuple[int, ...]
    above: bool = False
    """Whether a limit must be passed, and not only reached."""

    def rungs(self, applicable: int) -> list[int]:
        """The least sum of quarters, out of this weight, that gets past each limit."""
        if self.above:
            return [top * applicable // (QUARTER * bottom) + 1 for top, bottom in self.limits]
        return [-(-top * applicable // (QUARTER * bottom)) for top, bottom in self.limits]

    def cap(self, low: int, applicable: int) -> int:
        """The cap at one sum of quarters; the best where nothing applies."""
        if not applicable:
            return self.caps[-1]
        return self.caps[bisect_right(self.rungs(applicable), low)]

    def cap_each(self, lows: Sequence[int], applicable: int) -> list[int]:
        """The caps at several sums of quarters over the same weight."""
        if not applicable:
            return [self.caps[-1]] * len(lows)
        rungs, caps = self.rungs(applicable), self.caps
        return [caps[bisect_right(rungs, low)] for low in lows]


@dataclass(frozen=True, slots=True)
class CompiledMethod:
    """One method over one set of questions."""

    method: Method
    top: int
    """The best level: no cap."""
    outcomes: Mapping[int, str]
    """Level to outcome."""
    weights: Mapping[str, int]
    groups: Mapping[str, tuple[str, ...]]
    """Principle or axis to its questions."""
    placed: Mapping[str, tuple[str, str]]
    """Question to its principle and axis."""
    ladders: Mapping[str, Ladder]
    """Principle (principle_band) or axis (benefit_low, concern_high) to its caps."""
    coverage: tuple[int, int]
    applicability: tuple[int, int]

    def tally(self, group: str, points: Mapping[str, Point]) -> Tally:
        """The sums over a principle or an axis."""
        total = applicable = answered = low = high = 0
        for name in self.groups[group]:
            weight, point = self.weights[name], points[name]
            total += weight
            applicable += weight * point.applicable
            answered += weight * point.answered
            low += weight * point.low
            high += weight * point.high
        return Tally(total, applicable, answered, low, high)

    def lacks(self, tally: Tally) -> bool:
        """coverage: whether too little of a principle is answered, or applies, to judge it."""
        answered, applicable = self.coverage, self.applicability
        return (
            not tally.applicable
            or tally.answered * answered[1] < answered[0] * tally.applicable
            or tally.applicable * applicable[1] < applicable[0] * tally.total
        )

    def critical_cap(self, rating: int) -> int:
        """critical_low, for the lowest rating that the answer allows."""
        return self.method.critical_caps.get(rating, self.top)


def compile_method(method: Method, questions: tuple[Question, ...]) -> CompiledMethod:
    """Turn a method into whole numbers, over those of the questions that it weighs."""
    questions = tuple(question for question in questions if question.id in method.weights)
    whole = _whole(method.weights[question.id] for question in questions)
    top = max(method.levels.values())
    return CompiledMethod(
        method=method,
        top=top,
        outcomes={level: name for name, level in method.levels.items()},
        weights={question.id: weight for question, weight in zip(questions, whole, strict=True)},
        groups={
            group: tuple(q.id for q in questions if group in (q.principle, q.axis))
            for group in PRINCIPLES + AXES
        },
        placed={question.id: (question.principle, question.axis) for question in questions},
        ladders=_ladders(method, top),
        coverage=method.coverage.as_integer_ratio(),
        applicability=method.applicability.as_integer_ratio(),
    )


def _ladders(method: Method, top: int) -> dict[str, Ladder]:
    rising = method.bands[::-1]
    principle = Ladder(
        tuple(least.as_integer_ratio() for _, least in rising[1:]),
        tuple(method.band_caps[band] for band, _ in rising),
    )
    benefit, concern = method.benefit_low, method.concern_high
    return dict.fromkeys(PRINCIPLES, principle) | {
        "benefit": Ladder((benefit[0].as_integer_ratio(),), (benefit[1], top)),
        # Concern is what the safeguards lack to 100: it stays below its limit when they are
        # above the rest.
        "risk": Ladder(((100 - concern[0]).as_integer_ratio(),), (concern[1], top), above=True),
    }


def point(answer: Rated | None) -> Point:
    """An answer in quarters. Unknown, or none, may be anything from 0 to 4; so silence costs."""
    if answer is None or answer.low is None or answer.high is None:
        applicable = answer is None or answer.rating != NOT_APPLICABLE
        return Point(1, 0, 0, 4) if applicable else Point(0, 0, 0, 0)
    return Point(1, 1, answer.low - 1, answer.high - 1)


def factors(method: Method) -> tuple[int, int]:
    """The least and the greatest factor of a weight, as whole numbers in the same proportion."""
    least, greatest = _whole(method.weight_factors)
    return least, greatest


def _whole(numbers: Iterable[Fraction]) -> list[int]:
    """Fractions times their common denominator."""
    ratios = [number.as_integer_ratio() for number in numbers]
    scale = lcm(*(bottom for _, bottom in ratios))
    return [top * (scale // bottom) for top, bottom in ratios]
