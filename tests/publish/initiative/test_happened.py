"""What happened to a sharing, as its page tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from editions import Change
from fairshare.framework import Framework
from fairshare.load.framework import load_framework
from pages import page_of, part_of, words_of
from projects import REPOSITORY
from trees import CASES, edited, loaded

EVENT_CASES = sorted((CASES / "events").glob("*.yml"))
KINDS = list(load_framework(REPOSITORY / "schema").codes["event_kinds"].codes)


def events(*items: dict[str, str], example: bool = False) -> Change:
    """The full example, to which only that happened."""

    def change(data: dict[str, Any]) -> None:
        data["events"] = list(items)
        data["results"] = []
        if example:
            data["assessment"]["independence"] = "worked-example"

    return change


def event(kind: str, date: str = "2025-12-01", **also: str) -> dict[str, str]:
    return {"date": date, "kind": kind, "summary": f"It was {kind} that happened."} | also


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_event_is_told_with_all_that_it_holds(
    framework: Framework, kind: str
) -> None:
    """Date, label, who, summary, link, and when it was recorded where that was later."""
    one = event(kind, by="northshire-council", url="https://a.example/x", recorded="2026-01-10")
    page = page_of(framework, events(one), names={"northshire-council": "Northshire Council"})
    section = "history" if kind == "correction" else "happened"
    label = framework.label("event_kinds", kind)
    words = part_of(page, section)
    head = f"1 December 2025 – {label}, by Northshire Council (recorded on 10 January 2026)"
    assert f"{head} It was {kind} that happened. Read more" in words
    found = re.search(rf'aria-labelledby="{section}".*?</section>', page, re.DOTALL)
    assert found is not None
    assert 'href="https://a.example/x"' in found[0]
    assert 'href="../../../organisations/northshire-council/"' in found[0]


@pytest.mark.parametrize("path", EVENT_CASES, ids=lambda path: path.stem)
def test_what_happens_in_real_life_is_told_on_the_page(framework: Framework, path: Path) -> None:
    """Each sentence that a case of `cases/events` adds, whatever the field that holds it."""
    case = loaded(path)

    def change(data: dict[str, Any]) -> None:
        edited(edited(data, case.get("start", {})), case)

    words = words_of(page_of(framework, change))
    added = list(sentences(case["change"]))
    assert added or "superseded_by" in case["change"]
    assert [one for one in added if one not in words] == []


def sentences(value: Any) -> Iterator[str]:
    """The texts of a change that are for readers, on one line; codes and dates are none."""
    if isinstance(value, str):
        line = " ".join(value.split())
        if line.count(" ") > 3:
            yield line
        return
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from sentences(one)


def test_a_body_that_the_register_does_not_hold_is_named_as_written(framework: Framework) -> None:
    """A court need not have a page."""
    words = part_of(page_of(framework, events(event("stopped", by="UK Supreme Court"))), "happened")
    assert "Stopped, by UK Supreme Court" in words


def test_events_and_results_stand_in_order_of_date(framework: Framework) -> None:
    """A date with less in it at its beginning, shown as written."""

    def change(data: dict[str, Any]) -> None:
        data["events"] = [event("incident", "2025-10-05"), event("inspected", "2025-12-01")]
        data["results"] = [
            {
                "date": "2025-10",
                "achieved": "partly",
                "summary": "Half of it.",
                "url": "https://a.example",
            }
        ]

    words = part_of(page_of(framework, change), "happened")
    places = [words.index(found) for found in ("October 2025 – Did it", "5 October", "1 December")]
    assert places == sorted(places)
    assert "Did it achieve its aim? Partly Half of it. Source of this result" in words


def test_a_page_to_which_nothing_happened_has_no_empty_list(framework: Framework) -> None:
    """No heading without a word under it."""
    assert 'id="happened"' not in page_of(framework, events())


def test_a_correction_stands_with_the_history_and_not_with_what_happened(
    framework: Framework,
) -> None:
    """Nothing happened to the sharing."""
    page = page_of(framework, events(event("correction")))
    assert 'id="happened"' not in page
    assert "Corrections of this page (1) 1 December 2025 – Page corrected" in part_of(
        page, "history"
    )


def test_in_a_worked_example_corrections_and_ratings_are_ours(framework: Framework) -> None:
    """Never said as if the body had assessed again."""
    found = events(event("reassessed"), event("correction", "2025-12-02"), example=True)
    page = page_of(framework, found)
    words = part_of(page, "history")
    assert "1 December 2025 – We rated it again" in words
    assert "2 December 2025 – We corrected this page" in words
    assert "Assessed again" not in words_of(page)


def test_hostile_events_are_text(framework: Framework) -> None:
    """In summary and name; an address is a link that runs nothing."""
    bad = "<script>alert(1)</script>"
    page = page_of(framework, events(event("incident", summary=bad, by=bad)))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("challenge", "words"),
    [
        (
            {"raised": "2025-10-02", "answered": "2025-10-11", "outcome": "explained"},
            "Answer, 11 October 2025, after 9 days: Because.",
        ),
        (
            {"raised": "2025-10", "answered": "2025-10-11", "outcome": "explained"},
            "Answer, 11 October 2025: Because.",
        ),
        ({"raised": "2025-10-02", "outcome": "escalated"}, "What came of it: Taken further"),
    ],
    ids=["days", "month", "escalated"],
)
def test_a_question_is_told_with_who_asked_whom(
    framework: Framework, challenge: dict[str, str], words: str
) -> None:
    """The days that an answer took only between two full dates; what was taken further is said."""
    asked = {
        "by": "A parent",
        "to": "northshire-council",
        "concern": "Why?",
        "source": "https://a.example/q",
    }
    if "answered" in challenge:
        asked["response"] = "Because."

    def change(data: dict[str, Any]) -> None:
        data["challenges"] = [asked | challenge]

    page = page_of(framework, change, names={"northshire-council": "Northshire Council"})
    said = part_of(page, "question")
    assert ", A parent to Northshire Council – Why?" in said
    assert words in said
    assert 'href="https://a.example/q"' in page


def test_a_body_that_asked_is_told_by_its_name(framework: Framework) -> None:
    """An organisation of the register may ask another one; its id is no word for people."""
    challenge = {"raised": "2025-10-02", "by": "northshire-council", "concern": "Why?"}

    def change(data: dict[str, Any]) -> None:
        data["challenges"] = [challenge | {"outcome": "open"}]

    page = page_of(framework, change, names={"northshire-council": "Northshire Council"})
    assert ", Northshire Council – Why?" in part_of(page, "question")


@pytest.mark.parametrize(
    ("example", "words"), [(False, "Not answered yet"), (True, "We found no answer")]
)
def test_an_answer_that_was_not_found_is_not_said_to_be_missing(
    framework: Framework, example: bool, words: str
) -> None:
    """A worked example knows only what it read: the body may have answered."""

    def change(data: dict[str, Any]) -> None:
        events(example=example)(data)
        data["challenges"] = [{"raised": "2025-10-02", "concern": "Why?", "outcome": "open"}]

    assert f"What came of it: {words}" in part_of(page_of(framework, change), "question")


def test_an_answer_whose_outcome_is_open_is_not_said_to_be_missing(framework: Framework) -> None:
    """There was a letter; what came of it is another question."""

    def change(data: dict[str, Any]) -> None:
        events(example=True)(data)
        answer = {"answered": "2025-10-05", "response": "A letter that we did not read."}
        question = {"raised": "2025-10-02", "concern": "Why?", "outcome": "open"}
        data["challenges"] = [question | answer]

    said = part_of(page_of(framework, change), "question")
    assert "What came of it: We do not know" in said
    assert "We found no answer" not in said
