"""The life of an initiative, in the order in which it was lived."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from fairshare.framework import Framework
from fairshare.model import Initiative
from fairshare.publish.charts.timeline import TimelineEvent, timeline
from projects import BASE, entry

FULL = entry((BASE / "full.yml").read_bytes())
SMALL = entry((BASE / "small.yml").read_bytes())


def events_of(
    framework: Framework, change: Callable[[dict[str, Any]], object], base: dict[str, Any] = FULL
) -> list[TimelineEvent]:
    data = copy.deepcopy(base)
    change(data)
    return timeline(Initiative.read("a/b", "b.yml", "", data), framework)


def test_every_dated_event_of_the_full_entry(framework: Framework) -> None:
    """Oldest first, each with its date as written."""
    found = events_of(framework, lambda _data: None)
    assert [(event.date, event.kind) for event in found] == [
        ("2025-03-18", "assessed"),
        ("2025-03-20", "submitted"),
        ("2025-03-27", "agreed"),
        ("2025-04-02", "decided"),
        ("2025-05-12", "agreement-signed"),
        ("2025-06-01", "started"),
        ("2025-07-08", "inspected"),
        ("2025-09-12", "recipient-added"),
        ("2025-10-02", "challenged"),
        ("2025-10-11", "answered"),
        ("2025-11-03", "result"),
        ("2027-04-01", "review"),
        ("2028-05-11", "ended"),
        ("2028-05-11", "agreement-ends"),
    ]


def test_an_initiative_under_review_was_only_submitted(framework: Framework) -> None:
    """No event is made up."""
    (event,) = events_of(framework, lambda _data: None, SMALL)
    assert (event.date, event.kind) == ("2025-10-20", "submitted")


def test_events_of_one_day_stand_in_the_order_of_life(framework: Framework) -> None:
    """Submitted, assessed, decided, started: even where all fell on one day."""

    def one_day(data: dict[str, Any]) -> None:
        day = "2025-03-18"
        data["dates"].update(submitted=day, starts=day)
        data["decision"]["date"] = data["assessment"]["date"] = day

    kinds = [event.kind for event in events_of(framework, one_day)]
    assert kinds[:4] == ["submitted", "assessed", "decided", "started"]


@pytest.mark.parametrize(
    ("change", "event"),
    [
        (lambda d: d["dates"].update(ends="2025-12-01"), ("2025-12-01", "ended")),
        (
            lambda d: d.update(withdrawn={"date": "2025-11-05", "reason": "Not needed any more."}),
            ("2025-11-05", "withdrawn"),
        ),
    ],
    ids=["ended", "withdrawn"],
)
def test_the_end_of_a_life_is_told(
    change: Callable[[dict[str, Any]], object], event: tuple[str, str], framework: Framework
) -> None:
    """Ended or withdrawn: nothing disappears."""
    assert event in {(one.date, one.kind) for one in events_of(framework, change)}


def test_a_date_with_less_in_it_stays_so(framework: Framework) -> None:
    """A year stands at its beginning, and is shown as a year."""

    def vague(data: dict[str, Any]) -> None:
        data["decision"]["date"] = "2025"

    first = events_of(framework, vague)[0]
    assert (first.date, first.kind) == ("2025", "decided")


def test_the_decision_is_told_in_words(framework: Framework) -> None:
    """The label, not the code."""
    (decided,) = (e for e in events_of(framework, lambda _data: None) if e.kind == "decided")
    assert framework.label("outcomes", "approved") in decided.words


def test_a_question_without_an_answer_is_told_as_such(framework: Framework) -> None:
    """Nobody answered, so no answer stands there."""

    def unanswered(data: dict[str, Any]) -> None:
        del data["challenges"][0]["answered"], data["challenges"][0]["response"]

    kinds = [event.kind for event in events_of(framework, unanswered)]
    assert "challenged" in kinds
    assert "answered" not in kinds


def test_every_kind_of_event_is_told_by_its_label_but_a_correction(framework: Framework) -> None:
    """A correction happened to the page, not to the sharing; a decision is told once."""
    kinds = framework.codes["event_kinds"]

    def everything(data: dict[str, Any]) -> None:
        data["events"] = [
            {"date": "2025-12-01", "kind": kind, "summary": "It happened."} for kind in kinds.codes
        ]

    found = {e.kind: e.words for e in events_of(framework, everything) if e.date == "2025-12-01"}
    assert found == {
        kind: kinds.label(kind) for kind in kinds.codes if kind not in {"correction", "decided"}
    }


def test_a_decision_after_a_deferral_has_both_dates(framework: Framework) -> None:
    """When it was put off, then when it was decided."""

    def followed(data: dict[str, Any]) -> None:
        data["events"] = [{"date": "2025-04-02", "kind": "decided", "summary": "It was decided."}]
        data["decision"]["earlier"] = {"outcome": "deferred", "date": "2025-01-10"}

    found = [(e.date, e.words) for e in events_of(framework, followed) if e.kind == "decided"]
    assert found == [("2025-01-10", "Decided: Put off"), ("2025-04-02", "Decided: Approved")]


def test_where_only_the_latest_day_is_known_that_is_said(framework: Framework) -> None:
    """Not as if the decision had been taken on that day."""

    def vague(data: dict[str, Any]) -> None:
        data["decision"]["not_later_than"] = data["decision"].pop("date")

    (decided,) = (e for e in events_of(framework, vague) if e.kind == "decided")
    assert decided.words == "Decided by this day: Approved"


def test_in_a_worked_example_it_was_this_project_that_rated(framework: Framework) -> None:
    """Never said as if the body had assessed."""

    def example(data: dict[str, Any]) -> None:
        data["assessment"]["independence"] = "worked-example"
        data["events"] = [{"date": "2025-12-01", "kind": "reassessed", "summary": "Rated again."}]

    found = events_of(framework, example)
    assert [event.words for event in found if event.kind == "assessed"] == ["Rated by this project"]
    assert "reassessed" not in {event.kind for event in found}
