"""The mapping of HDR UK's data use register, tried on ten rows that are made up."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from fairshare.cli import main
from projects import REPOSITORY, Project, entry

HERE = REPOSITORY / "examples" / "hdruk-data-use-register"
TABLE, MAPPING = HERE / "table.csv", HERE / "mapping.yml"
LEAD = "register/initiatives/northshire-health-data-trust"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A register that holds what the table says, and nothing else."""
    made = Project(tmp_path_factory.mktemp("hdruk"))
    shutil.copytree(REPOSITORY / "schema", made.root / "schema")
    made.write("mkdocs.yml", "site_name: Uses\n")
    result = run(made, "import", str(TABLE), "--mapping", str(MAPPING))
    assert "10 rows, 9 entries: 9 written, 0 unchanged, 0 to be mended." in result
    return made


def run(project: Project, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["--root", str(project.root), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def made_of(project: Project, name: str) -> dict[str, Any]:
    return entry(project.path(f"{LEAD}/{name}.yml").read_bytes())


def test_it_passes_every_check(project: Project) -> None:
    """Without a warning."""
    assert "16 files checked. No problems." in run(project, "check", "--strict")


def test_each_column_of_the_standard_has_a_meaning() -> None:
    """32 of them; those that name or describe a person are left out, with the reason."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        names = next(csv.reader(file))
    columns = yaml.safe_load(MAPPING.read_text(encoding="utf-8"))["columns"]
    assert len(names) == 32
    assert set(names) == {*columns, "Project title"}
    unused = [name for name, said in columns.items() if isinstance(said, dict) and "unused" in said]
    assert {"Applicant names", "Applicant ID", "DEA accredited researcher?"} <= set(unused)


def test_a_project_of_one_row(project: Project) -> None:
    """Its words are codes, its dates fields, its release an event."""
    sepsis = made_of(project, "finding-sepsis-early-on-the-ward")
    assert sepsis["decision"] == {"outcome": "approved", "date": "2025-01-13"}
    assert sepsis["legal"] == {
        "bases": ["uk-gdpr-6-1-e"],
        "special_category_conditions": ["uk-gdpr-9-2-h"],
        "confidentiality": "section-251",
    }
    assert sepsis["choice"]["can_refuse"] == "yes"
    assert sepsis["data"]["identifiability"] == "identifiable"
    assert [event["date"] for event in sepsis["events"]] == ["2025-02-03"]


def test_a_project_of_two_rows(project: Project) -> None:
    """Both releases are listed, and the datasets of both."""
    waiting = made_of(project, "waiting-times-and-recovery-after-hip-operations")
    assert [event["date"] for event in waiting["events"]] == ["2024-04-02", "2025-04-07"]
    assert waiting["data"]["datasets"] == ["Admissions", "Outpatients"]
    assert waiting["decision"]["date"] == "2025-03-20"
    assert waiting["summary"].endswith("A second year was added.")


def test_funders_and_dates_and_outputs(project: Project) -> None:
    """Several in one cell, between commas; a body that funds and receives stands once."""
    falls = made_of(project, "falls-in-older-people-after-a-change-of-medicines")
    roles = {one["id"]: one["roles"] for one in falls["organisations"]}
    assert roles["university-of-northshire"] == ["recipient", "funder"]
    assert roles["northshire-research-fund"] == ["funder"]
    assert falls["dates"] == {"starts": "2024-03-01", "ends": "2026-02-28"}
    loneliness = made_of(project, "loneliness-and-visits-to-the-doctor")
    assert [source["title"] for source in loneliness["sources"]] == [
        "Data use register of Northshire Health Data Trust",
        "Output of the research",
    ]


def test_no_applicant_is_named(project: Project) -> None:
    """Whatever stands in that column."""
    for path in Path(project.path(LEAD)).glob("*.yml"):
        assert "Left out of this made-up table" not in path.read_text(encoding="utf-8")
