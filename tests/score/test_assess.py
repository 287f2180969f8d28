"""Assess: an entry as written, valid or not, under the method that it names."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from fairshare.framework import Framework
from fairshare.score import OUTCOMES, UnknownMethod, as_dict, assess, rounded


def entry(rating: object = 5, **more: object) -> dict[str, Any]:
    """An entry that gives the same answer to the same few questions."""
    return {"method": "1.0", "answers": {"harm": {"rating": rating}}, **more}


@pytest.mark.parametrize("version", ["9.9", "1", "", 1.0, None, ["1.0"], {}])
def test_an_unknown_version_of_the_method_is_an_error(
    version: object, framework: Framework
) -> None:
    """It is never replaced by another version, whatever it is written as."""
    with pytest.raises(UnknownMethod, match=r"must be one of 1\.0"):
        assess(entry(method=version), framework)


def test_the_error_names_the_version_and_those_that_exist(framework: Framework) -> None:
    """Whoever reports it can point at the field and say what would be right."""
    with pytest.raises(UnknownMethod) as caught:
        assess(entry(method="9.9"), framework)
    assert (caught.value.version, caught.value.known) == ("9.9", tuple(sorted(framework.methods)))


def test_an_entry_is_scored_with_the_method_that_it_names(framework: Framework) -> None:
    """A newer version beside it changes nothing."""
    newer = replace(framework.methods["1.0"], version="1.1", critical_caps={5: 0})
    both = replace(framework, methods={**framework.methods, "1.1": newer})
    assert assess(entry(), both) == assess(entry(), framework)
    assert assess(entry(method="1.1"), both).outcome == "red_line"


@pytest.mark.parametrize(
    "decision", [None, "approved", {}, {"outcome": "maybe"}, {"outcome": ["approved"]}], ids=str
)
def test_a_decision_that_can_not_be_read_gives_no_divergence(
    decision: object, framework: Framework
) -> None:
    """Divergence is only told of a decision that was taken."""
    assert assess(entry(decision=decision), framework).divergence is None


@pytest.mark.parametrize("answers", [None, [], "5", {"harm": None}, {"harm": 5}, {5: 5}], ids=str)
def test_answers_that_can_not_be_read_are_unknown(answers: object, framework: Framework) -> None:
    """The score is that of an entry without answers."""
    unread = assess(entry(answers=answers), framework)
    silent = assess(entry(answers={}), framework)
    assert replace(unread, answers={}) == silent


def test_a_principle_is_known_as_soon_as_one_of_its_questions_is(framework: Framework) -> None:
    """Before that its band says nothing of it."""
    score = assess(entry(4), framework)
    known = {name for name, one in score.principles.items() if one and one.is_known}
    assert known == {framework.question("harm").principle}


@pytest.mark.parametrize("decision", [None, {"outcome": "approved", "date": "2020-05-01"}], ids=str)
def test_an_imported_entry_is_not_assessed(decision: object, framework: Framework) -> None:
    """Nobody answered: there is no outcome, nothing possible, and null for all that has a number.

    Not even answers that stand in it by mistake count, nor does the want of a lawful basis.
    """
    facts = {"data": {"identifiability": "identifiable"}, "decision": decision}
    imported = entry(rating=1, assessment={"independence": "imported"}, **facts)
    score = assess(imported, framework)
    assert not score.assessed
    assert as_dict(score, "a/b") == {
        "id": "a/b",
        "method": "1.0",
        "method_sha256": framework.methods["1.0"].sha256,
        "outcome": "not_assessed",
        "possible": None,
        "principles": None,
        "benefit": None,
        "concern": None,
        "reasons": [],
        "tipping": [],
        "divergence": None,
    }


def test_what_is_not_assessed_is_no_outcome(framework: Framework) -> None:
    """Pages have a label for it, and no method can come to it."""
    assert "not_assessed" not in OUTCOMES
    listed = framework.codes["assessments"].codes
    assert set(listed) == {*OUTCOMES, "not_assessed"}
    assert all(set(one.assessment_levels) == set(OUTCOMES) for one in framework.methods.values())


def test_the_answers_that_were_scored_stay_with_the_score(framework: Framework) -> None:
    """Words about a score speak of them; an answer to no question is not among them."""
    scored = assess(entry(answers={"harm": {"rating": 2}, "nothing": {"rating": 1}}), framework)
    assert {name: answer.rating for name, answer in scored.answers.items()} == {"harm": 2}


def test_a_gate_that_the_method_does_not_name_has_no_effect(framework: Framework) -> None:
    """Gates belong to a version of the method, like every other rule."""
    method = framework.methods["1.0"]
    without = replace(framework, methods={"1.0": replace(method, gate_caps={})})
    bare = entry(data={"identifiability": "identifiable"})
    assert assess(bare, framework).outcome == "red_line"
    assert assess(bare, without).outcome == "insufficient_evidence"


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (Fraction(225, 4), 1, 56.3),
        (Fraction(5, 100), 1, 0.1),
        (Fraction(5, 6), 4, 0.8333),
        (Fraction(100), 1, 100.0),
    ],
)
def test_numbers_are_rounded_half_up_when_shown(value: Fraction, places: int, shown: float) -> None:
    """56.25 is shown as 56.3, as the contract's cases have it."""
    assert rounded(value, places) == shown
