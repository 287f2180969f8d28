"""The wrong changes that tests are tried with: each still has its place in the code."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks.mutants import Mutant, judged, read_mutants

from projects import REPOSITORY

ROWS = read_mutants()


@pytest.mark.parametrize("mutant", ROWS, ids=[one.name for one in ROWS])
def test_a_wrong_change_can_be_made(mutant: Mutant) -> None:
    """What it changes stands once in its file, and the tests that should notice are there."""
    text = (REPOSITORY / mutant.file).read_text(encoding="utf-8")
    assert mutant.applied(text) != text
    assert all((REPOSITORY / test).is_file() for test in mutant.tests)


def test_names_are_given_once() -> None:
    """A change is asked for by its name."""
    assert len({one.name for one in ROWS}) == len(ROWS)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A repository of one module, and one test that looks at half of it."""
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins/sums.py").write_text("def add(a, b):\n    return a + b\n\n\nTEN = 10\n")
    (tmp_path / "test_sums.py").write_text(
        "from sums import add\n\n\ndef test_add():\n    assert add(1, 2) == 3\n"
    )
    return tmp_path


def change(old: str, new: str) -> Mutant:
    return Mutant("m", "It is wrong.", "plugins/sums.py", [(old, new)], ["test_sums.py"])


def test_what_a_test_notices_is_told_from_what_none_does(small: Path) -> None:
    """And the file is as it was after each."""
    before = (small / "plugins/sums.py").read_text()
    found = [
        test for _mutant, test in judged([change("a + b", "a - b"), change("10", "11")], small)
    ]
    assert found == ["test_sums.py::test_add", ""]
    assert (small / "plugins/sums.py").read_text() == before


def test_tests_that_fail_anyway_judge_nothing(small: Path) -> None:
    """A change would seem to be noticed."""
    (small / "test_sums.py").write_text("def test_add():\n    raise AssertionError\n")
    with pytest.raises(RuntimeError, match="Nothing is changed yet"):
        list(judged([change("a + b", "a - b")], small))


def test_a_change_without_a_place_is_refused(small: Path) -> None:
    """The code went on, and the row must follow it."""
    with pytest.raises(ValueError, match="has 0 times: a \\* b"):
        list(judged([change("a * b", "a - b")], small))
