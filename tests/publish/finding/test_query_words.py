"""Words as the search knows them: what a page's words are, and where each stands."""

from __future__ import annotations

import pytest

from fairshare.publish.finding.query_words import vocabulary, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A plain sentence.", {"a", "plain", "sentence"}),
        ("care.data", {"care.data", "care", "data"}),
        ("(see NC-ISA-114)", {"see", "nc-isa-114", "nc", "isa", "114"}),
        ("Barnardo’s and Barnardo's", {"barnardos", "and"}),
        ("Zürich", {"zurich"}),
        ("Ynys Môn", {"ynys", "mon"}),
        ("https://example.org/a-b", {"https", "example", "org", "a", "b"}),
        ("f" * 64, set()),
        ("– … !", set()),
    ],
)
def test_the_words_of_a_text(text: str, words: set[str]) -> None:
    """In small letters without accents; a mark inside keeps a reference whole, and its parts."""
    assert words_of(text) == words


def test_words_stand_by_first_letter_the_commonest_first() -> None:
    """Digits have places of their own; other letters share one."""
    assert vocabulary(["data deal", "data 2018", "Ωmega data"]) == {
        "d": ["data", "deal"],
        "2": ["2018"],
        "other": ["ωmega"],
    }
