"""Every file under cases/ is a test: invalid ones get exactly their problems, valid ones none."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from fairshare.model import Path as FieldPath
from fairshare.problems import Problem, codes
from projects import FULL
from said import lacking
from trees import CASES, checked, loaded, plant, read, steps


def collected(kind: str) -> list[Path]:
    """The cases about what entries say; E0… are about files and have a runner of their own."""
    return sorted((CASES / kind).glob("[EW][1-9]*/*.yml"))


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", collected("invalid"), ids=named)
def test_an_invalid_entry_gets_exactly_its_problems(path: Path, tmp_path: Path) -> None:
    """Each problem of the case comes out, in order, at its field, and no other."""
    case = loaded(path)
    plant(tmp_path, case)
    problems = checked(tmp_path).problems
    main = case.get("file", FULL)
    found = [(problem.code, problem.file, problem.path) for problem in problems]
    assert found == [
        (one["code"], one.get("file", main), tuple(steps(one["path"]))) for one in case["problems"]
    ]
    assert path.parent.name in {problem.code for problem in problems}
    for problem in problems:
        assert lies_at_its_path(tmp_path, problem)
    assert not lacking(path, problems)
    if "paste" in case:
        assert [(problem.mended or "").strip() for problem in problems] == [case["paste"]]


@pytest.mark.parametrize("path", collected("valid"), ids=named)
def test_a_near_miss_gets_no_problem(path: Path, tmp_path: Path) -> None:
    """What only comes close to a fault is none, and not worth a warning either."""
    plant(tmp_path, loaded(path))
    assert checked(tmp_path).problems == ()


@pytest.mark.parametrize("kind", ["full", "worked", "imported"])
def test_what_cases_start_from_has_no_problem(kind: str, tmp_path: Path) -> None:
    """A body's own entry, the same as a worked example, and one that was taken from a table."""
    plant(tmp_path, {"from": kind})
    assert checked(tmp_path).problems == ()


@pytest.mark.parametrize("code", [code for code in codes() if code[1] not in "5679"])
def test_every_code_has_cases_on_both_sides(code: str) -> None:
    """A code is only worth having if it is known when it comes and when it doesn't.

    What may not change takes two revisions to show: the tables of test_integrity. What a register
    in use may not say stands outside its entries: test_in_use. A fault of ours takes a rule that
    fails: test_guard. What a law asks has its cases in tests/validate/profiles.
    """
    for kind in ("invalid", "valid"):
        assert list((CASES / kind / code).glob("*")), f"cases/{kind}/{code}"


def test_every_folder_of_cases_is_a_code() -> None:
    """No case is left behind under a code that is gone."""
    folders = {path.name for kind in ("invalid", "valid") for path in (CASES / kind).iterdir()}
    assert folders <= set(codes())


@pytest.mark.parametrize("path", collected("invalid") + collected("valid"), ids=named)
def test_a_case_says_what_it_is_about(path: Path) -> None:
    """A case opens with a sentence, so that it can be read without the rule."""
    assert re.fullmatch(r"[A-Z].{10,}\.", loaded(path)["says"])


def lies_at_its_path(root: Path, problem: Problem) -> bool:
    """Whether line and column fall on the field, or on the nearest group where it is missing."""
    document = read(root, problem.file)
    path: FieldPath = problem.path
    while path not in document.positions:
        path = path[:-1]
    place = document.positions[path]
    start = (place.key_line, place.key_column)
    later = [p[2:] for key, p in document.positions.items() if key[: len(path)] != path]
    end = min((p for p in later if p > start), default=(sys.maxsize, 0))
    return start <= (problem.line, problem.column) < end or not path
