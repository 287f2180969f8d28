"""JUnit reports: a case for each file, errors fail it, and no text of an entry breaks the XML."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from click.testing import CliRunner

from fairshare.cli import main
from fairshare.problems import Problem
from fairshare.reports.junit import as_junit
from projects import COUNCIL, FULL, SMALL, TRUST, Project


def check(project: Project, *paths: str) -> ET.Element:
    """The report of a check."""
    named = [str(project.path(one)) for one in paths]
    arguments = ["--root", str(project.root), "check", "--format", "junit", *named]
    return ET.fromstring(CliRunner().invoke(main, arguments).stdout)  # noqa: S314 - our own


def test_each_file_is_a_case_and_an_error_fails_it(project: Project) -> None:
    """All others pass; the counts are those of the file."""
    project.replace(SMALL, "stage: proposed", "stage: running")
    found = check(project)
    cases = {case.attrib["name"]: case for case in found.iter("testcase")}
    assert set(cases) == {COUNCIL, TRUST, FULL, SMALL}
    failed = [(name, one.attrib["type"]) for name, case in cases.items() for one in case]
    assert failed == [(SMALL, "E103")]
    assert (found.attrib["tests"], found.attrib["failures"]) == ("4", "1")
    assert "stage: running" in str(cases[SMALL][0].text)


def test_only_what_was_asked_about_is_in_it(project: Project) -> None:
    """A check of one file is a report of one case."""
    assert [case.attrib["name"] for case in check(project, FULL).iter("testcase")] == [FULL]


def test_a_warning_fails_nothing() -> None:
    """It stands in the output of its file."""
    warning = Problem("W220", "a.yml", 7, 3, (), "Look at this.", "Say why.")
    found = ET.fromstring(as_junit(["a.yml"], [warning]))  # noqa: S314 - our own
    assert found.attrib["failures"] == "0"
    assert [one.tag for one in found.iter() if one.tag in {"failure", "system-out"}] == [
        "system-out"
    ]


def test_whatever_a_file_holds_or_is_called_the_report_can_be_read() -> None:
    """XML has no control characters, not even as escapes."""
    odd = Problem("E103", "a\x1b]\udcff.yml", 1, 1, (), "<b>\x00&amp;", "]]>\x0b", "x\x07")
    found = ET.fromstring(as_junit([], [odd]))  # noqa: S314 - our own
    assert "<b>" in found[0][0][0].attrib["message"]
