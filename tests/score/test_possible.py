"""What is possible: which points are open, and in which order pages name them."""

from __future__ import annotations

from typing import Any

import pytest

from fairshare.framework import Framework
from fairshare.score import Possible, Score, assess, open_points

Facts = dict[str, Any]
PERSONAL: Facts = {"data": {"identifiability": "identifiable"}}
LAWFUL: Facts = {"legal": {"bases": ["uk-gdpr-6-1-e"]}}
UNLAWFUL: Facts = {"legal": {"bases": []}}
BASIS_UNKNOWN: Facts = {"legal": {"bases": ["dpa-1998"]}}
OPEN_DPIA: Facts = {"safeguards": {"dpia": {"status": "in_progress"}}}


def scored(framework: Framework, facts: Facts | None = None, /, **answers: object) -> Score:
    """An entry with 5 for every question but those named; `facts` are its other fields."""
    given: dict[str, object] = {q.id: {"rating": 5} for q in framework.questions}
    for name, answer in answers.items():
        given[name] = answer if isinstance(answer, dict) else {"rating": answer}
    return assess({"method": "1.0", "answers": given, **(facts or {})}, framework)


def test_open_points_come_in_the_order_in_which_pages_name_them(framework: Framework) -> None:
    """Gates, then critical questions, then the others, each in the order of the framework."""
    facts = PERSONAL | BASIS_UNKNOWN | OPEN_DPIA
    unrated = dict.fromkeys(("root_causes", "clear_purpose", "security", "harm"), "unknown")
    score = scored(framework, facts, **unrated, privacy="not_applicable")
    assert open_points(score, framework) == (
        *("dpia_in_progress", "lawful_basis_unknown"),
        *("harm", "privacy", "security"),
        *("clear_purpose", "root_causes"),
    )


def test_a_question_without_an_answer_is_open(framework: Framework) -> None:
    """Nobody wrote "unknown", and nobody knows."""
    score = assess({"method": "1.0"}, framework)
    assert len(open_points(score, framework)) == len(framework.asked("1.0"))


def test_what_is_answered_or_set_aside_is_not_open(framework: Framework) -> None:
    """Nor is a gate that the record has settled, nor a rating that is unsure."""
    unsure = {"rating": 3, "range": [2, 4]}
    score = scored(framework, PERSONAL | UNLAWFUL, root_causes="not_applicable", harm=unsure)
    assert open_points(score, framework) == ()


def test_nothing_is_open_where_nothing_is_assessed(framework: Framework) -> None:
    """An imported entry asks no question."""
    imported = {"method": "1.0", "assessment": {"independence": "imported"}}
    assert open_points(assess(imported, framework), framework) == ()


@pytest.mark.parametrize(
    ("facts", "answers", "worst", "best"),
    [
        ({}, {}, "case_made", "case_made"),
        ({}, {"harm": "unknown"}, "red_line", "case_made"),
        ({}, {"harm": "not_applicable"}, "red_line", "case_made"),
        ({}, {"harm": "unknown", "privacy": 2}, "red_line", "conditional"),
        ({}, {"harm": "unknown", "privacy": 1}, "red_line", "red_line"),
        ({}, {"harm": {"rating": 3, "range": [2, 4]}}, "conditional", "case_made"),
        ({}, {"root_causes": "unknown"}, "case_made", "case_made"),
        (PERSONAL | BASIS_UNKNOWN, {}, "red_line", "case_made"),
        (PERSONAL | LAWFUL | OPEN_DPIA, {}, "red_line", "case_made"),
        (PERSONAL | UNLAWFUL | OPEN_DPIA, {}, "red_line", "red_line"),
    ],
    ids=str,
)
def test_both_ends_of_what_is_not_known(
    facts: Facts, answers: dict[str, object], worst: str, best: str, framework: Framework
) -> None:
    """At its worst and at its best; what is known stands at both."""
    assert scored(framework, facts, **answers).possible == Possible(worst, best)


def test_how_much_is_known_is_left_aside(framework: Framework) -> None:
    """Too little is known of one principle; no answer that is missing could change the outcome."""
    silent = dict.fromkeys(("minimised_data", "clear_limits", "sensitivity"), "unknown")
    score = scored(framework, None, **silent)
    assert score.outcome == "insufficient_evidence"
    assert score.possible == Possible("case_made", "case_made")
