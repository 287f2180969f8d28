"""A score as text and back, exactly: so that an unchanged entry need not be scored again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeVar

from fairshare.model import Rated
from fairshare.score.result import Possible, PrincipleScore, Reason, Score, Span, Tipping, Weights

Frozen = TypeVar("Frozen")


def pack(score: Score) -> dict[str, Any]:
    """Everything of a score, as JSON can hold it; fractions as "n/d"."""
    return {
        "method": score.method,
        "sha256": score.method_sha256,
        "outcome": score.outcome,
        "possible": score.possible and [score.possible.worst, score.possible.best],
        "principles": {name: _principle(one) for name, one in score.principles.items()},
        "benefit": _span(score.benefit),
        "concern": _span(score.concern),
        "reasons": [[one.rule, one.subject, one.outcome] for one in score.reasons],
        "tipping": [[one.question, one.rating, one.outcome] for one in score.tipping],
        "divergence": score.divergence,
        "rested_on": score.rested_on,
        "answers": {name: [one.rating, one.low, one.high] for name, one in score.answers.items()},
    }


def unpack(packed: Mapping[str, Any]) -> Score:
    """The score that `pack` was given."""
    return Score(
        method=packed["method"],
        method_sha256=packed["sha256"],
        outcome=packed["outcome"],
        possible=packed["possible"] and _one(Possible, *packed["possible"]),
        principles={name: _to_principle(one) for name, one in packed["principles"].items()},
        benefit=_to_span(packed["benefit"]),
        concern=_to_span(packed["concern"]),
        reasons=tuple(_one(Reason, *one) for one in packed["reasons"]),
        tipping=tuple(_one(Tipping, *one) for one in packed["tipping"]),
        divergence=packed["divergence"],
        rested_on=packed["rested_on"],
        answers={name: Rated.of(*one) for name, one in packed["answers"].items()},
    )


def _principle(one: PrincipleScore | None) -> list[Any] | None:
    if one is None:
        return None
    numbers = (one.low, one.high, one.coverage, one.applicability)
    weights = one.weights
    return [
        [str(number) for number in numbers],
        one.band,
        list(one.weakest),
        [str(weights.low), str(weights.high), weights.robust],
    ]


def _to_principle(packed: list[Any] | None) -> PrincipleScore | None:
    if packed is None:
        return None
    numbers, band, weakest, (least, most, robust) = packed
    low, high, coverage, applicability = map(_number, numbers)
    weights = _one(Weights, _number(least), _number(most), robust)
    known: PrincipleScore = _one(
        PrincipleScore, low, high, band, coverage, applicability, tuple(weakest), weights
    )
    return known


@lru_cache(maxsize=16_384)
def _one(kind: Callable[..., Frozen], *values: Any) -> Frozen:
    """A frozen value; one for all scores that have the same, or they take four times the room."""
    return kind(*values)


@lru_cache(maxsize=4096)
def _number(text: str) -> Fraction:
    """A fraction from its text; registers hold the same few again and again."""
    return Fraction(text)


def _span(span: Span | None) -> list[str] | None:
    return None if span is None else [str(span.low), str(span.high)]


def _to_span(packed: list[str] | None) -> Span | None:
    return None if packed is None else _one(Span, *map(_number, packed))
