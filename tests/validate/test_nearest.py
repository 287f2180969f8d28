"""Guesses at what somebody meant."""

from __future__ import annotations

import pytest

from fairshare.validate.nearest import did_you_mean, nearest, nearest_named

ALIKE = ["benefits", "benefit", "benefices"]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_there_are_no_more_guesses_than_were_asked_for(most: int) -> None:
    """Whether names are alike, or hold the word that was written."""
    assert len(nearest("benefitz", ALIKE, most)) == most
    assert (
        len(nearest("pupils", ["data of pupils", "pupils at risk", "former pupils"], most)) == most
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Local Authority", ["local-authority"]),
        ("local_authorty", ["local-authority"]),
        ("authority", ["local-authority"]),
        ("the", []),
        ("nobody knows this", []),
    ],
)
def test_capitals_blanks_and_slips_do_not_count(written: str, meant: list[str]) -> None:
    """A word of four letters may stand for the whole; what is like none is no guess."""
    assert nearest(written, ["local-authority", "nhs", "the-other"]) == meant


def test_a_label_stands_for_its_code() -> None:
    """And a code that is meant by two labels is guessed once."""
    named = {"Council": "local-authority", "Councils": "local-authority", "Hospital": "nhs"}
    assert nearest_named("councill", named, 3) == ["local-authority"]


def test_a_hint_asks_for_one_of_the_guesses() -> None:
    """Without a guess it asks nothing."""
    assert did_you_mean(["a", "b"]) == 'Did you mean "a" or "b"?'
    assert did_you_mean([]) == ""
