"""Principles and axes: from weighted sums back to exact shares of 100 (contract: scoring)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from fairshare.framework import Method
from fairshare.score.compiled_method import QUARTER, CompiledMethod, Point, Tally
from fairshare.score.result import PrincipleScore, Span
from fairshare.score.sensitivity import weights


def principle_score(
    rules: CompiledMethod, name: str, tally: Tally, points: Mapping[str, Point]
) -> PrincipleScore | None:
    """The score of one principle; None where no question of it applies."""
    span = favourability(tally)
    if span is None:
        return None
    applicable = [q for q in rules.groups[name] if points[q].applicable]
    least = min(points[q].low for q in applicable)
    answers = [(points[q].low, rules.weights[q]) for q in applicable]
    return PrincipleScore(
        low=span.low,
        high=span.high,
        band=_band(span.low, rules.method),
        coverage=Fraction(tally.answered, tally.applicable),
        applicability=Fraction(tally.applicable, tally.total),
        weakest=tuple(q for q in applicable if points[q].low == least),
        weights=weights(rules, rules.ladders[name], answers),
    )


def favourability(tally: Tally) -> Span | None:
    """low(G) and high(G), 0 to 100; None where nothing applies. Of the benefit axis: Benefit."""
    if not tally.applicable:
        return None
    return Span(
        Fraction(QUARTER * tally.low, tally.applicable),
        Fraction(QUARTER * tally.high, tally.applicable),
    )


def concern(tally: Tally) -> Span | None:
    """Concern = [100 - high, 100 - low] of the risk questions."""
    span = favourability(tally)
    return None if span is None else Span(100 - span.high, 100 - span.low)


def _band(low: Fraction, method: Method) -> str:
    """The best band that `low` earns; the last starts at 0."""
    return next(band for band, least in method.bands if low >= least)
