"""The assessment in one sentence: who says it, what weighs most, and what is left open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from fairshare.framework import OWN, Framework
from fairshare.model import WORKED_EXAMPLE, Initiative
from fairshare.publish.states import (
    AssessmentWords,
    assessment_words,
    possible_words,
    tipping_words,
)
from fairshare.score import assess
from projects import BASE, entry

Change = Callable[[dict[str, Any]], object]


def rated(**ratings: int | str) -> Change:
    """Some answers are rated otherwise than in the full example."""

    def change(data: dict[str, Any]) -> None:
        for question, rating in ratings.items():
            data["answers"][question] = {"rating": rating, "justification": "Because of it."}

    return change


def without_basis(data: dict[str, Any]) -> None:
    found = {"body": "The regulator", "date": "2025", "url": "https://a.example/"}
    data["legal"] = {"bases": [], "found_by": found}


def basis_unknown(data: dict[str, Any]) -> None:
    data["legal"] = {"bases": ["unknown"]}


def read(change: Change, framework: Framework, voice: str = OWN) -> tuple[AssessmentWords, str]:
    """The assessment of the full example with a change, and what is possible."""
    data = entry((BASE / "full.yml").read_bytes())
    change(data)
    if voice == WORKED_EXAMPLE:
        data["assessment"] = data["assessment"] | {"independence": voice}
    initiative, score = Initiative.read("a/b", "b.yml", "0", data), assess(data, framework)
    found = data["legal"].get("found_by", {}).get("body", "")
    words = assessment_words(score, framework, initiative.independence or "", found)
    return words, possible_words(score, framework, initiative.independence or "")


@pytest.mark.parametrize(
    ("change", "own", "worked"),
    [
        (rated(), "The case is made", "We would say that the case is made"),
        (
            rated(harm=2, defensible=2),
            (
                "The case holds under conditions: it could do serious harm if it goes wrong, and "
                "it is hard to defend in public"
            ),
            (
                "We would ask for conditions: it could do serious harm if it goes wrong, and "
                "it is hard to defend in public"
            ),
        ),
        (
            rated(harm=2, compatible_use=1, security="unknown", privacy="unknown"),
            (
                "A red line is crossed: people would be surprised by this use, how it respects "
                "people’s privacy is not known, and how it is kept secure is not known. "
                "1 more point"
            ),
            (
                "We see a red line crossed: people would be surprised by this use, how it respects "
                "people’s privacy is not known, and how it is kept secure is not known. "
                "1 more point"
            ),
        ),
        (
            without_basis,
            "A red line is crossed: no lawful basis, as The regulator found",
            "We see a red line crossed: no lawful basis, as The regulator found",
        ),
        (
            basis_unknown,
            "Not enough is known: the record does not say on which lawful basis",
            "The public record does not say enough: the record does not say on which lawful basis",
        ),
    ],
    ids=["case-made", "conditional", "red-line", "no-basis", "basis-unknown"],
)
def test_the_gravest_points_come_first(
    framework: Framework, change: Change, own: str, worked: str
) -> None:
    """Three points are named, the others counted; a worked example says that it is our reading."""
    assert read(change, framework)[0].sentence == own
    assert read(change, framework, WORKED_EXAMPLE)[0].sentence == worked


def test_each_point_leads_to_its_answer(framework: Framework) -> None:
    """Whoever doubts a point reads the answer behind it."""
    words, _possible = read(rated(harm=2, defensible=2), framework)
    assert [one.anchor for one in words.clauses] == ["harm", "defensible"]


def test_a_weak_group_is_told_by_its_lowest_answers(framework: Framework) -> None:
    """A reader learns what is weak, not that a sum is low."""
    low = dict.fromkeys(("direct_benefit", "long_term_benefit", "wider_outcomes"), 1)
    words, _possible = read(rated(**low, root_causes=1, clear_purpose=1), framework)
    named = {one.words for one in (*words.clauses, *words.rest)}
    assert "the people concerned gain little that they would notice" in named
    assert "it is weak on being purposeful" not in named


@pytest.mark.parametrize(
    ("change", "own", "worked"),
    [
        (rated(), "", ""),
        (
            rated(security="unknown", harm=2),
            "The best result could still be “conditional”. What would settle it:",
            (
                "Going by the public record, the best result could be “conditional”. "
                "What would settle it:"
            ),
        ),
        (
            rated(security="unknown", harm=1),
            "What is not known can’t change this: it would be “red line” either way.",
            "What is not known can’t change this: it would be “red line” either way.",
        ),
    ],
    ids=["all-known", "open", "settled"],
)
def test_what_is_possible_all_the_same(
    framework: Framework, change: Change, own: str, worked: str
) -> None:
    """What is not known leaves an end open, or changes nothing; both are said."""
    assert read(change, framework)[1] == own
    assert read(change, framework, WORKED_EXAMPLE)[1] == worked


def test_what_would_change_it_is_told_by_outcome(framework: Framework) -> None:
    """The questions that would do the same stand together, under their names."""
    data = entry((BASE / "full.yml").read_bytes())
    said = tipping_words(assess(data, framework), framework)
    crossed = "With a 1 on one of these it would be “red line”: Fits the first purpose; "
    assert any(words.startswith(crossed) for words in said)


def test_every_question_has_clauses(framework: Framework) -> None:
    """A question without one would leave a gap in a sentence."""
    said: Mapping[str, tuple[str, str, str]] = {
        one.id: (one.label, one.low, one.unknown) for one in framework.questions
    }
    assert all(all(words) for words in said.values())
