"""Ratings and scores in words, wherever a page shows them."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

from fairshare.language import gettext as _
from fairshare.score import rounded


@lru_cache(maxsize=4096)
def one_decimal(value: Any) -> str:
    """A number as the score shows it, to one decimal place, without an idle .0."""
    return str(rounded(Fraction(value))).removesuffix(".0")


def rating_words(answer: Any) -> str:
    """How an answer was rated, in words: "3 of 5", "3 of 5 (between 3 and 4)", "unknown"."""
    if answer is None:
        return _("not answered")
    if answer.low is None:
        return {
            "unknown": _("unknown"),
            "not_applicable": _("does not apply"),
        }[answer.rating]
    words = _("{rating} of 5").format(rating=answer.rating)
    if answer.low != answer.high:
        span = _(" (between {low} and {high})")
        words += span.format(low=answer.low, high=answer.high)
    return words
