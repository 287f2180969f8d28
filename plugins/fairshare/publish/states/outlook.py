"""Around an assessment: what is possible, what would change it, and where the decision differs."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.framework import Framework
from fairshare.language import N_
from fairshare.language import gettext as _
from fairshare.model import Initiative
from fairshare.publish.states.assessment import GATES, Clause
from fairshare.publish.words.dates import date_words
from fairshare.score import Score, open_points

_GATES: Mapping[str, str] = {
    "lawful_basis_unknown": N_("on which lawful basis"),
    "dpia_in_progress": N_("what the impact assessment finds"),
}
"""What is open where a gate leaves the evidence short."""


def possible_words(initiative: Initiative, score: Score, framework: Framework) -> str:
    """What is possible all the same; empty where nothing is left open."""
    ends = score.possible
    if ends is None or not open_points(score, framework):
        return ""
    best = framework.label("assessments", ends.best).lower()
    if ends.worst == ends.best:
        words = _("What is not known can’t change this: it would be “{best}” either way.")
        return words.format(best=best)
    words = _("The best result could still be “{best}”. What would settle it:")
    if initiative.worked_example:
        words = _(
            "Going by the public record, the best result could be “{best}”. What would settle it:"
        )
    return words.format(best=best)


def tipping_words(score: Score, framework: Framework) -> list[str]:
    """Which single answers would change it, those of one rating and one outcome together."""
    groups: dict[tuple[int, str], list[str]] = {}
    for one in score.tipping:
        label = framework.question(one.question).label
        groups.setdefault((one.rating, one.outcome), []).append(label)
    words = _("With a {rating} on one of these it would be “{outcome}”: {questions}")
    return [
        words.format(
            rating=rating,
            outcome=framework.label("assessments", outcome).lower(),
            questions=_("; ").join(labels),
        )
        for (rating, outcome), labels in sorted(groups.items())
    ]


def difference_words(initiative: Initiative, score: Score) -> str:
    """How the decision stands beside the assessment, as a heading; empty where nothing is to say.

    A worked example was assessed by us, later: it is never said that the body decided against it.
    What a body explained stays, as of its decision, whatever is assessed later.
    """
    decision = initiative.decision
    if decision is None or initiative.imported:
        return ""
    if initiative.worked_example:
        differs = _("Where the decision and our later reading differ")
        return differs if score.divergence else ""
    if score.divergence:
        bolder = _("The decision is bolder than the assessment.")
        return (
            bolder
            if score.divergence > 0
            else _("The decision is more cautious than the assessment.")
        )
    if not (decision.divergence or decision.override):
        return ""
    words = _("What was said of the difference from the assessment, as of {date}:")
    return words.format(date=date_words(decision.dated)) if decision.dated else ""


def settling(score: Score, framework: Framework) -> tuple[Clause, ...]:
    """What is not known and would settle it, as clauses, in the order in which pages name them."""
    found = []
    for name in open_points(score, framework):
        if name in _GATES:
            found.append(Clause(_(_GATES[name]), GATES[name][1]))
        else:
            words = framework.question(name).unknown.removesuffix(_(" is not known"))
            found.append(Clause(words, name))
    return tuple(found)
