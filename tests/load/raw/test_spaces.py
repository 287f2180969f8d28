"""Spaces that are none to YAML: found where the structure hangs on them, left alone in texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.load.raw.spaces import odd_spaces
from fairshare.load.strict_yaml import parse

CASES = Path(__file__).parents[2] / "cases" / "invalid" / "E004"
ODD = "\u00a0\u1680\u2000\u2003\u2007\u200a\u202f\u205f\u3000"
NAMED = [path for path in sorted(CASES.glob("*.yml")) if set(path.read_text("utf-8")) & set(ODD)]


@pytest.mark.parametrize("path", NAMED, ids=lambda path: path.stem)
def test_the_lines_as_given_have_no_odd_space_where_none_may_be(path: Path) -> None:
    """Each problem retypes its line; with all of them the file is rid of such problems."""
    lines = path.read_text(encoding="utf-8").split("\n")
    _clean, problems = odd_spaces("\n".join(lines), "a.yml")
    assert problems
    for problem in problems:
        assert problem.excerpt == lines[problem.line - 1]
        assert problem.excerpt[problem.column - 1] in ODD
        lines[problem.line - 1] = problem.mended or ""
    assert odd_spaces("\n".join(lines), "a.yml")[1] == []


@pytest.mark.parametrize("space", ODD)
def test_each_kind_of_space_is_named(space: str) -> None:
    """Whatever Unicode calls a space separator, but for the ordinary one."""
    (problem,) = parse(f"title:{space}Bus passes\n".encode(), "a.yml").problems
    assert (problem.code, problem.line, problem.column) == ("E004", 1, 7)
    assert f"(U+{ord(space):04X})" in problem.message
    assert problem.mended == "title: Bus passes"


def test_fifty_lines_are_enough() -> None:
    """A whole page that was pasted does not bury the report of all others."""
    text = "\n".join(f"\u00a0a{number}: b" for number in range(200))
    clean, problems = odd_spaces(text, "a.yml")
    assert len(problems) == 50
    assert clean == text.replace("\u00a0", " ")


@pytest.mark.parametrize(("letters", "known"), [(78, True), (79, False)])
def test_a_name_in_brackets_is_looked_for_so_far_back(letters: int, known: bool) -> None:
    """No field's is half as long, and a line of thousands of brackets is not read for each."""
    _clean, problems = odd_spaces(f"a: {{{'x' * letters}:\u00a0b}}\n", "a.yml")
    assert bool(problems) == known


@pytest.mark.parametrize("pairs", range(4))
@pytest.mark.parametrize("closes", [True, False])
def test_a_text_in_quotes_ends_at_the_mark_that_stands_alone(pairs: int, *, closes: bool) -> None:
    """Two beside each other are an apostrophe. In the text such spaces may stand, after it none."""
    end = "'" if closes else ""
    text = f"risks: 'b\n  c{chr(39) * 2 * pairs}{end}\n  d:\u00a0e\n"
    _clean, problems = odd_spaces(text, "a.yml")
    assert [problem.line for problem in problems] == ([3] if closes else [])


@given(st.text(alphabet="ab:-[]{},\"'|>#\n \u00a0\u3000"))
def test_every_place_stays(text: str) -> None:
    """The text that is read on has the same length, and only such spaces are others in it."""
    clean, problems = odd_spaces(text, "a.yml")
    assert len(clean) == len(text)
    changed = {old for old, new in zip(text, clean, strict=True) if old != new}
    assert changed <= set(ODD)
    assert bool(changed) == bool(problems)
    assert set(clean) >= set(text) - set(ODD)


@given(st.text(alphabet="ab:-,#. \u00a0\u3000\u202f"))
def test_a_block_of_text_keeps_its_spaces(text: str) -> None:
    """Prose may hold them, at the beginning of its lines too."""
    source = f"risks: |\n  b\n  {text}\n  c\nstage: live\n"
    assert odd_spaces(source, "a.yml") == (source, [])
