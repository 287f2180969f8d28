"""Reading `schema/words/silence.yml`: what it gives, and what is said of a broken copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from broken_schema import SCHEMA, replace, sentence
from fairshare.load.framework import load_framework

FILE = "words/silence.yml"


def test_the_phrases_are_read_in_their_order() -> None:
    """The first that fits is the one that a message quotes."""
    assert load_framework(SCHEMA).silence[0] == "not in what we read"


def test_a_register_that_has_none_has_those_of_the_program(schema: Path) -> None:
    """They are English, as the program is."""
    ours = load_framework(schema)
    (schema / FILE).unlink()
    assert load_framework(schema).silence == ours.silence


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("phrases:", "phrase:", "`phrases` is missing: add it"),
        ("phrases:\n", "phrases:\n  - 3\n", "`phrases` must be a list of texts"),
        ("phrases:\n", 'phrases:\n  - "…"\n', "`phrases` must be phrases of words"),
    ],
)
def test_a_broken_copy_is_named_with_its_line(old: str, new: str, words: str, schema: Path) -> None:
    """A phrase of no words would be found in every reason."""
    replace(schema / FILE, old, new)
    said = sentence(schema)
    assert said.startswith(f"schema/{FILE}, line ")
    assert words in said
