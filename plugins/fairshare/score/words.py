"""The words of a score: plain English for what binds, what would tip it, and what a decision is.

Names of questions are their ids in words, so that a sentence stays short. No text of an entry
enters here. The sentences themselves stand in `score.phrases`.
"""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import NOT_APPLICABLE, Answer
from fairshare.score import phrases
from fairshare.score.phrases import phrase
from fairshare.score.possible import open_points
from fairshare.score.result import PrincipleScore, Reason, Score, Tipping, rounded

NAMED = 2
"""How many reasons a sentence names before it counts the rest."""

WEIGHTIEST = (
    "gate",
    "critical_low",
    "critical_unknown",
    "coverage",
    "principle_band",
    "concern_high",
    "benefit_low",
)
"""The rules whose reasons are named first."""


def sentence(score: Score, framework: Framework) -> str:
    """One sentence that says the outcome and why: "Conditional, because harm is rated 2.", say.

    It gives the reasons that alone lead to this outcome: two in words, the others counted. The
    full list is `score.reasons`.
    """
    named = outcome_words(score.outcome)
    if not score.assessed:
        return phrase("not_assessed").format(outcome=named)
    deciding = [reason for reason in score.reasons if reason.outcome == score.outcome]
    if not deciding:
        return phrase("plain").format(outcome=named)
    deciding.sort(key=lambda reason: WEIGHTIEST.index(reason.rule))
    words = [reason_words(reason, score, score.answers, framework) for reason in deciding[:NAMED]]
    return phrase("because").format(
        outcome=named, reasons=_listed(words, len(deciding) - len(words))
    )


def possible_words(score: Score, framework: Framework) -> str:
    """What the outcome could still be, as a sentence; empty where all is known."""
    ends = score.possible
    if ends is None:
        return ""
    if ends.worst != ends.best:
        return phrase("possible").format(
            worst=outcome_words(ends.worst), best=outcome_words(ends.best)
        )
    if score.outcome != ends.best:
        return phrase("settled_as").format(best=outcome_words(ends.best))
    return phrase("settled") if open_points(score, framework) else ""


def outcome_words(outcome: str) -> str:
    """The name of an outcome, as a label. One that only some method knows stands for itself."""
    return _(phrases.OUTCOME_NAMES.get(outcome, _in_words(outcome)))


def band_words(band: str) -> str:
    """The name of a band, as it stands after "is". A band of another method stands for itself."""
    return _(phrases.BAND_NAMES.get(band, _in_words(band)))


def reason_words(
    reason: Reason, score: Score, answers: Mapping[str, Answer], framework: Framework
) -> str:
    """One binding reason as a clause that can follow "because", such as "harm is rated 2".

    `reason` is one of `score.reasons`, `answers` are those that were scored (`score.answers`).
    Raises ValueError for a reason that is not the score's.
    """
    subject = reason.subject or ""
    if reason.rule == "gate":
        return gate_words(subject)
    if reason.rule in {"critical_low", "critical_unknown"}:
        return _critical(subject, answers.get(subject))
    if reason.rule == "coverage":
        return _coverage(subject, score, answers, framework)
    if reason.rule == "principle_band":
        return _principle(subject, score.principles[subject])
    return _axis(reason.rule, score)


def tipping_words(tipping: Tipping) -> str:
    """One change of an answer and what it would make of the assessment, as a sentence."""
    return phrase("tipping").format(
        question=question_words(tipping.question),
        rating=tipping.rating,
        outcome=outcome_words(tipping.outcome),
    )


def divergence_words(divergence: int) -> str:
    """How a decision stands beside the assessment, to follow "The decision is"."""
    name = "in_line" if divergence == 0 else "bolder" if divergence > 0 else "cautious"
    return phrase(name)


def question_words(question: str) -> str:
    """The short name of a question: its id in words, which translators hold as a string."""
    return _(_in_words(question))


def gate_words(gate: str) -> str:
    known = phrases.GATES.get(gate)
    return _(known) if known else phrase("gate").format(gate=_in_words(gate))


def _critical(question: str, answer: Answer | None) -> str:
    low = None if answer is None else answer.low
    if answer is None:
        name = "not_answered"
    elif answer.rating == NOT_APPLICABLE:
        name = "never_aside"
    elif low is None:
        name = "unknown"
    elif low == answer.rating:
        name = "rated"
    else:
        name = "as_low_as"
    words = phrase(name)
    return words.format(question=question_words(question), rating=low)


def _coverage(
    principle: str, score: Score, answers: Mapping[str, Answer], framework: Framework
) -> str:
    """Which of the two shares falls short, as counts of questions; both where both do."""
    found, method = score.principles[principle], framework.methods[score.method]
    asked = [answers.get(q.id) for q in framework.questions if q.principle == principle]
    aside = sum(a is not None and a.rating == NOT_APPLICABLE for a in asked)
    unknown = sum(a is None or a.low is None for a in asked) - aside
    parts = []
    if found is not None and found.coverage < method.coverage:
        parts.append(_unknown(_in_words(principle), unknown, len(asked), aside))
    if found is None or found.applicability < method.applicability:
        parts.append(_aside(_in_words(principle), aside, len(asked)))
    return _listed(parts, 0)


def _unknown(principle: str, unknown: int, total: int, aside: int) -> str:
    words = phrases.counted("of_those" if aside else "of_all", unknown)
    return words.format(count=unknown, total=total - aside, principle=principle)


def _aside(principle: str, aside: int, total: int) -> str:
    return phrases.counted("aside", aside).format(count=aside, total=total, principle=principle)


def _principle(principle: str, found: PrincipleScore | None) -> str:
    if found is None:
        raise ValueError(principle)
    return phrase("principle").format(
        principle=_in_words(principle), band=band_words(found.band), low=rounded(found.low)
    )


def _axis(rule: str, score: Score) -> str:
    span = score.benefit if rule == "benefit_low" else score.concern
    if span is None:
        raise ValueError(rule)
    words = phrase(rule if span.low == span.high else f"{rule}_range")
    return words.format(low=rounded(span.low), high=rounded(span.high))


def _listed(words: list[str], more: int) -> str:
    """Clauses joined as in a sentence, then how many are left out."""
    if more:
        words = [*words, phrases.counted("more", more).format(count=more)]
    if len(words) == 1:
        return words[0]
    return phrase("and").format(first=phrase("comma").join(words[:-1]), last=words[-1])


def _in_words(identifier: str) -> str:
    return identifier.replace("_", " ")
