"""What a page says of a decision, of the one before it, and where there is none."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jinja2 import Environment

from editions import Change
from fairshare.framework import Framework
from fairshare.model.decision import Decision
from pages import page_of, part_of, words_of

LONG = (
    "The schools change their system in spring, and the council waits to see what it can do then."
)


def decided(**fields: Any) -> Change:
    def change(data: dict[str, Any]) -> None:
        data["decision"].update(fields)

    return change


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        ({"date": "2025-03"}, "It had been put off on March 2025."),
        ({"not_later_than": "2025-03-01"}, "It had been put off by 1 March 2025."),
        ({}, "It had been put off."),
        (
            {"decided_by": "the board", "justification": "Too little was known."},
            "It had been put off by the board, because:",
        ),
    ],
)
def test_what_is_known_of_an_earlier_decision_is_said(
    environment: Environment, earlier: dict[str, str], said: str
) -> None:
    """A table that was imported may know no day of it."""
    pieces: Any = environment.get_template("fairshare/pieces/decision.html").module
    assert words_of(str(pieces.put_off(Decision.read({"outcome": "deferred", **earlier})))) == said


def undecided(**fields: Any) -> Change:
    def change(data: dict[str, Any]) -> None:
        del data["decision"]
        data.update(fields)

    return change


def headline(page: str) -> str:
    """The line under the title."""
    found = re.search(r'data-fs-field="headline">(.*?)</span>', page, re.DOTALL)
    assert found is not None
    return words_of(found[1])


def test_a_condition_says_how_far_it_is_met(framework: Framework) -> None:
    """Met, partly met or not; where the entry says nothing, neither does the page."""
    conditions = [
        {"text": "A second officer looks at it.", "met": "yes"},
        {"text": "It is deleted after a year.", "met": "no"},
        {"text": "The letter is plain."},
    ]
    words = part_of(page_of(framework, decided(conditions=conditions)), "decision")
    assert (
        "A second officer looks at it. – so far: met It is deleted after a year. – so far: not met"
        in words
    )
    assert words.endswith("The letter is plain.")


def test_a_decision_after_a_deferral_says_what_stood_before(framework: Framework) -> None:
    """When, by whom and why it had been put off."""
    earlier = {
        "outcome": "deferred",
        "date": "2025-01-10",
        "decided_by": "Information Board",
        "justification": LONG,
    }
    words = part_of(page_of(framework, decided(earlier=earlier)), "decision")
    put_off = "It had been put off on 10 January 2025 by Information Board, because:"
    assert f"{put_off} {LONG}" in words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "2 April 2025, Senior Information Risk Owner (the organisation)"),
        ({"decided_by_kind": "court"}, "2 April 2025, Senior Information Risk Owner (a court)"),
        ({"date": "2025"}, "2025, Senior Information Risk Owner (the organisation)"),
    ],
)
def test_when_and_by_whom_stands_before_the_reasons(
    framework: Framework, fields: dict[str, Any], words: str
) -> None:
    """A date with less in it is shown with less."""
    page = page_of(framework, decided(**fields))
    assert f"What was decided, and why Approved {words}" in part_of(page, "decision")


def test_where_only_the_latest_day_is_known_the_page_says_by(framework: Framework) -> None:
    """It may have been decided any day before."""

    def vague(data: dict[str, Any]) -> None:
        data["decision"]["not_later_than"] = data["decision"].pop("date")

    page = page_of(framework, vague)
    assert "Approved by 2 April 2025, Senior" in part_of(page, "decision")
    assert headline(page).startswith("Approved by 2 April 2025.")
    assert "Sharing started before the decision" not in words_of(page)


@pytest.mark.parametrize(
    ("change", "tag", "words"),
    [
        (
            undecided(stage="proposed"),
            "Under review",
            "No decision has been taken yet.",
        ),
        (undecided(stage="live"), "No decision recorded", "No decision is recorded here."),
        (
            undecided(decision={"record": "not-found"}),
            "No decision found",
            "We found no decision. The public record that we read shows none.",
        ),
    ],
    ids=["proposed", "live", "not-found"],
)
def test_without_a_decision_the_page_says_which_silence_it_is(
    framework: Framework, change: Change, tag: str, words: str
) -> None:
    """Nothing in use is under review, and a record that shows none is no delay of the body's."""
    page = page_of(framework, change)
    assert tag in headline(page)
    assert words in part_of(page, "decision")


