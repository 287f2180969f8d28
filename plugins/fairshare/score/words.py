"""The words of an assessment: an opening, then what weighs most.

(contract: states, An assessment in a sentence)

No ids, no decimals and no names of rules: each point is a clause that leads to its answer. Pages
ask for them through `publish.states`; `assess/score-words.js` makes the same of the same texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fairshare.framework import Framework, Question
from fairshare.language import N_, ngettext
from fairshare.language import gettext as _
from fairshare.model import NOT_APPLICABLE, WORKED_EXAMPLE, Data, Rated
from fairshare.score.result import RED_LINE, Reason, Score

NAMED = 3
"""How many points a sentence names before it counts the rest."""

COLON, COMMA, STOP, LAST = N_(": "), N_(", "), N_(". "), N_("{first}, and {last}")
"""What stands between the parts of a sentence."""

OPENINGS: Mapping[str, tuple[str, str]] = {
    "case_made": (N_("The case is made"), N_("We would say that the case is made")),
    "conditional": (N_("The case holds under conditions"), N_("We would ask for conditions")),
    "case_not_made": (
        N_("The case is not made"),
        N_("We would say that the case is not made"),
    ),
    "red_line": (N_("A red line is crossed"), N_("We see a red line crossed")),
    "insufficient_evidence": (
        N_("Not enough is known"),
        N_("The public record does not say enough"),
    ),
    "not_assessed": (N_("Not assessed"), N_("Not assessed")),
}
"""By outcome: in a body's own entry, and in a worked example."""

GATES: Mapping[str, tuple[str, str]] = {
    "no_lawful_basis": (N_("no lawful basis"), "law"),
    "lawful_basis_unknown": (N_("the record does not say on which lawful basis"), "law"),
    "dpia_missing": (N_("no impact assessment was done"), "safeguards"),
    "dpia_in_progress": (N_("the impact assessment is not finished"), "safeguards"),
    "ico_not_consulted": (
        N_("a high risk remains and the regulator was not asked"),
        "safeguards",
    ),
}
"""The clause of each gate, in their order, and the part of the page that tells more."""

GROUPS: Mapping[str, str] = {
    "concern_high": N_("the concerns weigh heavily"),
    "benefit_low": N_("the benefit is small"),
    "principle_band": N_("it is weak on being {principle}"),
    "coverage": N_("too little is known on being {principle}"),
}
"""The clause of each rule about a group that no single question tells."""

NO_BASIS = "no_lawful_basis"
AS_FOUND = N_("{words}, as {name} found")
"""The gate that somebody may have found, and how that is said."""

CROSSING = frozenset({NO_BASIS, "dpia_missing", "ico_not_consulted"})
"""The gates that are red lines by themselves (contract: scoring, Outcome)."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One point of an assessment."""

    words: str
    anchor: str
    """The part of the page that tells more."""


@dataclass(frozen=True, slots=True)
class AssessmentWords:
    """An assessment in words."""

    opening: str
    clauses: tuple[Clause, ...]
    """Those that are named."""
    rest: tuple[Clause, ...] = ()
    """Those that are only counted."""

    @property
    def more(self) -> str:
        """How many points are not named; empty where all are."""
        return more_points(len(self.rest))

    @property
    def sentence(self) -> str:
        """All of it as plain text."""
        words = self.opening
        if self.clauses:
            words += _(COLON) + joined([one.words for one in self.clauses])
        return _(STOP).join(one for one in (words, self.more) if one)


def more_points(count: int) -> str:
    """How many points are not named; empty for none."""
    words = ngettext("{count} more point", "{count} more points", count)
    return words.format(count=count) if count else ""


def opening(outcome: str, voice: str, framework: Framework) -> str:
    """What an assessment comes to, said by whoever made it. `voice`: a kind of entry.

    An outcome that only some method knows stands under its label.
    """
    found = OPENINGS.get(outcome)
    if found is None:
        return framework.label("assessments", outcome)
    return _(found[voice == WORKED_EXAMPLE])


def assessment_words(
    score: Score, framework: Framework, voice: str = "", found_by: str = ""
) -> AssessmentWords:
    """What an assessment comes to, and why.

    `voice`: a kind of entry; `found_by`: who found that there is no lawful basis, by name.
    """
    words = opening(score.outcome, voice, framework)
    points = tuple(_points(score, framework, found_by)) if score.assessed else ()
    return AssessmentWords(words, points[:NAMED], points[NAMED:])


