"""Entries are written quickly, and sign by sign as PyYAML would write them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.intake.entry_file import _PLAIN, by_pyyaml
from projects import BASE, REPOSITORY, entry

FILES = [*sorted((REPOSITORY / "register/initiatives").glob("*/*.yml")), *BASE.glob("*.yml")]
ODD = [
    "yes",
    "no",
    "on",
    "12",
    "1.0",
    "2025-04-02",
    "~",
    "null",
    "0x1f",
    "- a",
    "? b",
    "a: b",
    "a:",
]
ODD += [
    "a #b",
    "#a",
    "'a'",
    '"a"',
    "x" * 120,
    "word " * 30,
    " a",
    "a ",
    "a  b",
    "é à",
    "[a]",
    "a, b",
]
ODD += [
    "a\nb",
    "a\n\nb\n",
    " a\nb",
    "a \nb",
    "\na",
    "\u00a0a",
    "a\tb",
    "https://a.example/b?c=d#e",
    "",
    '£5: it\'s "so"',
    "(a) b: c",
    "%a: 'b'",
    "citizens' jury",
]
TEXTS = st.one_of(st.sampled_from(ODD), st.text("ab: #-'\n,é", max_size=12), st.text(max_size=8))
LEAVES = st.one_of(TEXTS, st.integers(-9, 99), st.booleans(), st.none(), st.floats(0, 9))
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["ab", "no", "x1"]), inner)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_real_entries_are_written_as_by_pyyaml(path: Any) -> None:
    """And all but a part or two without it."""
    parts = [(_PLAIN.part(*field), by_pyyaml(*field)) for field in entry(path.read_bytes()).items()]
    assert [slow for quick, slow in parts if quick not in {None, slow}] == []
    assert sum(quick is None for quick, _slow in parts) <= 2


@given(VALUES)
def test_whatever_is_in_it_nothing_is_written_otherwise(value: Any) -> None:
    """What the quick way does not know it leaves to PyYAML."""
    assert _PLAIN.part("name", value) in {None, by_pyyaml("name", value)}


@pytest.mark.parametrize("length", range(60, 110))
def test_lines_are_broken_where_pyyaml_breaks_them(length: int) -> None:
    """On both sides of the width."""
    texts = ("x" * length, *((word * length)[:length].strip() for word in ("ab ", "a: ", "a' #b ")))
    lists = (["ab"] * (length // 4), ["ab"] * length, ["ab c's d"] * (length // 9))
    for value in (*texts, *lists):
        for data in (value, {"inner": value}, [{"inner": value, "next": 1}]):
            assert _PLAIN.part("name", data) in {None, by_pyyaml("name", data)}
