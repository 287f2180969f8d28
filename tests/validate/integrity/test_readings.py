"""From when on an entry is held, and what differs in a worked example or an imported entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from chronicle import FUND, MEALS, as_yaml
from fairshare.framework import Framework
from fairshare.load.base import Base
from fairshare.load.strict_yaml import parse
from fairshare.validate import check_integrity
from proposed import event
from silent import found
from trees import TODAY, base, changed

WORKED = {"assessment.independence": "worked-example"}
IMPORTED = {"assessment": {"independence": "imported"}}


def codes(
    framework: Framework,
    start: Mapping[str, Any],
    without: Sequence[str],
    change: Mapping[str, Any],
    remove: Sequence[str] = (),
) -> set[str]:
    """What is said of a change to the full entry, first made into another kind of entry."""
    old = changed(base("full.yml"), start, without)
    new = changed(changed(base("full.yml"), start, without), change, remove)
    return {problem.code for problem in found(old, as_yaml(new), framework)}


WIDER = {"purpose.aims.2": "immigration-control"}


@pytest.mark.parametrize(
    ("start", "without", "code"),
    [
        ({}, (), "E511"),
        ({"stage": "proposed"}, ["decision"], None),
        ({"stage": "never_started"}, ["decision"], None),
        *(({"stage": s}, ["decision"], "E511") for s in ("pilot", "live", "paused", "ended")),
        (
            {"stage": "proposed", "withdrawn": {"date": "2025-11-01", "reason": "x" * 30}},
            ["decision"],
            "E511",
        ),
        ({**WORKED, "stage": "proposed"}, ["decision"], None),
        ({**WORKED, "stage": "live"}, ["decision"], "E511"),
        ({**WORKED, "decision": {"record": "not-found"}, "stage": "proposed"}, (), "E511"),
        ({**IMPORTED, "stage": "live"}, ["decision"], None),
        ({**IMPORTED, "stage": "live"}, (), "E511"),
    ],
)
def test_from_when_on_nothing_changes_in_silence(
    start: Mapping[str, Any], without: Sequence[str], code: str | None, framework: Framework
) -> None:
    """From the decision on; but for imported entries, also once people have lived with it."""
    assert codes(framework, start, without, WIDER) == ({code} if code else set())


@pytest.mark.parametrize("field", ["safeguards.atrs", "choice", "approvals", "dates.starts"])
def test_until_the_decision_a_field_may_be_added(field: str, framework: Framework) -> None:
    """Nothing that was said changes by it; after the decision it would."""
    head, _, last = field.partition(".")
    there = base("full.yml")[head][last] if last else base("full.yml")[head]
    for without, code in ((["decision"], set()), ([], {"E511"})):
        expected = set() if field == "approvals" else code
        assert codes(framework, {}, [*without, field], {field: there}) == expected


def test_a_set_has_no_order_and_an_empty_list_says_nothing(framework: Framework) -> None:
    """A published list of codes is a set, and an empty list is the same as a field left out."""
    full = base("full.yml")
    change = {
        "data.categories": full["data"]["categories"][::-1],
        "themes": full["themes"][::-1],
        "organisations.0.roles": ["provider", "lead"],
    }
    assert codes(framework, {}, (), change, ["legal.special_category_conditions"]) == set()


def test_another_list_has_an_order(framework: Framework) -> None:
    """Who stands first among several is a statement too."""
    order = base("full.yml")["organisations"][::-1]
    assert codes(framework, {}, (), {"organisations": order}) == {"E511"}


@pytest.mark.parametrize("reading", [WORKED, IMPORTED], ids=["worked", "imported"])
@pytest.mark.parametrize(
    "change",
    [{"decision.outcome": "refused"}, {"decision.date": "2025-04-03"}, {"dates.submitted": "2024"}],
    ids=str,
)
def test_our_reading_of_a_decision_may_be_corrected(
    reading: Mapping[str, Any], change: Mapping[str, Any], framework: Framework
) -> None:
    """In a worked or imported entry a correction changes both; no other event does."""
    last = {"events.3": event("correction")}
    other = {"events.3": event("decided")}
    assert codes(framework, reading, (), {**change, **last}) == set()
    assert codes(framework, reading, (), {**change, **other}) in ({"E506"}, {"E507"})
    assert codes(framework, {}, (), {**change, **last}) in ({"E506"}, {"E507"})


def test_no_correction_changes_an_event(framework: Framework) -> None:
    """What happened is kept in every kind of entry."""
    change = {"events.0.summary": "Nothing was signed at all.", "events.3": event("correction")}
    for reading in ({}, WORKED, IMPORTED):
        assert codes(framework, reading, (), change) == {"E508"}


@pytest.mark.parametrize(
    ("day", "own", "read"),
    [("2026-04-01", set(), set()), ("2029-04-01", {"E520"}, set()), (None, {"E520"}, set())],
)
def test_a_correction_makes_a_review_earlier_only(
    day: str | None, own: set[str], read: set[str], framework: Framework
) -> None:
    """In a body's own entry; in our reading of the record nothing is due by that date."""
    change = {"events.3": event("correction"), **({"dates.review_by": day} if day else {})}
    remove = [] if day else ["dates.review_by"]
    assert codes(framework, {}, (), change, remove) == own
    assert codes(framework, WORKED, (), change, remove) == read