@pytest.mark.parametrize(
    ("outcome", "stage", "words"),
    [
        ("not_pursued", "never_started", "Dropped"),
        ("refused", "never_started", "Refused"),
        ("deferred", "proposed", "Put off"),
    ],
)
def test_what_never_began_is_said_to_have_never_begun(
    framework: Framework, outcome: str, stage: str, words: str
) -> None:
    """In the headline, in the facts, and by its stage and up to which day that is known."""

    def change(data: dict[str, Any]) -> None:
        data["decision"]["outcome"] = outcome
        data["stage"] = stage

    page = page_of(framework, change)
    assert headline(page).startswith(words)
    assert headline(page).endswith("Nothing was shared")
    facts = part_of(page, "facts")
    assert "What was asked for" in facts
    assert "Who would have got it" in facts
    assert "Who asked for it" not in facts  # a plan may name bodies that asked for nothing
    label = framework.label("stages", stage)
    assert f"Stage {label}, as of 3 November 2025" in part_of(page, "details")


def test_sharing_before_the_decision_is_said_only_where_it_is_sure(framework: Framework) -> None:
    """May 2025 may have been after 2 May; April was not."""

    def began(starts: str) -> Change:
        def change(data: dict[str, Any]) -> None:
            data["decision"]["date"] = "2025-05-02"
            data["dates"]["starts"] = starts

        return change

    warning = "Sharing started before the decision:"
    assert warning in words_of(page_of(framework, began("2025-04")))
    assert warning not in words_of(page_of(framework, began("2025-05")))
    assert warning not in words_of(page_of(framework, began("2025")))


def test_what_was_said_of_a_difference_stays_whatever_comes_later(framework: Framework) -> None:
    """Also where a later assessment agrees; and that it was looked at again is told."""

    def change(data: dict[str, Any]) -> None:
        data["decision"]["divergence"] = {
            "explanation": LONG,
            "mitigations": "Fewer fields.",
            "accountable_role": "Director of Education",
            "review_by": "2025-09-01",
        }
        data["decision"]["override"] = {"authority": "The cabinet", "reason": "It can't wait."}

    words = part_of(page_of(framework, change), "decision")
    assert f"difference from the assessment, as of 2 April 2025: {LONG}" in words
    assert "Accountable: Director of Education" in words
    assert "To be looked at again by 1 September 2025." in words
    assert "Red line overridden by The cabinet: It can't wait." in words

    def reviewed(data: dict[str, Any]) -> None:
        change(data)
        data["events"].append({"date": "2025-08-01", "kind": "review-held", "summary": "Held."})

    words = part_of(page_of(framework, reviewed), "decision")
    assert "To be looked at again by 1 September 2025 – a review was held since." in words


def test_in_a_worked_example_the_body_is_not_called_bolder(framework: Framework) -> None:
    """It did not know our reading when it decided."""

    def example(data: dict[str, Any]) -> None:
        data["assessment"]["independence"] = "worked-example"
        data["decision"]["outcome"] = "refused"
        data["decision"]["divergence"] = {"explanation": LONG}

    words = part_of(page_of(framework, example), "decision")
    assert "Where the decision and our later reading differ" in words
    assert "more cautious" not in words


def test_a_principle_of_which_nothing_is_known_is_not_said_to_be_unmet(
    framework: Framework,
) -> None:
    """Without an answer the lowest reading is 0, and nobody read it."""

    def unanswered(data: dict[str, Any]) -> None:
        del data["answers"]

    words = words_of(page_of(framework, unanswered))
    assert "Purposeful: Not known" in words
    assert "Purposeful Not known 0 – 100" in words
    assert "Purposeful: Not met" not in words
