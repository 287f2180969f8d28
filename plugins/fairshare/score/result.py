"""What scoring gives back: frozen values with exact numbers, and their JSON form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from fairshare.model import Rated

RED_LINE = "red_line"
INSUFFICIENT = "insufficient_evidence"
OUTCOMES = (RED_LINE, INSUFFICIENT, "case_not_made", "conditional", "case_made")
"""Every outcome, worst first, in the order in which they show (contract: scoring, Outcome)."""
NOT_ASSESSED = "not_assessed"
"""Stands for an outcome where nobody answered the questions: of an imported entry. It is none."""


@dataclass(frozen=True, slots=True)
class Span:
    """From the lowest to the highest that the answers allow, 0 to 100, unrounded."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Weights:
    """How far a principle's `low` moves when all weights may (contract: scoring, Sensitivity)."""

    low: Fraction
    high: Fraction
    robust: bool
    """Whether both ends give the same cap."""


@dataclass(frozen=True, slots=True)
class PrincipleScore:
    """One principle that at least one question applies to."""

    low: Fraction
    """0 to 100, unrounded."""
    high: Fraction
    band: str
    coverage: Fraction
    """Share of the applicable weight that is answered, 0 to 1."""
    applicability: Fraction
    """Share of the whole weight that applies, 0 to 1. Not part of the JSON form."""
    weakest: tuple[str, ...]
    """The questions with the lowest `low`, in the order of the framework."""
    weights: Weights

    @property
    def is_known(self) -> bool:
        """Whether any of its questions is answered: without, its band says nothing of it."""
        return self.coverage > 0


@dataclass(frozen=True, slots=True)
class Reason:
    """One cap that binds, or one gap in the evidence."""

    rule: str
    subject: str | None
    """A principle, a question or a gate; None for benefit_low and concern_high."""
    outcome: str
    """What this alone would make of the assessment. Not part of the JSON form."""


@dataclass(frozen=True, slots=True)
class Tipping:
    """One changed answer that alters the outcome."""

    question: str
    rating: int
    outcome: str


@dataclass(frozen=True, slots=True)
class Possible:
    """The outcomes at both ends of what is not known (contract: scoring, What is possible)."""

    worst: str
    best: str


@dataclass(frozen=True, slots=True)
class Score:
    """The assessment of one initiative under one version of the method."""

    method: str
    method_sha256: str
    outcome: str
    possible: Possible | None
    """None where nothing was assessed."""
    principles: Mapping[str, PrincipleScore | None]
    """None for a principle that no question applies to; empty where nothing was assessed."""
    benefit: Span | None
    """None where no question of the axis applies."""
    concern: Span | None
    reasons: tuple[Reason, ...]
    """By rule, then by subject."""
    tipping: tuple[Tipping, ...]
    """By question, then by rating."""
    divergence: int | None
    """Above 0: the decision is bolder than the assessment that it rested on. None where there is
    no decision, or none that can be held against an assessment."""
    rested_on: str | None
    """The outcome that the decision is held against: `outcome`, but for gates whose facts have
    changed since. None where `divergence` is. Not part of the JSON form."""
    answers: Mapping[str, Rated]
    """The answers that were scored: what the words about a score speak of."""

    @property
    def assessed(self) -> bool:
        """Whether the questions were answered at all, as they are but in an imported entry."""
        return self.outcome != NOT_ASSESSED


def as_dict(score: Score, identifier: str) -> dict[str, object]:
    """One initiative of `fairshare score --format json` (contract: scoring): rounded, for reading.

    `method_sha256` is published beside the version. `divergence` is left out where none is
    computed. Of what was not assessed, all that an assessment would say is null.
    """
    principles = {name: _principle(found) for name, found in score.principles.items()}
    shown: dict[str, object] = {
        "id": identifier,
        "method": score.method,
        "method_sha256": score.method_sha256,
        "outcome": score.outcome,
        "possible": _possible(score.possible),
        "principles": principles if score.assessed else None,
        "benefit": _span(score.benefit),
        "concern": _span(score.concern),
        "reasons": [_reason(reason) for reason in score.reasons],
        "tipping": [
            {"question": tip.question, "rating": tip.rating, "outcome": tip.outcome}
            for tip in score.tipping
        ],
    }
    if score.divergence is not None or not score.assessed:
        shown["divergence"] = score.divergence
    return shown


def rounded(value: Fraction, places: int = 1) -> float:
    """The number as shown: halves go up, as people round (56.25 is shown as 56.3)."""
    scale: int = 10**places
    return floor(value * scale + Fraction(1, 2)) / scale


def _principle(found: PrincipleScore | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "low": rounded(found.low),
        "high": rounded(found.high),
        "band": found.band,
        "coverage": rounded(found.coverage, 4),
        "weakest": list(found.weakest),
        "weights": {
            "low": rounded(found.weights.low),
            "high": rounded(found.weights.high),
            "robust": found.weights.robust,
        },
    }


def _possible(ends: Possible | None) -> dict[str, str] | None:
    return None if ends is None else {"worst": ends.worst, "best": ends.best}


def _span(span: Span | None) -> dict[str, float] | None:
    return None if span is None else {"low": rounded(span.low), "high": rounded(span.high)}


def _reason(reason: Reason) -> dict[str, str]:
    shown = {"rule": reason.rule}
    if reason.subject is not None:
        shown["subject"] = reason.subject
    return shown
