"""Words as the search knows them: what a page's words are, and where each stands."""

from __future__ import annotations

import re

import pytest

from editions import made
from fairshare.framework import Framework
from fairshare.publish.finding.query_words import query_words, vocabulary, words_of
from fairshare.publish.finding.stems import stem_finder
from projects import REPOSITORY

SCRIPTS = REPOSITORY / "plugins/fairshare/templates/assets/fairshare"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A plain sentence.", {"a", "plain", "sentence"}),
        ("care.data", {"care.data", "care", "data"}),
        ("(see NC-ISA-114)", {"see", "nc-isa-114", "nc", "isa", "114"}),
        ("Barnardo’s and Barnardo's", {"barnardos", "and"}),
        ("Zürich", {"zurich"}),
        ("हिन्दी", {"हनद"}),
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
    """Each stem with its forms. Digits have places of their own; other letters share one."""
    counts = {"deal": 1, "data": 2, "2018": 1, "ωmega": 1, "deals": 3}
    assert vocabulary(counts, stem_finder({})) == {
        "d": [("deal", "deals deal"), ("data", "data")],
        "2": [("2018", "2018")],
        "other": [("ωmega", "ωmega")],
    }


@pytest.mark.parametrize(
    ("words", "stems"),
    [
        ("school schools", {"school"}),
        ("policy policies police", {"polici", "polic"}),
        ("nc-isa-114 2018 o2", {"nc-isa-114", "2018", "o2"}),
    ],
)
def test_forms_of_a_word_have_one_stem(words: str, stems: set[str]) -> None:
    """And what has a mark or a digit is its own."""
    assert set(map(stem_finder({}), words.split())) == stems


def test_what_is_known_of_words_has_the_names_that_the_scripts_ask_for(
    framework: Framework,
) -> None:
    """Whatever is under another name no search finds, and nothing says so."""
    edition = made(framework, {"council/share": lambda _: None})
    pages = {"about/questioning/": "Question a decision"}
    found = query_words(edition, {"children", "pupils"}, pages)
    scripts = [path.read_text("utf-8") for path in SCRIPTS.glob("*.js")]
    asked = {name for text in scripts for name in re.findall(r"\bknown\.(\w+)", text)}
    assert {name for name in found if name not in asked} == {"shelves"}
    plain = framework.plain_words
    assert (found["postcode"], found["skip"]) == (plain.postcode, list(plain.skip))
    assert (found["questions"], found["places"]) == (list(plain.questions), list(plain.places))
    assert found["instead"]["kids"] == ["children", "pupils"]
    assert found["pages"]["complaint"] == "about/questioning/"
    assert found["titles"] == pages
    assert found["shelves"] == ["c", "p"]
