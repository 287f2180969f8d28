"""Answers to the 18 questions, as an entry gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias, TypeGuard

Rating: TypeAlias = int | str
"""1 to 5, "unknown" or "not_applicable"."""

UNKNOWN = "unknown"
NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Rated:
    """What an answer says in numbers."""

    rating: Rating
    low: int | None
    """Lowest rating meant, 1 to 5; None when unknown or not applicable."""
    high: int | None

    @classmethod
    @cache
    def of(cls, rating: Rating, low: int | None, high: int | None) -> Rated:
        """The same one for the same numbers: a register says few things many times."""
        return cls(rating, low, high)


@dataclass(frozen=True, slots=True)
class Answer(Rated):
    """What an entry answers to one of the 18 questions."""

    justification: str = ""
    evidence: tuple[Mapping[str, str], ...] = ()

    @classmethod
    def read(cls, value: object) -> Answer:
        """Read an answer as written; whatever is missing or malformed counts as unknown.

        Scoring must not depend on validity (contract: interfaces, Commands), so nothing
        is raised here.
        """
        given = value if isinstance(value, dict) else {}
        rating = given.get("rating", UNKNOWN)
        text = given.get("justification", "")
        evidence = given.get("evidence", ())
        low, high = _bounds(rating, given.get("range"))
        if low is None and rating != NOT_APPLICABLE:
            rating = UNKNOWN
        return cls(
            rating=rating,
            low=low,
            high=high,
            justification=text if isinstance(text, str) else "",
            evidence=tuple(e for e in evidence if isinstance(e, dict))
            if isinstance(evidence, list)
            else (),
        )


def rated(answers: Mapping[str, Answer]) -> dict[str, Rated]:
    """The same answers without their words, which are half of an entry."""
    return {name: Rated.of(one.rating, one.low, one.high) for name, one in answers.items()}


def read_answers(data: Mapping[str, Any]) -> dict[str, Answer]:
    """The answers that an entry gives, by question; none when `answers` is no group of fields."""
    written = data.get("answers")
    if not isinstance(written, dict):
        return {}
    return {question: Answer.read(value) for question, value in written.items()}


def is_rating(value: object) -> TypeGuard[int]:
    """Whether a value is one of the five steps. True is an int in Python, but not a rating."""
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 5


def _bounds(rating: object, spread: object) -> tuple[int | None, int | None]:
    """Lowest and highest rating meant; a malformed range is no range."""
    if not is_rating(rating):
        return None, None
    if isinstance(spread, list) and len(spread) == 2 and all(map(is_rating, spread)):
        low, high = spread
        if low <= rating <= high:
            return low, high
    return rating, rating
