"""What was decided, in words: the label of a decision, or what there is to say without one."""

from __future__ import annotations

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import LISTED, NOT_FOUND, NOT_RECORDED, UNDER_REVIEW

UNDECIDED = (NOT_FOUND, NOT_RECORDED, LISTED, UNDER_REVIEW)
"""What `Initiative.outcome` says without a decision, in the order of lists."""


def outcome_label(outcome: str, framework: Framework) -> str:
    """The words for an initiative's outcome (contract: states)."""
    known = {
        NOT_FOUND: _("No decision found"),
        NOT_RECORDED: _("No decision recorded"),
        LISTED: _("Listed"),
        UNDER_REVIEW: _("Under review"),
    }
    return known.get(outcome) or framework.label("outcomes", outcome)


def outcomes(framework: Framework) -> list[str]:
    """Every outcome that an initiative can have, in order: decisions first."""
    return [*framework.codes["outcomes"].codes, *UNDECIDED]