def test_a_correction_may_set_a_stage_that_no_event_set(framework: Framework) -> None:
    """Once an event has set it, only another one does."""
    change = {"stage": "ended", "events.3": event("correction")}
    assert codes(framework, {}, (), change) == set()
    started = event("started", date="2025-09-20")
    later = {"stage": "ended", "events.4": event("correction")}
    assert codes(framework, {"events.3": started}, (), later) == {"E521"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"sources.0.url": "https://www.northshire.example/moved"}, None),
        ({"legal.gateways.0.url": "https://www.legislation.gov.uk/ukpga/1996/56"}, None),
        ({"safeguards.privacy_notice": "https://www.northshire.example/privacy"}, None),
        ({"safeguards.atrs": "https://www.northshire.example/atrs"}, None),
        ({"engagement.url": "https://www.northshire.example/asked"}, None),
        ({"results.0.url": "https://www.northshire.example/year-1"}, None),
        ({"events.0.url": "https://www.northshire.example/isa"}, "E508"),
        (
            {"engagement.url": "https://www.northshire.example/a", "engagement.summary": "x" * 30},
            "E511",
        ),
        ({"challenges.0.source": "https://www.northshire.example/q"}, "E510"),
    ],
)
def test_an_address_may_move(
    change: Mapping[str, Any], code: str | None, framework: Framework
) -> None:
    """The same text at another address explains itself; another text does not."""
    assert codes(framework, {}, (), change) == ({code} if code else set())


@pytest.mark.parametrize(
    "change",
    [
        {"sources.1": {"title": "Minutes", "url": "https://www.northshire.example/m"}},
        {"references.1": {"scheme": "Request", "id": "42"}},
        {"approvals.1": {"by": "Ethics Committee", "date": "2025-10-01"}},
        {"answers.harm.evidence": [{"title": "A report", "url": "https://www.a.example/"}]},
        {"answers.clear_purpose.evidence.1": {"title": "B", "url": "https://www.a.example/"}},
        {"decision.conditions.0.met": "no"},
        {"stage_as_of": "2025-11-30"},
        {"withdrawn": {"date": "2025-11-30", "reason": "It is not wanted any more, by anyone."}},
        {"supersedes": "northshire-council/older"},
        {"superseded_by": "northshire-council/newer"},
        {"keywords": [], "contact.team": "Another team", "related": ["northshire-council/x"]},
        {"sources.0.archived": "https://archive.northshire.example/other"},
    ],
    ids=str,
)
def test_what_explains_itself(change: Mapping[str, Any], framework: Framework) -> None:
    """New items of some lists, first statements, and what is named free."""
    assert codes(framework, {}, (), change) == set()


def test_a_first_account_of_what_the_public_thinks_explains_itself(framework: Framework) -> None:
    """A second one does not."""
    first = {"acceptability": {"method": "Survey", "people": 300, "date": "2025-11-01"}}
    assert codes(framework, {}, ["acceptability"], first) == set()
    assert codes(framework, {}, (), first) == {"E511"}


DAYS = [
    ("2025-09-12", None, None),
    ("2025-09-11", None, "E522"),
    ("2025-09-11", "2025-11-25", None),
    ("2025-09-11", "2025-09-12", None),
    ("2025-09-11", "2025-09-11", "E522"),
    ("2025-11-25", "2025-09-01", "E522"),
    ("2025-09", None, None),
    ("2025", None, None),
    ("2025-08", None, "E522"),
]


@pytest.mark.parametrize(("day", "recorded", "code"), DAYS)
def test_what_was_learned_late_says_so(
    day: str, recorded: str | None, code: str | None, framework: Framework
) -> None:
    """Before the newest event it carries the day on which it was added; a month may be later."""
    more = {"recorded": recorded} if recorded else {}
    late = event("incident", date=day, **more)
    events = sorted([*base("full.yml")["events"], late], key=lambda one: str(one["date"]))
    assert codes(framework, {}, (), {"events": events}) == ({code} if code else set())


def test_the_newest_day_of_recording_counts_too(framework: Framework) -> None:
    """Nothing is recorded before what was recorded already."""
    start = {"events.2.recorded": "2025-10-20"}
    late = event("incident", date="2025-06-01", recorded="2025-10-19")
    events = [
        base("full.yml")["events"][0],
        late,
        *changed(base("full.yml"), start, ())["events"][1:],
    ]
    assert codes(framework, start, (), {"events": events}) == {"E522"}


def test_an_entry_with_one_event_may_learn_of_an_earlier_one(framework: Framework) -> None:
    """One event is enough to be late by."""
    one = base("full.yml")["events"][:1]
    early = event("incident", date="2025-04-20", recorded="2025-11-25")
    assert codes(framework, {"events": one}, (), {"events": [early, *one]}) == set()


