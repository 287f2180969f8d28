"""Bodies that are gone, and names of their day: who answers, and what a page calls whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from editions import TODAY, made, parts
from fairshare.framework import Framework
from fairshare.model import Organisation
from fairshare.publish.feeds.reminders import find_reminders, reminders_as_text
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.organisations.pages import organisation_pages
from fairshare.publish.organisations.succession import answering, name_at, predecessors
from fairshare.publish.pages.reviews import review_pages
from pages import ONE, body_of, page_of, words_of

MERGED: Mapping[str, Mapping[str, Any]] = {
    "northshire-council": {"closed": "2025-12-31", "successor": ["unity", "east"]},
    "unity": {"name": "Unity Council"},
    "east": {"name": "East Council"},
}


def bodies(**described: Mapping[str, Any]) -> dict[str, Organisation]:
    return {
        key: Organisation(key, "", "", {"name": key, "type": "other", **data})
        for key, data in described.items()
    }


def overdue(data: dict[str, Any]) -> None:
    parts(northshire_council="lead provider recipient")(data)
    data.pop("flows")
    data["dates"]["review_by"] = "2026-01-01"


@pytest.mark.parametrize(
    ("described", "expected"),
    [
        ({"a": {}}, "a"),
        ({"a": {"closed": "2025-12-31", "successor": "b"}, "b": {}}, "b"),
        ({"a": {"closed": "2026-01-16", "successor": "b"}, "b": {}}, "a"),
        ({"a": {"closed": "2025", "successor": ["b", "c"]}, "b": {}, "c": {}}, "b"),
        ({"a": {"closed": "2025"}}, "a"),
        ({"a": {"closed": "2025", "successor": "gone"}}, "a"),
        (
            {
                "a": {"closed": "2024", "successor": "b"},
                "b": {"closed": "2025", "successor": "c"},
                "c": {},
            },
            "c",
        ),
        (
            {
                "a": {"closed": "2024", "successor": "b"},
                "b": {"closed": "2025", "successor": "a"},
            },
            "b",
        ),
    ],
    ids=["open", "closed", "to-be-closed", "split", "no-successor", "not-there", "chain", "ring"],
)
def test_who_answers(described: Mapping[str, Mapping[str, Any]], expected: str) -> None:
    """The successor, of several the first, and of a closed one its own; never a body to come."""
    assert answering("a", bodies(**described), TODAY) == expected


def test_whom_a_body_answers_for() -> None:
    """All whose decisions passed to it, along the whole way."""
    known = bodies(
        a={"closed": "2024", "successor": "b"}, b={"closed": "2025", "successor": "c"}, c={}
    )
    assert predecessors(known, TODAY) == {"c": ("a", "b")}


def test_a_decision_of_a_closed_body_names_all_who_answer_now(framework: Framework) -> None:
    """Beside the mailbox that the entry names, which may be dead."""
    words = words_of(page_of(framework, overdue, organisations=MERGED))
    assert "northshire-council was closed on 31 December 2025." in words
    assert "Who answers now: Unity Council, East Council." in words


def test_nobody_is_sent_to_the_mailbox_of_a_body_that_is_gone(framework: Framework) -> None:
    """On the page and on paper stands the successor's; without one, what the entry names."""
    unity = {"name": "Unity Council", "contact": {"team": "Data", "email": "data@unity.example"}}
    gone = {**MERGED["northshire-council"], "contact": {"team": "Old", "email": "old@x.example"}}
    described = {**MERGED, "unity": unity, "northshire-council": gone}
    edition = made(framework, {ONE: overdue}, organisations=described)
    words = words_of(body_of(edition))
    assert "To question this decision: Unity Council, data@unity.example; East Council" in words
    assert "Ask the body that answers for this decision now: Unity Council, Data" in words
    assert "information.governance@northshire.example" not in words
    assert "old@x.example" not in pages(edition)["organisations/northshire-council/"]
    assert "information.governance@northshire.example" in words_of(
        page_of(framework, overdue, organisations=MERGED)
    )


def test_a_body_that_is_still_to_be_closed_answers_itself(framework: Framework) -> None:
    """Its page says what is to come, its decisions nothing yet."""
    edition = made(framework, {ONE: overdue}, organisations=MERGED, today=dt.date(2025, 12, 30))
    assert "Who answers now" not in body_of(edition)
    page = pages(edition)["organisations/northshire-council/"]
    assert (
        "To be closed on 31 December 2025. Who answers then: Unity Council, East Council." in page
    )


