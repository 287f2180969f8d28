"""What an initiative's page claims of dates and gaps, each at the boundary of what is true."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from jinja2 import Environment

from editions import Change, made
from fairshare.framework import Framework
from pages import bodies_of

Drawn = Callable[[Change], str]

EARLY = "Sharing started before the decision:"
FAR = "<strong>far apart</strong>"


@pytest.fixture
def drawn(framework: Framework, environment: Environment) -> Drawn:
    """Draws the page of the full example with a change."""

    def draw(change: Change) -> str:
        def alone(data: dict[str, Any]) -> None:
            del data["related"]
            change(data)

        edition = made(framework, {"northshire-council/meals": alone})
        return bodies_of(edition, environment)["northshire-council/meals"]

    return draw


@pytest.mark.parametrize(
    ("starts", "early"),
    [
        ("2025-04-01", True),
        ("2025-04-02", False),
        ("2025-04-03", False),
        ("2025-03", True),
        ("2024", True),
        (None, False),
    ],
)
def test_sharing_is_said_to_be_early_only_before_the_decision(
    drawn: Drawn, starts: str | None, early: bool
) -> None:
    """Decided on 2 April 2025: sharing that starts on that very day is no breach."""

    def change(data: dict[str, Any]) -> None:
        data["dates"] = {**data["dates"], "starts": starts}
        if starts is None:
            del data["dates"]["starts"]

    assert (EARLY in drawn(change)) == early


def test_without_a_decision_nothing_started_before_it(drawn: Drawn) -> None:
    """What is live and undecided is told in other words."""
    assert EARLY not in drawn(lambda data: data.pop("decision"))


@pytest.mark.parametrize(
    ("answered", "words"),
    [
        ("2025-10-02", "2 October 2025, the same day: "),
        ("2025-10-03", "3 October 2025, after 1 day: "),
        ("2025-10-04", "4 October 2025, after 2 days: "),
        ("2025-10-13", "13 October 2025, after 11 days: "),
        ("2025-10", "October 2025: "),
        ("2025", "2025: "),
    ],
)
def test_the_days_that_an_answer_took_are_counted_in_words(
    drawn: Drawn, answered: str, words: str
) -> None:
    """Asked on 2 October 2025; days are counted only between two days."""
    page = drawn(lambda data: data["challenges"][0].update(answered=answered))
    assert f"Answer, {words}" in page


@pytest.mark.parametrize(
    ("rating", "public", "far"),
    [
        (4, 2.1, False),
        (4, 2.0, True),
        (4, 1.9, True),
        (3, 4.9, False),
        (3, 5.0, True),
        ("unknown", 1.0, False),
    ],
)
def test_public_and_assessment_are_far_apart_from_two_steps_on(
    drawn: Drawn, rating: object, public: float, far: bool
) -> None:
    """In either direction, on a critical question; an unknown is no rating to be far from."""

    def change(data: dict[str, Any]) -> None:
        data["answers"]["privacy"]["rating"] = rating
        data["acceptability"]["ratings"] = {"privacy": public}

    row = re.search(r'<tr><th scope="row"><a href="#privacy">.*?</tr>', drawn(change))
    assert row
    assert (FAR in row[0]) == far


def test_only_critical_questions_are_flagged(drawn: Drawn) -> None:
    """Three steps apart on the direct benefit are shown, and not called out."""

    def change(data: dict[str, Any]) -> None:
        data["answers"]["direct_benefit"]["rating"] = 5
        data["acceptability"]["ratings"] = {"direct_benefit": 2.0}

    assert FAR not in drawn(change)
