"""What is possible in spite of what is not known, and what would change an assessment, in words."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.framework import Framework
from fairshare.language import N_
from fairshare.language import gettext as _
from fairshare.model import WORKED_EXAMPLE
from fairshare.score.possible import open_points
from fairshare.score.result import Score
from fairshare.score.words import GATES, Clause

OPEN_GATES: Mapping[str, str] = {
    "lawful_basis_unknown": N_("on which lawful basis"),
    "dpia_in_progress": N_("what the impact assessment finds"),
}
"""What is open where a gate leaves the evidence short."""

SETTLED = N_("What is not known can’t change this: it would be “{best}” either way.")
POSSIBLE = (
    N_("The best result could still be “{best}”. What would settle it:"),
    N_("Going by the public record, the best result could be “{best}”. What would settle it:"),
)
"""What is possible: in a body's own entry, and in a worked example."""
TIPPING = N_("With a {rating} on one of these it would be “{outcome}”: {questions}")
SEMICOLON = N_("; ")
UNKNOWN_ENDING = N_(" is not known")
"""How the clause of a question without a rating ends, which a list of them leaves out."""


def possible_words(score: Score, framework: Framework, voice: str = "") -> str:
    """What is possible all the same; empty where nothing is left open. `voice`: a kind of entry."""
    ends = score.possible
    if ends is None or not open_points(score, framework):
        return ""
    words = SETTLED if ends.worst == ends.best else POSSIBLE[voice == WORKED_EXAMPLE]
    return _(words).format(best=framework.label("assessments", ends.best).lower())


def tipping_words(score: Score, framework: Framework) -> list[str]:
    """Which single answers would change it, those of one rating and one outcome together."""
    groups: dict[tuple[int, str], list[str]] = {}
    for one in score.tipping:
        label = framework.question(one.question).label
        groups.setdefault((one.rating, one.outcome), []).append(label)
    return [
        _(TIPPING).format(
            rating=rating,
            outcome=framework.label("assessments", outcome).lower(),
            questions=_(SEMICOLON).join(labels),
        )
        for (rating, outcome), labels in sorted(groups.items())
    ]


def settling(score: Score, framework: Framework) -> tuple[Clause, ...]:
    """What is not known and would settle it, as clauses, in the order in which pages name them."""
    found = []
    for name in open_points(score, framework):
        if name in OPEN_GATES:
            found.append(Clause(_(OPEN_GATES[name]), GATES[name][1]))
        else:
            words = framework.question(name).unknown.removesuffix(_(UNKNOWN_ENDING))
            found.append(Clause(words, name))
    return tuple(found)
