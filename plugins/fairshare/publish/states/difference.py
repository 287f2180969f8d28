"""How a decision stands beside the assessment, in words (contract: states)."""

from __future__ import annotations

from fairshare.language import N_
from fairshare.language import gettext as _
from fairshare.model import Initiative
from fairshare.publish.words.dates import date_words
from fairshare.score import Score

READ_OTHERWISE = N_("Where the decision and our later reading differ")
BOLDER = N_("The decision is bolder than the assessment.")
MORE_CAUTIOUS = N_("The decision is more cautious than the assessment.")


def difference_words(initiative: Initiative, score: Score) -> str:
    """How the decision stands beside the assessment, as a heading; empty where nothing is to say.

    A worked example was assessed by us, later: it is never said that the body decided against it.
    What a body explained stays, as of its decision, whatever is assessed later.
    """
    decision = initiative.decision
    if decision is None or initiative.imported:
        return ""
    if initiative.worked_example:
        return _(READ_OTHERWISE) if score.divergence else ""
    if score.divergence:
        return _(BOLDER if score.divergence > 0 else MORE_CAUTIOUS)
    if not (decision.divergence or decision.override):
        return ""
    words = _("What was said of the difference from the assessment, as of {date}:")
    return words.format(date=date_words(decision.dated)) if decision.dated else ""
