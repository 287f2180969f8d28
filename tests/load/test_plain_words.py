"""Reading `schema/words/en.yml`: what it gives, and what is said of a broken copy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from broken_schema import SCHEMA, replace, sentence
from fairshare.load.framework import load_framework

FILE = "words/en.yml"


def test_each_word_has_what_pages_say_in_its_place() -> None:
    """All words of a group share it."""
    plain = load_framework(SCHEMA).plain_words
    assert plain.instead["kids"] == plain.instead["kid"] == ("children", "pupils")
    assert plain.pages["complaint"] == "about/questioning/"
    assert "the" in plain.skip


def test_what_looks_like_a_postcode_is_known(schema: Path) -> None:
    """As the file says; a country may have others, or none."""
    assert re.fullmatch(load_framework(schema).plain_words.postcode, "cf10 3at")
    lines = (schema / FILE).read_text("utf-8").splitlines(keepends=True)
    (schema / FILE).write_text("".join(one for one in lines if not one.startswith("postcode:")))
    assert load_framework(schema).plain_words.postcode == ""


def test_a_register_that_has_none_has_those_of_the_program(schema: Path) -> None:
    """They are English, as the program is."""
    ours = load_framework(schema)
    (schema / FILE).unlink()
    assert load_framework(schema).plain_words == ours.plain_words


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("skip:", "skipped:", "`skipped` is not known here"),
        ("skip: [a,", "skip: [A,", "must be words in small letters, and “A” is none"),
        ("skip: [a,", "skip: ['–',", "must be words in small letters"),
        ("skip: [a,", "skip: [about,", "holds “about” twice"),
        ("words: [baby,", "words: [kid,", "holds “kid”, which stands above"),
        ("pages_say: [birth,", "pages_say: [one, two, three, birth,", "must hold 4 at most"),
        ("pages_say: [birth, children]", "say: [birth]", "`instead.2.pages_say` is missing"),
        ("page: licence/", "page: https://example.org/", "must be an address on this site"),
        ("postcode: '", "postcode: '(", "is no regular expression"),
        ("places: [aberdeen", "places: [3, aberdeen", "must be a list of texts"),
    ],
)
def test_a_broken_copy_is_named_with_its_line(old: str, new: str, words: str, schema: Path) -> None:
    """A word that nobody could type, or two answers for one, are slips."""
    replace(schema / FILE, old, new)
    said = sentence(schema)
    assert said.startswith(f"schema/{FILE}, line ")
    assert words in said
