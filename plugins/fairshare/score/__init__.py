"""Score: answers to an assessment, by pure functions. The third stage of the flow.

The score explains and challenges a decision; it never makes it. What others use stands here; the
words for people stand in `fairshare.score.words`.
"""

from fairshare.score.assessment import UnknownMethod, assess, score
from fairshare.score.result import (
    OUTCOMES,
    PrincipleScore,
    Reason,
    Score,
    Span,
    Tipping,
    Weights,
    as_dict,
    rounded,
)

__all__ = [
    "OUTCOMES",
    "PrincipleScore",
    "Reason",
    "Score",
    "Span",
    "Tipping",
    "UnknownMethod",
    "Weights",
    "as_dict",
    "assess",
    "rounded",
    "score",
]
