"""Outcome: the lowest cap, what binds, and how a decision stands beside it (contract: scoring)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from fairshare.framework import AXES, PRINCIPLES
from fairshare.score.compiled_method import CompiledMethod, Point, Tally
from fairshare.score.decision import Decided
from fairshare.score.result import INSUFFICIENT, RED_LINE, Reason

ScoringRule = tuple[str, str]
"""A kind of rule and what it looks at: ("principle", "purposeful"), ("critical", "harm")."""


class Finding(NamedTuple):
    """What one rule makes of an entry: the best level it allows, and whether evidence lacks."""

    cap: int
    incomplete: bool


_CAPPED = {"principle": "principle_band", "critical": "critical_low", "gate": "gate"}
_INCOMPLETE = {"principle": "coverage", "critical": "critical_unknown", "gate": "gate"}
_AXIS = {"benefit": "benefit_low", "risk": "concern_high"}


def findings(
    rules: CompiledMethod,
    tallies: Mapping[str, Tally],
    points: Mapping[str, Point],
    gates: Collection[str],
) -> dict[ScoringRule, Finding]:
    """What every rule of the method makes of an entry."""
    method, found = rules.method, {}
    for name in PRINCIPLES:
        tally = tallies[name]
        cap = rules.ladders[name].cap(tally.low, tally.applicable)
        found["principle", name] = Finding(cap, rules.lacks(tally))
    for axis in AXES:
        cap = rules.ladders[axis].cap(tallies[axis].low, tallies[axis].applicable)
        found["axis", axis] = Finding(cap, incomplete=False)
    for question in method.critical:
        low, answered = points[question].low, points[question].answered
        cap = rules.critical_cap(low + 1) if answered else rules.top
        found["critical", question] = Finding(cap, not answered)
    for gate in gates:
        # A gate that the method does not name has no effect under it.
        cap = method.gate_caps.get(gate, rules.top)
        found["gate", gate] = Finding(cap, gate in method.incomplete_gates)
    return found


def combined(found: Collection[Finding]) -> Finding:
    """All findings in one: the lowest cap, and whether any evidence lacks. There is one at least.

    Called for every tipping answer; this is the fastest plain way.
    """
    caps, gaps = zip(*found, strict=True)
    return Finding(min(caps), True in gaps)


def outcome_of(cap: int, incomplete: bool, rules: CompiledMethod) -> str:
    """The outcome: a red line shows first, then insufficient evidence, then the level."""
    outcome = rules.outcomes[cap]
    return INSUFFICIENT if incomplete and outcome != RED_LINE else outcome


def reasons(found: Mapping[ScoringRule, Finding], rules: CompiledMethod) -> tuple[Reason, ...]:
    """Every cap that binds and every gap in the evidence, by rule, then by subject.

    All of them, not only the lowest: a page must not hide a weakness behind a worse one.
    """
    listed = []
    for (kind, subject), finding in found.items():
        if finding.cap < rules.top:
            level = rules.outcomes[finding.cap]
            if kind == "axis":
                listed.append(Reason(_AXIS[subject], None, level))
            else:
                listed.append(Reason(_CAPPED[kind], subject, level))
        if finding.incomplete:
            listed.append(Reason(_INCOMPLETE[kind], subject, INSUFFICIENT))
    return tuple(sorted(listed, key=lambda reason: (reason.rule, reason.subject or "")))


def divergence(
    decision: Decided | None, found: Mapping[ScoringRule, Finding], rules: CompiledMethod
) -> tuple[int, str] | tuple[None, None]:
    """Rank of the decision less level of the assessment that it rested on, and that outcome.

    Nothing where there is no decision, none that the method ranks, or too little evidence to hold
    it against.
    """
    method = rules.method
    if decision is None or decision.outcome not in method.decision_ranks:
        return None, None
    rested_on = outcome_of(*combined(_without(decision.left_out, found)), rules)
    if rested_on == INSUFFICIENT and decision.needs_evidence:
        return None, None
    rank, level = method.decision_ranks[decision.outcome], method.assessment_levels[rested_on]
    cautious = decision.outcome in method.cautious
    return (min(rank, level) if cautious else rank) - level, rested_on


def _without(gates: Collection[str], found: Mapping[ScoringRule, Finding]) -> Collection[Finding]:
    """The findings but for those of some gates."""
    if not gates:
        return found.values()
    return [one for (kind, name), one in found.items() if kind != "gate" or name not in gates]
