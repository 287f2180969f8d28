"""The decision beside the assessment that it rested on: when the two are compared, and how."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from fairshare.framework import Code, Framework
from fairshare.score import Score, assess

DECIDED = "2024-05-02"
BEFORE, LATER = "2024-05-01", "2024-05-03"
LAWFUL = {"bases": ["uk-gdpr-6-1-e"]}


def entry(
    framework: Framework,
    *,
    outcome: str = "approved",
    facts: dict[str, Any] | None = None,
    **assessment: str,
) -> dict[str, Any]:
    """A decided entry about personal data, 5 for every question; nothing stands against it.

    `facts` are other fields; `assessment` its fields beside the date.
    """
    return {
        "method": "1.0",
        "data": {"identifiability": "identifiable"},
        "legal": LAWFUL,
        "safeguards": {"dpia": {"status": "done"}},
        "assessment": {"date": BEFORE, "independence": "self", **assessment},
        "answers": {question.id: {"rating": 5} for question in framework.questions},
        "decision": {"outcome": outcome, "date": DECIDED},
        **(facts or {}),
    }


def scored(framework: Framework, outcome: str = "approved", **facts: Any) -> Score:
    """The score of that entry."""
    return assess(entry(framework, outcome=outcome, facts=facts), framework)


def event(kind: str, date: str = LATER) -> dict[str, str]:
    """Something that happened."""
    return {"date": date, "kind": kind, "summary": "The register says so."}


NO_BASIS: dict[str, Any] = {"legal": {"bases": []}}
NO_DPIA = {"safeguards": {"dpia": {"status": "not_done"}}}
OPEN_DPIA = {"safeguards": {"dpia": {"status": "in_progress"}}}
HIGH_RISK = {"safeguards": {"dpia": {"status": "done", "residual_high_risk": True}}}


@pytest.mark.parametrize(
    ("outcome", "facts", "expected"),
    [
        ("approved", {}, 0),
        ("not_pursued", {}, -2),
        ("not_pursued", NO_BASIS, 0),
        ("refused", NO_BASIS, 0),
        ("approved", NO_BASIS, 3),
        ("not_pursued", {"answers": {}}, 0),
    ],
    ids=str,
)
def test_to_drop_a_proposal_is_as_cautious_as_to_refuse_it(
    outcome: str, facts: dict[str, Any], expected: int, framework: Framework
) -> None:
    """It is more cautious than a case that is made, and in line with one that is not."""
    assert scored(framework, outcome, **facts).divergence == expected


@pytest.mark.parametrize(
    ("date", "computed"),
    [(BEFORE, True), (DECIDED, True), (LATER, False), ("2024", True), ("2024-06", False)],
)
def test_a_body_is_held_against_no_assessment_that_came_after_its_decision(
    date: str, framework: Framework, *, computed: bool
) -> None:
    """It can't have set aside what it did not know. A date that may lie before is not after."""
    score = assess(entry(framework, date=date), framework)
    assert (score.divergence is not None) == computed
    assert (score.rested_on is not None) == computed


@pytest.mark.parametrize("written", [{"date": DECIDED}, {"not_later_than": DECIDED}], ids=str)
def test_the_latest_day_that_is_known_stands_for_the_day_of_the_decision(
    written: dict[str, str], framework: Framework
) -> None:
    """Where the record only says by when it was taken."""
    decision = {"outcome": "approved", **written}
    early = entry(framework, facts={"decision": decision})
    assert assess(early, framework).divergence == 0
    late = entry(framework, facts={"decision": decision}, date=LATER)
    assert assess(late, framework).divergence is None


@pytest.mark.parametrize(
    "decision", [{"record": "not-found"}, {"record": "not-found", "outcome": "approved"}], ids=str
)
@pytest.mark.parametrize("independence", ["self", "worked-example"])
def test_a_decision_that_was_not_found_stands_beside_nothing(
    decision: dict[str, str], independence: str, framework: Framework
) -> None:
    """The record shows the sharing and no decision: nobody knows what it would be held against."""
    found = entry(framework, facts={"decision": decision}, independence=independence)
    assert assess(found, framework).divergence is None


def test_a_worked_example_is_held_against_our_later_assessment(framework: Framework) -> None:
    """It is always later, and pages say that it is ours."""
    example = entry(framework, outcome="refused", independence="worked-example", date="2026-01-01")
    assert assess(example, framework).divergence == -2


