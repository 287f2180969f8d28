"""A method of scoring: weights, bands and caps, as `schema/method/` says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Method:
    """One version of the scoring method: every number that scoring uses (contract: scoring)."""

    version: str
    sha256: str
    """Of the method file, published with every score."""
    weights: Mapping[str, Fraction]
    critical: frozenset[str]
    levels: Mapping[str, int]
    """Outcome to level: case_made 3 … red_line 0."""
    bands: tuple[tuple[str, Fraction], ...]
    """Band and the least `low` that earns it, best first."""
    band_caps: Mapping[str, int]
    concern_high: tuple[Fraction, int]
    """From this Concern high on, this cap."""
    benefit_low: tuple[Fraction, int]
    """Below this Benefit low, this cap."""
    critical_caps: Mapping[int, int]
    """Lowest rating of a critical question to cap."""
    gate_caps: Mapping[str, int]
    incomplete_gates: Mapping[str, int]
    """Gates that mean insufficient evidence, and the cap if what is open turns out badly."""
    coverage: Fraction
    applicability: Fraction
    weight_factors: tuple[Fraction, Fraction]
    """How far every weight may move in the sensitivity test: half and double."""
    decision_ranks: Mapping[str, int]
    """Decision to rank; for the cautious ones the most it can be (contract: scoring)."""
    cautious: frozenset[str]
    """The decisions that can't be too cautious where the case is not made: their rank is at most
    the level."""
    assessment_levels: Mapping[str, int]
    """Outcome to the level a decision is held against."""


def newest_version(versions: Iterable[str]) -> str:
    """The newest of some versions. Raises ValueError where there is none."""
    return max(versions, key=lambda version: [int(number) for number in version.split(".")])