OPEN = {"raised": "2025-10-30", "concern": "Do cashiers see the card?", "outcome": "open"}
ANSWER = {"answered": "2025-11-26", "response": "No. The card has no mark."}
AT_REGULATOR = {**OPEN, "outcome": "escalated"}


@pytest.mark.parametrize(
    ("old", "new", "allowed"),
    [
        (OPEN, {**OPEN, **ANSWER, "outcome": "explained"}, True),
        (OPEN, {**OPEN, **ANSWER, "outcome": "changed"}, True),
        (OPEN, AT_REGULATOR, True),
        (AT_REGULATOR, {**OPEN, **ANSWER, "outcome": "upheld"}, True),
        (AT_REGULATOR, OPEN, False),
        ({**OPEN, **ANSWER, "outcome": "explained"}, {**OPEN, **ANSWER, "outcome": "upheld"}, True),
        (
            {**OPEN, **ANSWER, "outcome": "explained"},
            {**OPEN, **ANSWER, "outcome": "escalated"},
            True,
        ),
        (
            {**OPEN, **ANSWER, "outcome": "upheld"},
            {**OPEN, **ANSWER, "outcome": "explained"},
            False,
        ),
        ({**OPEN, **ANSWER, "outcome": "explained"}, {**OPEN, **ANSWER, "outcome": "open"}, False),
        (
            {**OPEN, **ANSWER, "outcome": "explained"},
            {**OPEN, **ANSWER, "response": "Yes.", "outcome": "upheld"},
            False,
        ),
        ({**OPEN, **ANSWER, "outcome": "explained"}, OPEN, False),
        (OPEN, {**OPEN, "by": "A parent"}, False),
    ],
)
def test_a_question_goes_on(
    old: dict[str, str], new: dict[str, str], allowed: bool, framework: Framework
) -> None:
    """It is answered once, and may come to a later outcome; its first answer stays."""
    start = {"challenges": [old]}
    assert codes(framework, start, (), {"challenges": [new]}) == (set() if allowed else {"E510"})


def test_an_entry_of_the_older_form_is_refused_once(framework: Framework) -> None:
    """One message, whatever else it says; the next change is judged as any other."""
    older = {"changes": [{"date": "2025-09-12", "reason": "Added the schools trust."}]}
    assert codes(framework, older, (), {}, ["changes"]) == {"E529"}
    assert codes(framework, older, (), WIDER, ["changes"]) == {"E529"}
    assert codes(framework, {}, (), WIDER) == {"E511"}


def test_a_base_of_the_older_form_is_that_as_a_whole(framework: Framework) -> None:
    """An entry that had no list of changes was moved in the same go, and is refused with it."""
    older = {**base("full.yml"), "changes": [{"date": "2025-09-12", "reason": "A recipient."}]}
    files = {MEALS: older, FUND: changed(base("full.yml"), {"stage": "pilot"}, ())}
    now = {file: parse(as_yaml(base("full.yml")), file).document for file in files}
    before = Base(frozenset(files), files, {}, frozenset(), {}, ())
    problems = check_integrity(before, {f: d for f, d in now.items() if d}, framework, TODAY)
    assert [(one.code, one.file) for one in problems] == [("E529", MEALS), ("E529", FUND)]


@pytest.mark.parametrize(
    ("since", "start", "without"),
    [
        ("after the decision", {}, ()),
        ("after the sharing had begun", {"stage": "live"}, ["decision"]),
        (
            "after the withdrawal",
            {"withdrawn": {"date": "2025-11-01", "reason": "It is not wanted any more."}},
            ["decision"],
        ),
    ],
)
def test_the_message_says_from_when_on(
    since: str, start: Mapping[str, Any], without: Sequence[str], framework: Framework
) -> None:
    """Whoever has never decided is not told of a decision."""
    old = changed(base("full.yml"), start, without)
    new = changed(changed(base("full.yml"), start, without), WIDER, ())
    (problem,) = found(old, as_yaml(new), framework)
    assert (
        problem.message == f"Aims (purpose → aims) changed {since}, and no new event explains it."
    )


def test_several_answers_are_one_problem(framework: Framework) -> None:
    """One cause is told once, with every question that it touches."""
    change: dict[str, Any] = {f"answers.{one}.rating": 5 for one in ("harm", "privacy")}
    change["answers.harm.range"] = [4, 5]
    old, new = base("full.yml"), changed(base("full.yml"), change, ())
    (problem,) = found(old, as_yaml(new), framework)
    assert problem.message == (
        "The 18 questions (answers): harm, privacy changed after the decision, and no new event "
        "explains it."
    )


def test_an_event_that_covers_something_else_is_named(framework: Framework) -> None:
    """So that nobody wonders why the event that stands there does not count."""
    old = base("full.yml")
    new = changed(base("full.yml"), {**WIDER, "events.3": event("data-changed")}, ())
    (problem,) = found(old, as_yaml(new), framework)
    assert problem.hint.startswith("The new event (data-changed) does not cover this.")
