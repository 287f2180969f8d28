"""`fairshare check --profile`: what a law asks, with its sections, and nothing before its time."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

import data_use
from data_use import edition_of, sheet_of
from fairshare.cli import main
from fairshare.publish.profiles.data_uses import NAME as DATA_USES
from irish import FILE, FOLDER, ID, NAME, PUBLISHER, plant, write
from trees import loaded


def run(root: Path, *options: str) -> Result:
    (root / "mkdocs.yml").write_text("site_name: Tirconnell register\n", encoding="utf-8")
    return CliRunner().invoke(main, ["--root", str(root), "check", *options])


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A register whose agreement is drafted, without a word on security."""
    plant(tmp_path, loaded(FOLDER / "invalid" / "W707" / "drafting.yml"))
    return tmp_path


def test_each_missing_item_is_named_with_its_section(draft: Path) -> None:
    """First how far the agreement has come, then what it does not say."""
    result = run(draft, "--profile", NAME, "--today", "2026-01-05")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == f"{FILE}: In drafting"
    assert [line for line in lines if "W7" in line or "E7" in line] == [
        line for line in lines if line.endswith("W707 Section 19(1)(m) is not answered: Security.")
    ]


def test_it_can_be_asked_what_would_be_missing_later(draft: Path) -> None:
    """As if the consultation opened tomorrow: what has no time then is an error."""
    result = run(draft, "--profile", NAME, "--phase", "open", "--today", "2026-01-05")
    assert result.exit_code == 1
    assert "E707 Section 19(1)(m) is not answered: Security." in result.stdout
    assert "E716 People can’t tell where to write" in result.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--profile", "ie"),
            "There is no profile ie. There are: hdruk-dur-2, ie-dsga-2019, uk-dea.",
        ),
        (("--profile", NAME, "--phase", "late"), "has no phase late: choose from drafting,"),
        (("--phase", "open"), "--phase goes with --profile."),
    ],
)
def test_a_slip_is_told_in_a_sentence(draft: Path, options: tuple[str, ...], said: str) -> None:
    """A law or a phase that there is not."""
    result = run(draft, *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_law_that_the_body_has_not_chosen_is_told_so(tmp_path: Path) -> None:
    """In one plain sentence, with the file to write it in."""
    plant(tmp_path, {"profiles": []})
    result = run(tmp_path, "--profile", NAME)
    assert result.exit_code == 2
    assert "This register has not chosen the profile ie-dsga-2019" in result.stderr


@pytest.fixture
def uses(tmp_path: Path) -> Path:
    """A register of one approved use of health data, in two of whose data sets is a comma."""
    data = dict(edition_of(_torn).items[0].initiative.data)
    write(tmp_path / f"register/initiatives/{data_use.ID}.yml", data)
    for name, body in data_use.BODIES.items():
        write(tmp_path / f"register/organisations/{name}.yml", body)
    write(tmp_path / "register.yml", PUBLISHER | {"profiles": [DATA_USES]})
    (tmp_path / "mkdocs.yml").write_text("site_name: Uses\n", encoding="utf-8")
    return tmp_path


def _torn(data: dict[str, Any]) -> None:
    data["data"]["datasets"] = ["Admissions, 2019 on", "Prescriptions"]


def exported(root: Path, file: str, *options: str) -> Result:
    arguments = ["--root", str(root), "export", DATA_USES, str(root / file), *options]
    return CliRunner().invoke(main, arguments)


def test_the_upload_is_written_and_what_it_can_t_hold_is_named(uses: Path) -> None:
    """As the Gateway takes it; nothing is written over unasked."""
    result = exported(uses, "uses.xlsx")
    assert result.exit_code == 0, result.stderr
    assert f"{data_use.ID}: column S, Dataset(s) name: The Gateway splits lists" in result.stderr
    rows = sheet_of((uses / "uses.xlsx").read_bytes())
    assert rows[2][0] == "NDT-001"
    assert "is there already" in exported(uses, "uses.xlsx").stderr
    assert exported(uses, "uses.csv").exit_code == 0
    assert "write a .csv or an .xlsx file" in exported(uses, "uses.ods").stderr


def test_what_the_gateway_would_refuse_is_status_1(uses: Path) -> None:
    """An entry that lacks a cell has an error, and is left out; that is said."""
    path = uses / f"register/initiatives/{data_use.ID}.yml"
    path.write_text(path.read_text("utf-8").replace("secure-environment", "unknown"), "utf-8")
    result = exported(uses, "uses.xlsx")
    assert result.exit_code == 1
    assert "Files with errors are left out" in result.stderr
    assert len(sheet_of((uses / "uses.xlsx").read_bytes())) == 2


def test_an_entry_from_a_table_may_lack_a_cell_and_it_is_named(uses: Path) -> None:
    """Nothing is asked of it by the check, but by the Gateway."""
    path = uses / f"register/initiatives/{data_use.ID}.yml"
    data = loaded(path)
    data["assessment"] = {"independence": "imported"}
    del data["answers"], data["data"]["transfer"]
    write(path, data)
    result = exported(uses, "uses.xlsx")
    assert result.exit_code == 1
    assert "column AC, Access type: It is empty, and the Gateway refuses a row" in result.stderr
    assert len(sheet_of((uses / "uses.xlsx").read_bytes())) == 3


def test_a_register_without_the_profile_has_no_uses_to_write(tmp_path: Path) -> None:
    """In one sentence."""
    plant(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Uses\n", encoding="utf-8")
    result = exported(tmp_path, "uses.xlsx")
    assert result.exit_code == 2
    assert "This register has not chosen the profile hdruk-dur-2." in result.stderr


@pytest.fixture
def law_chosen(tmp_path: Path) -> Path:
    """A register of one agreement under the Irish Act."""
    plant(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Tirconnell\n", encoding="utf-8")
    return tmp_path


def asked(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "export", *arguments])


@pytest.mark.parametrize(
    ("style", "begins"), [((), "**In force since"), (("--format", "html"), "<")]
)
def test_the_agreement_is_written_as_text(
    law_chosen: Path, style: tuple[str, ...], begins: str
) -> None:
    """For a word processor, or for a browser; whole, with its title."""
    result = asked(law_chosen, "statement", ID, "--profile", NAME, *style)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(begins)
    assert "TCCWDA 031/251201 DSA for housing adaptation grants" in result.stdout


@pytest.mark.parametrize(
    ("identifier", "profile", "said"),
    [
        ("nobody/nothing", NAME, "There is no entry nobody/nothing without errors."),
        (ID, "uk-dea", "This register has not chosen the profile uk-dea."),
    ],
)
def test_no_agreement_is_made_up(
    law_chosen: Path, identifier: str, profile: str, said: str
) -> None:
    """Of an entry that is not there, or for a law that nobody chose."""
    result = asked(law_chosen, "statement", identifier, "--profile", profile)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_the_list_of_arrangements_is_written_as_its_file_ends(law_chosen: Path) -> None:
    """The same rows as CSV and as a workbook; of one body alone where it is named."""
    for name in ("all.csv", "all.xlsx"):
        assert asked(law_chosen, "ie-s71", str(law_chosen / name)).exit_code == 0
    with (law_chosen / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        read = [*csv.reader(file)]
    sheet = load_workbook(law_chosen / "all.xlsx").active
    assert sheet
    assert [[cell or "" for cell in row] for row in sheet.values] == read
    assert len(read) == 2
    none = law_chosen / "none.csv"
    assert asked(law_chosen, "ie-s71", str(none), "--lead", "somebody").exit_code == 0
    assert none.read_bytes().count(b"\n") == 1


def test_no_list_is_written_over_or_as_another_kind_of_file(law_chosen: Path) -> None:
    """Unless that is asked for."""
    file = law_chosen / "all.csv"
    file.write_text("mine", "utf-8")
    refused = asked(law_chosen, "ie-s71", str(file))
    assert (refused.exit_code, file.read_text("utf-8")) == (2, "mine")
    assert "use --replace" in refused.stderr
    assert asked(law_chosen, "ie-s71", str(file), "--replace").exit_code == 0
    assert file.read_text("utf-8") != "mine"
    other = asked(law_chosen, "ie-s71", str(law_chosen / "all.ods"))
    assert other.exit_code == 2
    assert "write a .csv or an .xlsx file" in other.stderr


def test_a_law_without_such_a_list_says_so(uses: Path) -> None:
    """In one sentence."""
    result = asked(uses, "ie-s71", str(uses / "all.csv"))
    assert result.exit_code == 2
    assert "No law that this register has chosen asks for this list." in result.stderr
