"""The spine from files to an assessed register: what is read, left out, and told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from fairshare.flow.pipeline import Places, Reading, current_day, read_register
from fairshare.flow.scoring import score_files
from fairshare.problems import SetupError
from projects import COUNCIL, FULL, SMALL, TRUST, Project

TODAY = dt.date(2025, 12, 1)
MEALS = "northshire-council/free-school-meals"
SUPPORT = "northshire-council/household-support-fund"


def places(project: Project, cache: str | None = None) -> Places:
    return Places.below(project.root, "register", "schema", cache)


def read(project: Project, *only: Path, cache: str | None = None) -> Reading:
    return read_register(places(project, cache), TODAY, only)


def test_every_entry_without_an_error_is_read_and_scored(project: Project) -> None:
    """By id, typed, with its assessment."""
    reading = read(project)
    assert set(reading.register.initiatives) == set(reading.scores) == {MEALS, SUPPORT}
    assert set(reading.register.organisations) == {"northshire-council", "northshire-schools-trust"}
    assert reading.register.initiatives[MEALS].lead == "northshire-council"
    assert reading.scores[MEALS].outcome == "case_made"
    assert reading.checked == 4
    assert reading.problems == ()


def test_an_entry_with_an_error_is_not_published(project: Project) -> None:
    """The others are still there, and so are its problems."""
    project.replace(FULL, "stage: live ", "stage: running ")
    reading = read(project)
    assert set(reading.register.initiatives) == {SUPPORT}
    assert [problem.file for problem in reading.errors] == [FULL]


def test_an_entry_with_a_warning_is_published(project: Project) -> None:
    """A warning is a word to the writer, not to the reader."""
    project.change(FULL, lambda data: data["safeguards"].pop("atrs"))
    reading = read(project)
    assert MEALS in reading.register.initiatives
    assert reading.errors == []
    assert [problem.severity for problem in reading.problems] == ["warning"]


def test_an_error_across_files_keeps_an_entry_back(project: Project) -> None:
    """An organisation that nobody described can't be linked to."""
    project.path(TRUST).unlink()
    reading = read(project)
    assert {problem.code for problem in reading.errors} == {"E301"}
    assert set(reading.register.initiatives) == {SUPPORT}


def test_a_decision_against_its_assessment_needs_its_explanation(project: Project) -> None:
    """The rule that stands after the score: a bolder decision without a word fails the check."""

    def bolder(data: dict[str, Any]) -> None:
        data["answers"]["harm"].update(rating=2, range=[2, 3])

    project.change(FULL, bolder)
    reading = read(project)
    assert [problem.path[0] for problem in reading.errors] == ["decision"]


def test_no_divergence_is_asked_of_a_score_built_on_errors(project: Project) -> None:
    """A rating that is a slip must not ask for an explanation of what it led to."""

    def slip(data: dict[str, Any]) -> None:
        data["answers"]["harm"]["rating"] = 6
        del data["answers"]["harm"]["range"]

    project.change(FULL, slip)
    (problem,) = read(project).errors
    assert problem.path == ("answers", "harm", "rating")


def test_problems_of_files_not_named_are_kept_back(project: Project) -> None:
    """But their entries still count for the rules across files."""
    project.replace(SMALL, "stage: proposed", "stage: running")
    reading = read(project, project.path(FULL), project.path(COUNCIL))
    assert reading.problems == ()
    assert reading.checked == 2


def test_a_draft_named_joins_the_register(project: Project) -> None:
    """A file outside is judged beside the entries that it names."""
    name = "drafts/northshire-council/draft.yml"
    draft = project.write(name, project.read(SMALL))
    project.replace(name, "id: northshire-council", "id: nobody")
    codes = {problem.code for problem in read(project, draft).errors}
    assert "E301" in codes


def test_a_second_reading_from_the_cache_is_the_same(project: Project) -> None:
    """Problems, data and scores alike, as long as nothing changed."""
    project.change(FULL, lambda data: data["safeguards"].pop("atrs"))
    first = read(project, cache=".cache")
    first.cache.save()
    second = read(project, cache=".cache")
    assert second.problems == first.problems
    assert second.register == first.register
    assert second.scores == first.scores


def test_a_score_needs_no_valid_entry(project: Project) -> None:
    """Every file that loads is scored (contract: interfaces, Commands)."""
    project.write(SMALL, 'method: "1.0"\n')
    scored, problems, _framework = score_files(places(project))
    assert [one.id for one in scored] == [MEALS, SUPPORT]
    assert problems == []


def test_the_day_is_todays_without_source_date_epoch() -> None:
    """In UTC, as SOURCE_DATE_EPOCH is."""
    before = dt.datetime.now(tz=dt.UTC).date()
    assert before <= current_day() <= dt.datetime.now(tz=dt.UTC).date()


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("0", dt.date(1970, 1, 1)),
        ("1764590400", dt.date(2025, 12, 1)),
        ("1764633599", dt.date(2025, 12, 1)),
        ("1764633600", dt.date(2025, 12, 2)),
    ],
)
def test_the_day_is_that_of_source_date_epoch(
    epoch: str, day: dt.date, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seconds since 1970, whatever the machine's time zone."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert current_day() == day


@pytest.mark.parametrize("epoch", ["now", "1e9", "9" * 30, "-" + "9" * 30])
def test_a_source_date_epoch_that_is_no_number_stops_the_run(
    epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build on a day nobody meant would be worse."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(SetupError, match="SOURCE_DATE_EPOCH is no number of seconds"):
        current_day()
