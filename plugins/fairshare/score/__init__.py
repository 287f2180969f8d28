"""Score: answers to an assessment, by pure functions. The third stage of the flow.

The score explains and challenges a decision; it never makes it. What others use stands here; the
words for people stand in `score.words` and `score.outlook`.
"""

from fairshare.score.assessment import UnknownMethod, assess, score
from fairshare.score.decision import Decided
from fairshare.score.possible import open_points
from fairshare.score.result import (
    NOT_ASSESSED,
    OUTCOMES,
    Possible,
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
    "NOT_ASSESSED",
    "OUTCOMES",
    "Decided",
    "Possible",
    "PrincipleScore",
    "Reason",
    "Score",
    "Span",
    "Tipping",
    "UnknownMethod",
    "Weights",
    "as_dict",
    "assess",
    "open_points",
    "rounded",
    "score",
]
