"""The sentences of a score with gaps in them: one home for Python's words and the browser's.

`score.words` fills the gaps on the site and the command line, `score.js` in the form.
"""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.language import N_, ngettext
from fairshare.language import gettext as _
from fairshare.score.result import NOT_ASSESSED, OUTCOMES

PHRASES: Mapping[str, str] = {
    "plain": N_("{outcome}: every principle is strong or adequate and no concern binds."),
    "because": N_("{outcome}, because {reasons}."),
    "tipping": N_("If {question} were rated {rating}, the outcome would be '{outcome}'."),
    "comma": N_(", "),
    "and": N_("{first} and {last}"),
    "gate": N_("'{gate}' applies"),
    "not_answered": N_("{question} is not answered"),
    "never_aside": N_("{question} is marked as not applicable, which this question never is"),
    "unknown": N_("{question} is unknown"),
    "rated": N_("{question} is rated {rating}"),
    "as_low_as": N_("{question} may be as low as {rating}"),
    "principle": N_("the '{principle}' principle is {band} ({low} out of 100)"),
    "benefit_low": N_("benefit is only {low} out of 100"),
    "benefit_low_range": N_("benefit may be as low as {low} out of 100"),
    "concern_high": N_("concern is {high} out of 100"),
    "concern_high_range": N_("concern may be as high as {high} out of 100"),
    "bolder": N_("bolder than the assessment"),
    "cautious": N_("more cautious than the assessment"),
    "in_line": N_("in line with the assessment"),
    "not_assessed": N_("{outcome}: the facts come from a published table."),
    "possible": N_("What is not known leaves it between '{worst}' and '{best}'."),
    "settled": N_("What is not known can't change that."),
    "settled_as": N_("Whatever is not known, it would be '{best}'."),
}
"""Every sentence and clause by name; {…} are gaps."""

OUTCOME_NAMES: Mapping[str, str] = dict(
    zip(
        OUTCOMES,
        (
            N_("Red line"),
            N_("Not enough evidence"),
            N_("Case not made"),
            N_("Conditional"),
            N_("Case made"),
        ),
        strict=True,
    )
) | {NOT_ASSESSED: N_("Not assessed")}
"""The name of each outcome, as a label, and of what stands in its place."""

BAND_NAMES: Mapping[str, str] = {
    "strong": N_("strong"),
    "adequate": N_("adequate"),
    "weak": N_("weak"),
    "not_met": N_("not met"),
}
"""The name of each band, as it stands after "is"."""

GATES: Mapping[str, str] = {
    "no_lawful_basis": N_("no lawful basis is stated for the use of personal data"),
    "lawful_basis_unknown": N_(
        "the record does not say on which lawful basis personal data is used"
    ),
    "dpia_missing": N_("no data protection impact assessment was done for personal data"),
    "ico_not_consulted": N_(
        "a high risk remains and the Information Commissioner was not consulted"
    ),
    "dpia_in_progress": N_("the data protection impact assessment is still in progress"),
}
"""What each gate says, as a clause."""


COUNTED: Mapping[str, tuple[str, str]] = {
    "more": ("{count} more reason", "{count} more reasons"),
    "of_those": (
        "{count} of the {total} '{principle}' questions that apply is unknown",
        "{count} of the {total} '{principle}' questions that apply are unknown",
    ),
    "of_all": (
        "{count} of the {total} '{principle}' questions is unknown",
        "{count} of the {total} '{principle}' questions are unknown",
    ),
    "aside": (
        "{count} of the {total} '{principle}' questions is marked as not applicable",
        "{count} of the {total} '{principle}' questions are marked as not applicable",
    ),
}
"""Phrases that depend on a count: the form for one, and for many."""


def phrase(name: str) -> str:
    """A sentence or clause in the register's language."""
    return _(PHRASES[name])


def counted(name: str, count: int) -> str:
    """A phrase in the form that fits a count."""
    return ngettext(*COUNTED[name], count)
