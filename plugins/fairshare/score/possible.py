"""What is possible: the outcomes at both ends of what is not known (contract: scoring)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from fairshare.framework import AXES, PRINCIPLES, Framework
from fairshare.score.compiled_method import CompiledMethod, Point, Tally, point
from fairshare.score.result import INSUFFICIENT, Possible, Score

_OPEN = point(None)
"""A question without an answer: anything from 1 to 5."""


def possible(
    rules: CompiledMethod,
    tallies: Mapping[str, Tally],
    points: Mapping[str, Point],
    gates: Collection[str],
) -> Possible:
    """The outcomes if everything that is open turned out at its worst, and at its best.

    Open are answers that are not known, the ends of a range, and gates that leave the evidence
    short. How much is open does not count here. A critical question that was set aside is open
    too, for it always applies.
    """
    method = rules.method
    if aside := [question for question in method.critical if not points[question].applicable]:
        points = {**points, **dict.fromkeys(aside, _OPEN)}
        tallies = {**tallies, **_changed(aside, points, rules)}
    ends = []
    for group in PRINCIPLES + AXES:
        _total, applicable, _answered, low, high = tallies[group]
        ends.append(rules.ladders[group].cap_each((low, high), applicable))
    for question in method.critical:
        _applicable, _answered, low, high = points[question]
        ends.append([rules.critical_cap(low + 1), rules.critical_cap(high + 1)])
    for gate in gates:
        cap = method.gate_caps.get(gate, rules.top)
        ends.append([method.incomplete_gates.get(gate, cap), cap])
    worst, best = map(min, zip(*ends, strict=True))
    return Possible(rules.outcomes[worst], rules.outcomes[best])


def _changed(
    questions: Collection[str], points: Mapping[str, Point], rules: CompiledMethod
) -> dict[str, Tally]:
    """The sums of the principles and axes that some questions belong to."""
    groups = {group for question in questions for group in rules.placed[question]}
    return {group: rules.tally(group, points) for group in groups}


def open_points(score: Score, framework: Framework) -> tuple[str, ...]:
    """What would settle it: ids of gates and questions, in the order in which pages name them.

    Gates that leave the evidence short, then critical questions without a rating, then the other
    questions that are not known (contract: states), each in its own order. A range is an answer,
    and so is "not applicable" but for a critical question.
    """
    if not score.assessed:
        return ()
    gates = [
        one.subject
        for one in score.reasons
        if one.rule == "gate" and one.outcome == INSUFFICIENT and one.subject
    ]
    critical = framework.methods[score.method].critical
    questions = framework.asked(score.method)
    asked = {question.id: point(score.answers.get(question.id)) for question in questions}
    unrated = {name: one.applicable for name, one in asked.items() if not one.answered}
    first = [name for name in unrated if name in critical]
    others = [name for name, applies in unrated.items() if applies and name not in critical]
    return (*gates, *first, *others)
