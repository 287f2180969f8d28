"""Real proposals under Ireland's Act of 2019, imported: what their sources say, and no more."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from fairshare.flow.pipeline import Places, Reading, read_register
from fairshare.model import Initiative
from fairshare.validate.profiles.phase import own_part, phase_of
from irish import NAME
from pages import words_of
from projects import REPOSITORY, Project

HERE = REPOSITORY / "examples" / "ie-proposals"
LAW = "../../plugins/fairshare/starter/packs/ie/schema"
TODAY = dt.date(2026, 11, 26)
SURROUNDINGS = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "FAIRSHARE_SEARCH": "false",
    "FAIRSHARE_HISTORY": "false",
    "SOURCE_DATE_EPOCH": "1795651200",
}
CLOSED = {
    "foreign-births-register-checks": "2022-09-22",
    "quality-scheme-membership": "2023-08-24",
    "animal-welfare-notices": "2023-11-09",
    "exam-data-for-school-support": "2024-10-24",
}
"""The last day of each consultation, as its source has it."""


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The register, read as its site reads it."""
    return read_register(Places.below(HERE, "register", LAW, None), TODAY)


@pytest.fixture(scope="module")
def proposals(reading: Reading) -> dict[str, Initiative]:
    """By the end of their addresses."""
    return {one.id.rpartition("/")[2]: one for one in reading.register.initiatives.values()}


def test_nothing_is_wrong_with_it(reading: Reading) -> None:
    """Not even a warning, by the facts of law of Ireland."""
    assert reading.problems == ()
    assert reading.framework.jurisdiction.name == "Ireland"


def test_each_shows_how_far_its_source_says_it_had_come(
    reading: Reading, proposals: dict[str, Initiative]
) -> None:
    """On the day of its source it was open; what came of it was not found."""
    profile = reading.framework.profiles[NAME]
    closed = {
        name: own_part(profile, one.data)["consultation"]["closes"]
        for name, one in proposals.items()
    }
    assert closed == CLOSED
    for name, one in proposals.items():
        read = dt.date.fromisoformat(str(one.stage_as_of))
        assert phase_of(profile, one.data, read).code == "open", name
        assert phase_of(profile, one.data, TODAY).code == "outcome-unknown", name


def test_facts_only(proposals: dict[str, Initiative]) -> None:
    """Nobody has assessed any; what a source leaves open is unknown, or left out."""
    for one in proposals.values():
        assert one.imported
        assert one.decision is None
        assert one.data["legal"]["bases"] == ["unknown"]
        assert one.data["data"]["retention"]["period"] == "unknown"
        for lacking in ("answers", "safeguards", "approvals", "results"):
            assert lacking not in one.data
        part = one.data["profiles"][NAME]
        assert "permitted_purposes" not in part
        assert "days_set_by_board" not in part["consultation"]


@pytest.mark.long
def test_its_pages_never_speak_for_the_bodies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Built strictly; each agreement and consultation says whose reading it is."""
    for name, value in SURROUNDINGS.items():
        monkeypatch.setenv(name, value)
    root = tmp_path / "examples" / "ie-proposals"
    shutil.copytree(HERE, root, ignore=shutil.ignore_patterns("site", ".cache"))
    shutil.copytree(HERE / LAW, root / LAW)
    site = Project(root).build(strict=True)
    for name in ("ie-dsga-2019", "consultation"):
        found = sorted(site.glob(f"initiatives/*/*/{name}/index.html"))
        assert len(found) == len(CLOSED)
        for path in found:
            words = words_of(path.read_text(encoding="utf-8"))
            assert "our reading of public sources" in words
            assert "approved by the" not in words.lower()
    for path in site.glob("initiatives/*/*/index.html"):
        words = words_of(path.read_text(encoding="utf-8"))
        assert "Whether anything was shared was not found." in words
        assert "Nothing was shared" not in words
