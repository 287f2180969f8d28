"""Sensitivity: how much hangs on the weights, and on any single answer. Exact, no sampling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import accumulate, repeat
from math import lcm

from fairshare.score.compiled_method import (
    QUARTER,
    WORST,
    CompiledMethod,
    Ladder,
    Point,
    Tally,
    factors,
)
from fairshare.score.outcome import Finding, ScoringRule, combined, outcome_of
from fairshare.score.result import RED_LINE, Tipping, Weights

RATINGS = (1, 2, 3, 4, 5)

Mean = tuple[int, int]
"""A weighted sum of quarters, and the weight it is out of."""


def weights(rules: CompiledMethod, ladder: Ladder, answers: list[Mean]) -> Weights:
    """The least and the greatest `low` of a principle when every weight may move.

    `answers` are (low in quarters, weight) of the applicable questions, at least one. A weighted
    mean is least when the answers below some point weigh most and those above it least, and
    greatest the other way round; so it is enough to try each point
    (contract: scoring, Sensitivity).
    """
    light, heavy = factors(rules.method)
    ordered = sorted(answers)
    least = min(_on_one_scale(_means(ordered, heavy, light)))[1]
    greatest = max(_on_one_scale(_means(ordered, light, heavy)))[1]
    return Weights(
        low=Fraction(QUARTER * least[0], least[1]),
        high=Fraction(QUARTER * greatest[0], greatest[1]),
        robust=ladder.cap(*least) == ladder.cap(*greatest),
    )


def _means(ordered: list[Mean], first: int, rest: int) -> list[Mean]:
    """The mean with the first k answers at one factor and the rest at the other, for each k."""
    sums = list(accumulate((low * weight for low, weight in ordered), initial=0))
    whole = list(accumulate((weight for _, weight in ordered), initial=0))
    return [
        (first * s + rest * (sums[-1] - s), first * w + rest * (whole[-1] - w))
        for s, w in zip(sums, whole, strict=True)
    ]


def _on_one_scale(means: list[Mean]) -> list[tuple[int, Mean]]:
    """Each mean after its numerator over a common denominator: exact to compare, and fast."""
    scale = lcm(*(whole for _, whole in means))
    return [(part * (scale // whole), (part, whole)) for part, whole in means]


def tipping(
    rules: CompiledMethod,
    points: Mapping[str, Point],
    tallies: Mapping[str, Tally],
    found: Mapping[ScoringRule, Finding],
) -> tuple[Tipping, ...]:
    """Every change of one answer to a plain rating that alters the outcome, by question."""
    now = outcome_of(*combined(found.values()), rules)
    return tuple(
        Tipping(question, rating, then)
        for question in sorted(points)
        for rating, then in _instead(rules, question, points[question], tallies, found)
        if then != now
    )


def _instead(
    rules: CompiledMethod,
    question: str,
    old: Point,
    tallies: Mapping[str, Tally],
    found: Mapping[ScoringRule, Finding],
) -> Iterator[tuple[int, str]]:
    """The outcome that each rating of one question would give.

    Only the rules that look at the question are judged again: its principle, its axis, and itself
    where it is critical. The rest stands; where the rest is a red line, it is one at any rating.
    """
    principle, axis = rules.placed[question]
    others = dict(found)
    critical = others.pop(("critical", question), None) is not None
    del others["principle", principle], others["axis", axis]
    rest = combined(others.values())
    if outcome_of(*rest, rules) == RED_LINE:
        return
    weight = rules.weights[question]
    in_principle = tallies[principle].swap(weight, old, WORST)
    in_axis = tallies[axis].swap(weight, old, WORST)
    incomplete = rest.incomplete or rules.lacks(in_principle)
    caps = map(
        min,
        repeat(rest.cap),
        _caps_at_each(rules.ladders[principle], weight, in_principle),
        _caps_at_each(rules.ladders[axis], weight, in_axis),
        map(rules.critical_cap, RATINGS) if critical else repeat(rules.top),
    )
    for rating, cap in zip(RATINGS, caps, strict=True):
        yield rating, outcome_of(cap, incomplete, rules)


def _caps_at_each(ladder: Ladder, weight: int, worst: Tally) -> list[int]:
    """The cap of a group at each rating of a question of this weight; `worst`: the sums at 1."""
    lows = [worst.low + weight * (rating - 1) for rating in RATINGS]
    return ladder.cap_each(lows, worst.applicable)
