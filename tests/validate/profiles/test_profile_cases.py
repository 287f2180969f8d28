"""Each check of a profile has cases: agreements that it refuses, and near misses that pass."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from fairshare.catalogue.profiles import PROFILES
from fairshare.flow.pipeline import Places, read_register
from fairshare.framework import Framework
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.problems import Problem, in_order
from fairshare.validate import Checker, check_register
from irish import DAY, FILE, FOLDER, NAME, as_text, checked, files_of, plant
from said import lacking
from trees import SCHEMA, loaded


def collected(kind: str) -> list[Path]:
    return sorted((FOLDER / kind).rglob("*.yml"))


def named(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


@cache
def framework(profiles: tuple[str, ...]) -> Framework:
    """What the body's rules are, with the laws that it has chosen."""
    return load_framework(SCHEMA, profiles)


@cache
def checker(profiles: tuple[str, ...], today: dt.date) -> Checker:
    return Checker(framework(profiles), today)


def found_in(path: Path) -> list[Problem]:
    """What the check says of the agreement of a case."""
    case = loaded(path)
    chosen = tuple(case.get("profiles", (NAME,)))
    today = dt.date.fromisoformat(case["today"]) if "today" in case else DAY
    read = {
        name: parse(as_text(data).encode(), name).document
        for name, data in files_of(case).items()
        if name.startswith("register/")
    }
    sources = {name: one for name, one in read.items() if one is not None}
    assert len(sources) == len(read)
    found = checker(chosen, today).initiative(sources[FILE])
    found += check_register(
        [one for name, one in sources.items() if "/initiatives/" in name],
        [one for name, one in sources.items() if "/organisations/" in name],
        framework(chosen),
        today=today,
    )
    return [one for one in in_order(found) if one.file == FILE]


def _placed(problem: Problem) -> str:
    """Its code and its place."""
    written = ".".join(map(str, problem.path))
    return f"{problem.code} {written.replace(f'profiles.{NAME}', 'profile')}"


@pytest.mark.parametrize("path", collected("invalid"), ids=named)
def test_a_wrong_agreement_is_refused_at_its_place(path: Path) -> None:
    """With the codes that the case names, and no other; each says what it is about."""
    problems = found_in(path)
    assert [*map(_placed, problems)] == loaded(path)["problems"]
    assert not lacking(path, problems)


@pytest.mark.parametrize("path", collected("valid"), ids=named)
def test_a_near_miss_passes(path: Path) -> None:
    """What lies just inside the law is not called wrong."""
    assert path.parent.name not in {one.code for one in found_in(path)}


def test_each_code_has_a_wrong_case_and_a_right_one() -> None:
    """A check that no case reaches can't be relied on."""
    for kind in ("invalid", "valid"):
        assert {path.parent.name for path in collected(kind)} == set(PROFILES)


def test_the_whole_agreement_has_nothing_wrong(tmp_path: Path) -> None:
    """What every case starts from."""
    plant(tmp_path)
    assert checked(tmp_path).problems == ()


def test_what_comes_due_as_days_pass_is_not_taken_from_the_cache(tmp_path: Path) -> None:
    """An agreement without a mistake today may owe the Minister a copy tomorrow."""
    case = loaded(FOLDER / "valid" / "E725" / "tenth_day.yml")
    plant(tmp_path, case)
    places = Places(tmp_path, tmp_path / "register", SCHEMA, tmp_path / ".cache")
    found = []
    for day in (14, 14, 15):
        reading = read_register(places, dt.date(2026, 5, day))
        reading.cache.save()
        found.append([one.code for one in reading.problems if one.file == FILE])
    assert found == [[], [], ["E725"]]