def gate_words(gate: str) -> str:
    """The clause of a gate. One that only some method knows stands for itself."""
    return _(GATES[gate][0]) if gate in GATES else gate.replace("_", " ")


def independence_of(data: Data) -> str:
    """Who assessed an entry of any form, as a code; empty where nothing readable says so."""
    assessment = data.get("assessment")
    found = assessment.get("independence") if isinstance(assessment, Mapping) else None
    return found if isinstance(found, str) else ""


def joined(clauses: list[str]) -> str:
    """Clauses as in a sentence: "a", "a, and b", "a, b, and c"."""
    if len(clauses) == 1:
        return clauses[0]
    return _(LAST).format(first=_(COMMA).join(clauses[:-1]), last=clauses[-1])


def _points(score: Score, framework: Framework, found_by: str) -> Iterator[Clause]:
    """Every point that binds, in the order of the contract; each question once.

    Where a red line is crossed, what crosses it comes before a gate that is only not known.
    """
    gates = list(_gates(score, found_by))
    crossed = [one for name, one in gates if name in CROSSING]
    later = [one for name, one in gates if name not in CROSSING]
    if score.outcome != RED_LINE:
        crossed, later = [*crossed, *later], []
    yield from crossed
    binding = _binding(score, framework)
    critical = framework.methods[score.method].critical
    for fits in (
        lambda q, low: q.id in critical and low == 1,
        lambda q, low: q.id in critical and low is None,
        lambda q, low: q.id in critical and low == 2,
        lambda q, low: q.id not in critical and low is None,
        lambda q, low: q.id not in critical and low == 1,
        lambda q, low: q.id not in critical and low == 2,
    ):
        for question in binding:
            low = _low(score.answers.get(question.id))
            if fits(question, low):
                words = question.unknown if low is None else question.low
                yield Clause(words, question.id)
        yield from later
        later = []
    yield from _groups(score, framework)


def _gates(score: Score, found_by: str) -> Iterator[tuple[str, Clause]]:
    """The gates that bind, by name, in their order."""
    closed = {reason.subject for reason in score.reasons if reason.rule == "gate"}
    for gate, (_words, anchor) in GATES.items():
        if gate in closed:
            said = gate_words(gate)
            if gate == NO_BASIS and found_by:
                said = _(AS_FOUND).format(words=said, name=found_by)
            yield gate, Clause(said, anchor)
    for gate in sorted(one for one in closed if one and one not in GATES):
        yield gate, Clause(gate_words(gate), "details")


def _binding(score: Score, framework: Framework) -> list[Question]:
    """The questions that a reason speaks of, in their order: low ones, and those not known."""
    named = {reason.subject for reason in score.reasons if reason.rule.startswith("critical_")}
    for reason in score.reasons:
        named.update(question.id for question in _questions_behind(reason, score, framework))
    return [question for question in framework.questions if question.id in named]


def _questions_behind(reason: Reason, score: Score, framework: Framework) -> list[Question]:
    """The questions by which a rule about a group is told: rated 1 or 2, or not known."""
    return [
        question
        for question in _group(reason, framework.asked(score.method))
        if not _is_aside(score.answers.get(question.id))
        and _low(score.answers.get(question.id)) in {None, 1, 2}
    ]


def _group(reason: Reason, questions: Iterable[Question]) -> Iterable[Question]:
    axis = {"benefit_low": "benefit", "concern_high": "risk"}.get(reason.rule)
    if axis:
        return [one for one in questions if one.axis == axis]
    if reason.rule in {"principle_band", "coverage"}:
        return [one for one in questions if one.principle == reason.subject]
    return []


def _groups(score: Score, framework: Framework) -> Iterator[Clause]:
    """The rules about groups that none of their questions tells."""
    for reason in score.reasons:
        if reason.rule.startswith("critical_") or reason.rule == "gate":
            continue
        if not _questions_behind(reason, score, framework):
            yield Clause(_of_group(reason, framework), reason.subject or "balance")


def _of_group(reason: Reason, framework: Framework) -> str:
    principle = framework.label("principles", reason.subject or "").lower()
    return _(GROUPS[reason.rule]).format(principle=principle)


def _low(answer: Rated | None) -> int | None:
    return None if answer is None else answer.low


def _is_aside(answer: Rated | None) -> bool:
    return answer is not None and answer.rating == NOT_APPLICABLE