@pytest.mark.parametrize(
    ("independence", "expected"), [("self", 2), ("peer", 2), ("worked-example", None)]
)
def test_in_a_worked_example_insufficient_evidence_stands_against_nothing(
    independence: str, expected: int | None, framework: Framework
) -> None:
    """The silence of public sources makes nobody bold; a body answers for its own."""
    found = entry(framework, facts=OPEN_DPIA, independence=independence)
    assert assess(found, framework).divergence == expected


def test_a_red_line_of_a_worked_example_is_not_short_of_evidence(framework: Framework) -> None:
    """It shows first, and what the decision is held against is what shows."""
    facts = {**NO_BASIS, "answers": {}}
    found = entry(framework, facts=facts, independence="worked-example")
    assert assess(found, framework).divergence == 3


@pytest.mark.parametrize(
    ("kind", "facts", "rested_on"),
    [
        ("law-changed", NO_BASIS, "case_made"),
        ("breach-found", NO_BASIS, "case_made"),
        ("data-changed", NO_BASIS, "case_made"),
        ("dpia-updated", NO_BASIS, "red_line"),
        ("recipient-added", NO_BASIS, "red_line"),
        ("data-deleted", NO_BASIS, "red_line"),
        ("law-changed", {"legal": {"bases": ["dpa-1998"]}}, "case_made"),
        ("dpia-updated", {"legal": {"bases": ["dpa-1998"]}}, "insufficient_evidence"),
        ("dpia-updated", NO_DPIA, "case_made"),
        ("safeguards-changed", NO_DPIA, "case_made"),
        ("data-changed", NO_DPIA, "case_made"),
        ("law-changed", NO_DPIA, "red_line"),
        ("dpia-updated", OPEN_DPIA, "case_made"),
        ("data-changed", OPEN_DPIA, "insufficient_evidence"),
        ("safeguards-changed", HIGH_RISK, "case_made"),
        ("data-changed", HIGH_RISK, "red_line"),
        ("correction", NO_BASIS, "red_line"),
        ("no such kind", NO_BASIS, "red_line"),
    ],
)
def test_a_gate_does_not_count_once_an_event_covers_its_field(
    kind: str, facts: dict[str, Any], rested_on: str, framework: Framework
) -> None:
    """What it looks at may have been otherwise when it was decided; a correction says it was not.

    The assessment as it stands is the same all the same.
    """
    score = scored(framework, **facts, events=[event("incident"), event(kind)])
    assert score.rested_on == rested_on
    assert score.outcome == scored(framework, **facts).outcome
    level = framework.methods["1.0"].assessment_levels[rested_on]
    assert score.divergence == 3 - level


@pytest.mark.parametrize("date", [BEFORE, DECIDED, "2024", "some day", None])
def test_an_event_that_is_not_after_the_decision_changes_nothing(
    date: Any, framework: Framework
) -> None:
    """The decision rested on what was known that day."""
    score = scored(framework, **NO_BASIS, events=[event("law-changed", date)])
    assert score.rested_on == "red_line"


@pytest.mark.parametrize("events", [None, {}, "law-changed", [None, "x", {"date": LATER}]], ids=str)
def test_events_that_can_not_be_read_change_nothing(events: object, framework: Framework) -> None:
    """The schema check has said so; the score goes on."""
    assert scored(framework, **NO_BASIS, events=events).rested_on == "red_line"


def test_in_a_worked_example_every_gate_counts(framework: Framework) -> None:
    """There the facts as they stand are held against the decision."""
    facts = {**NO_BASIS, "events": [event("law-changed")]}
    example = entry(framework, facts=facts, independence="worked-example")
    assert assess(example, framework).rested_on == "red_line"


def test_which_kinds_of_events_count_is_read_from_their_list(framework: Framework) -> None:
    """Under another list the same kind covers something else."""
    kinds = framework.codes["event_kinds"]
    other = Code("law-changed", "Law", "A law changed.", covers=(("choice",),))
    changed = replace(kinds, codes={**kinds.codes, "law-changed": other})
    under = replace(framework, codes={**framework.codes, "event_kinds": changed})
    facts = {**NO_BASIS, "events": [event("law-changed")]}
    assert assess(entry(under, facts=facts), under).rested_on == "red_line"