def pages(edition: Any) -> dict[str, str]:
    environment = make_environment(edition.framework)
    environment.globals["result"] = lambda item, root, *_: f"{root}{item.initiative.id}"
    return {page.url: words_of(page.body) for page in organisation_pages(edition, environment)}


def test_the_pages_of_both_bodies_say_who_answers(framework: Framework) -> None:
    """The closed one leads on to its successors; the first of them has its overdue reviews."""
    found = pages(made(framework, {ONE: overdue}, organisations=MERGED))
    closed = found["organisations/northshire-council/"]
    assert "Closed on 31 December 2025." in closed
    assert "Who answers now: Unity Council, East Council." in closed
    assert "was not reviewed in time" not in closed
    first = found["organisations/unity/"]
    assert "It answers for the decisions of northshire-council closed on 31 December 2025" in first
    assert "1 decision that it answers for was not reviewed in time." in first
    assert "It answers for" not in found["organisations/east/"]
    assert "northshire-council closed 31 December 2025" in found["organisations/"]


def test_reminders_and_the_page_of_reviews_turn_to_who_answers(framework: Framework) -> None:
    """Nobody reads the mail of a body that is gone."""
    edition = made(framework, {ONE: overdue}, organisations=MERGED)
    (only,) = find_reminders(edition.register, TODAY)
    assert only.organisation.id == "unity"
    assert "Unity Council (unity)" in reminders_as_text([only])
    page = next(iter(review_pages(edition, make_environment(framework))))
    assert "northshire-council; Unity Council answers now" in words_of(page.body)


RENAMED = {
    "name": "Northshire",
    "also_known_as": ["NC", "Northshire County Council"],
    "corrections": [
        {
            "date": "2024-04-01",
            "path": "name",
            "was": "Northshire County Council",
            "why": "Renamed by order.",
            "kind": "body-changed",
        },
        {
            "date": "2025-09-01",
            "path": "name",
            "was": "Northshrie",
            "why": "It was misspelt here.",
            "kind": "wording",
        },
    ],
}


@pytest.mark.parametrize(
    ("decided", "name"),
    [
        ("2023-05-01", "Northshire County Council"),
        ("2024-03-31", "Northshire County Council"),
        ("2024-04-01", "Northshire"),
        ("2025-04-02", "Northshire"),
        ("", "Northshire"),
    ],
)
def test_a_body_has_the_name_of_the_decisions_day(decided: str, name: str) -> None:
    """Only a body that was itself renamed had another one; a slip of the pen never was a name."""
    assert name_at(bodies(a=RENAMED)["a"], decided) == name


def test_an_old_decision_gives_the_name_of_its_day_and_that_of_now(framework: Framework) -> None:
    """On its page and in the reviews; a newer one knows the new name only."""
    described = {"northshire-council": RENAMED}

    def old(data: dict[str, Any]) -> None:
        overdue(data)
        data["decision"]["date"] = "2023-05-01"

    words = words_of(page_of(framework, old, organisations=described))
    assert "Who gives it Northshire County Council (now Northshire)" in words
    new = words_of(page_of(framework, overdue, organisations=described))
    assert "Who gives it Northshire Who gets it Northshire What" in new
    edition = made(framework, {ONE: old}, organisations=described)
    page = next(iter(review_pages(edition, make_environment(framework))))
    assert "Northshire County Council" in words_of(page.body)


def test_a_bodys_page_names_all_its_names_and_why_they_changed(framework: Framework) -> None:
    """Acronyms and former names, so that whoever looks for one finds the body."""
    edition = made(framework, {ONE: overdue}, organisations={"northshire-council": RENAMED})
    words = pages(edition)["organisations/northshire-council/"]
    assert "Also known as NC, Northshire County Council" in words
    assert (
        "1 April 2024 – The body changed Name; until then “Northshire County Council”. Renamed by "
        "order." in words
    )
    assert "1 September 2025 – Wording Name; until then “Northshrie”." in words


def test_a_hostile_name_of_the_past_is_text(framework: Framework) -> None:
    """What a body was called is shown like any other text."""
    bad = "<script>alert(1)</script>"
    change = {"date": "2025-12-01", "path": "name", "was": bad, "why": bad, "kind": "body-changed"}
    described = {"northshire-council": {"corrections": [change], "also_known_as": [bad]}}
    edition = made(framework, {ONE: overdue}, organisations=described)
    environment = make_environment(framework)
    environment.globals["result"] = lambda item, root, *_: f"{root}{item.initiative.id}"
    bodies_pages = [page.body for page in organisation_pages(edition, environment)]
    for body in (body_of(edition), *bodies_pages):
        assert "<script" not in body
