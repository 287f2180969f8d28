"""`fairshare schema copy`: a body takes over a file of the rules, to change it."""

from __future__ import annotations

from pathlib import Path

import pytest

from beginning import COUNCIL, MUNICIPALITY, begun, run
from fairshare.load.shipped import shipped_files
from projects import Project

FILE = "codes/outcomes.yml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return begun(tmp_path / "register", COUNCIL)


def test_the_copy_says_the_same_and_changes_nothing(project: Project) -> None:
    """It lies where the body's own rules lie, and the register is as good as before."""
    result = run(project, "schema", "copy", FILE)
    assert result.output == f"schema/{FILE}\n"
    assert project.path(f"schema/{FILE}").read_bytes() == shipped_files()[FILE].read_bytes()
    assert run(project, "check", "--strict", "--base", "HEAD").exit_code == 0


def test_a_copied_schema_has_the_codes_of_the_country(tmp_path: Path) -> None:
    """With ours the register could not be loaded: its lists have other codes."""
    project = begun(tmp_path / "dutch", MUNICIPALITY)
    for name in ("initiative.schema.json", "organisation.schema.json"):
        assert run(project, "schema", "copy", name).output == f"schema/{name}\n"
    assert run(project, "check", "--strict", "--base", "HEAD").exit_code == 0
    assert "gemeente" in project.read("schema/organisation.schema.json")


def test_what_there_is_is_listed(project: Project) -> None:
    """Questions, lists, methods and rules, by the names that the command takes."""
    listed = run(project, "schema", "copy").output.splitlines()
    assert {FILE, "initiative.schema.json", "method/1.0.yml"} <= set(listed)
    assert "allow-list.yml" not in listed


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("codes/outcome.yml", 'The program has no file codes/outcome.yml. Did you mean "codes/out'),
        ("../register.yml", "The program has no file ../register.yml."),
        ("jurisdiction.yml", ""),
    ],
)
def test_a_name_that_is_none_is_refused(name: str, said: str, project: Project) -> None:
    """With the one that was meant, where that is likely."""
    result = run(project, "schema", "copy", name)
    assert said in result.output
    assert result.exit_code == (2 if said else 0)


def test_what_the_body_changed_is_not_written_over(project: Project) -> None:
    """A second copy would take its words away."""
    run(project, "schema", "copy", FILE)
    project.write(f"schema/{FILE}", "ours")
    result = run(project, "schema", "copy", FILE)
    assert result.exit_code == 2
    assert f"schema/{FILE} is there already: change that one." in result.output
    assert project.read(f"schema/{FILE}") == "ours"
