"""The shapes that stand for decisions and events in every picture: told apart without colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fairshare.framework import Framework
from fairshare.model import LISTED, NOT_FOUND, NOT_RECORDED, UNDER_REVIEW
from fairshare.publish.words.outcomes import outcome_label, outcomes

PATHS: Mapping[str, str] = {
    "circle": "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    "diamond": "M0-6 6 0 0 6-6 0z",
    "cross": "M-5-3-3-5 0-2 3-5 5-3 2 0 5 3 3 5 0 2-3 5-5 3-2 0z",
    "square": "M-4.5-4.5h9v9h-9z",
    "triangle": "M0-5.5 5.5 4.5h-11z",
    "arrow": "M-4-5.5 5.5 0-4 5.5z",
    "tick": "M-6 0-4-2-1.5.5 4-5 6-3-1.5 4.5z",
    "plus": "M-1.5-5.5h3v4h4v3h-4v4h-3v-4h-4v-3h4z",
    "bar": "M-6-2h12v4h-12z",
}
"""Path data around the point 0, 0, in pixels: pictures keep marks and text at one size."""

_OF_DECISIONS = ("circle", "diamond", "cross", "square", "bar")
_FILLS = ("full", "stripes", "grid", "dots", "rows")
_UNDECIDED: Mapping[str, tuple[str, str]] = {
    NOT_FOUND: ("plus", "columns"),
    NOT_RECORDED: ("arrow", "rings"),
    LISTED: ("tick", "falling"),
    UNDER_REVIEW: ("triangle", "empty"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How one outcome is drawn everywhere."""

    code: str
    """The outcome of an initiative; the end of class names and ids."""
    label: str
    shape: str
    """A key of PATHS."""
    fill: str
    """The pattern of its areas: full, stripes, grid, dots, rows, columns, rings, falling, empty."""

    @property
    def path(self) -> str:
        return PATHS[self.shape]


def looks(framework: Framework) -> dict[str, Look]:
    """The look of every outcome, in order; those without a decision come last.

    A register may have outcomes of its own: from the sixth on, looks come round again.
    """
    return {code: look(code, framework) for code in outcomes(framework)}


def look(outcome: str, framework: Framework) -> Look:
    """The look of one outcome. Raises ValueError for one that the code list lacks."""
    label = outcome_label(outcome, framework)
    if outcome in _UNDECIDED:
        return Look(outcome, label, *_UNDECIDED[outcome])
    nth = list(framework.codes["outcomes"].codes).index(outcome) % len(_OF_DECISIONS)
    return Look(outcome, label, _OF_DECISIONS[nth], _FILLS[nth])
