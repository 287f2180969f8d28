"""Code quality of GitLab: beside the right line, and the same on both branches."""

from __future__ import annotations

import dataclasses
import json

from click.testing import CliRunner

from fairshare.cli import main
from fairshare.problems import Problem
from fairshare.reports.gitlab import as_code_quality
from projects import SMALL, Project, place

PROBLEM = Problem("E103", "register/a.yml", 7, 3, ("stage",), "Not a stage.", "Write one.")


def report(*problems: Problem) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(as_code_quality(problems))
    return found


def test_a_problem_is_shown_at_its_line_with_its_way_on(project: Project) -> None:
    """What GitLab asks for of each, and nothing else on stdout."""
    project.replace(SMALL, "stage: proposed", "stage: running")
    line, _column = place(project.read(SMALL), "stage: running")
    done = CliRunner().invoke(main, ["--root", str(project.root), "check", "--format", "gitlab"])
    (found,) = json.loads(done.stdout)
    assert found["location"] == {"path": SMALL, "lines": {"begin": line}}
    assert found["check_name"] == "E103"
    assert found["severity"] == "major"
    assert "Allowed: proposed" in found["description"]
    assert done.exit_code == 1


def test_a_register_without_a_problem_is_an_empty_list() -> None:
    """GitLab reads that as: all is well."""
    assert as_code_quality([]) == "[]"


def test_the_same_problem_on_another_line_is_no_new_one() -> None:
    """Else every line put in above would make all problems below it new."""
    moved = dataclasses.replace(PROBLEM, line=9)
    assert report(PROBLEM)[0]["fingerprint"] == report(moved)[0]["fingerprint"]


def test_no_two_of_a_report_are_taken_for_one() -> None:
    """GitLab shows one of those that have the same fingerprint."""
    found = report(PROBLEM, dataclasses.replace(PROBLEM, line=9))
    assert len({str(one["fingerprint"]) for one in found}) == 2


def test_a_warning_weighs_less() -> None:
    """It does not fail a check."""
    warning = dataclasses.replace(PROBLEM, code="W220")
    assert report(warning)[0]["severity"] == "minor"
