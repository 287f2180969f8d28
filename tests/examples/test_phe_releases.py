"""Public Health England's register, imported: every release of its table is there, and no more.

The site is built by `make examples`; here the register itself is held against the table.
"""

from __future__ import annotations

import csv
import datetime as dt
import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from fairshare.cli import main
from fairshare.flow.pipeline import Places, Reading, read_register
from fairshare.model import Initiative
from projects import REPOSITORY

HERE = REPOSITORY / "examples" / "phe-releases"
TABLE = HERE / "data-releases-2017-2020.csv"
MAPPING = HERE / "mapping.yml"
TODAY = dt.date(2026, 11, 26)

APPLICANT = "Applicant's organisation"
REFERENCE = "ODR reference"
TECHNICAL = "Technical summary"

Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """The table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The register, read as its site reads it."""
    return read_register(Places.below(HERE, "register", "../../schema", None), TODAY)


@pytest.fixture(scope="module")
def by_reference(reading: Reading) -> dict[str, Initiative]:
    """The one entry of each number of the table."""
    found: dict[str, Initiative] = {}
    for one in reading.register.initiatives.values():
        for reference in one.data["references"]:
            assert reference["id"] not in found
            found[reference["id"]] = one
    return found


def test_nothing_is_wrong_with_it(reading: Reading) -> None:
    """Not even a warning."""
    assert reading.problems == ()


def test_each_row_is_a_release(rows: list[Row], reading: Reading) -> None:
    """452 releases in 257 initiatives, as many under each number as the table has."""
    entries = list(reading.register.initiatives.values())
    assert (len(rows), len(entries)) == (452, 257)
    numbers = Counter(
        event.summary.partition(". ")[0].removeprefix(f"{REFERENCE}: ")
        for one in entries
        for event in one.events
        if event.kind == "released"
    )
    assert numbers == Counter(row[REFERENCE] for row in rows)


def test_each_release_stands_under_its_number(
    rows: list[Row], by_reference: dict[str, Initiative]
) -> None:
    """With its day, its applicant and what the table says of it, in the table's words."""
    for row in rows:
        entry = by_reference[row[REFERENCE]]
        day = dt.datetime.strptime(row["Date of release"], "%d/%m/%Y").date().isoformat()  # noqa: DTZ007
        said = f"{REFERENCE}: {row[REFERENCE]}. Type of data: {row['Type of data']}. "
        assert any(event.date == day and event.summary.startswith(said) for event in entry.events)
        assert entry.data["stage_as_of"] >= day
        assert len(entry.with_role("recipient")) == 1


def test_one_applicant_and_one_summary_are_one_entry(
    rows: list[Row], by_reference: dict[str, Initiative]
) -> None:
    """And no entry holds two."""
    pairs = {(row[APPLICANT], row[TECHNICAL]) for row in rows}
    entries = {(by_reference[r[REFERENCE]].id, r[APPLICANT], r[TECHNICAL]) for r in rows}
    assert len(pairs) == len(entries) == len({one for one, *_ in entries}) == 257


def test_facts_only(reading: Reading) -> None:
    """Nobody has assessed any of it, and what the table lacks is left out."""
    for one in reading.register.initiatives.values():
        assert one.imported
        assert one.decision is None
        for lacking in ("answers", "engagement", "dates", "safeguards", "approvals", "results"):
            assert lacking not in one.data
        assert "bases" not in one.data.get("legal", {})
        assert "risks" not in one.data["purpose"]


def test_titles_and_addresses_are_told_apart(reading: Reading) -> None:
    """Whoever reads a list can choose."""
    titles = [one.title.casefold() for one in reading.register.initiatives.values()]
    assert len(set(titles)) == len(titles)
    assert all(len(title) <= 120 for title in titles)


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    """The register is what the mapping makes of the table; `register/` was not written by hand."""
    root = tmp_path / "examples" / "phe-releases"
    shutil.copytree(HERE / "register", root / "register")
    (root / "mkdocs.yml").touch()
    shutil.copytree(REPOSITORY / "schema", tmp_path / "schema")
    command = ["--root", str(root), "--schema", "../../schema", "import", str(TABLE)]
    result = CliRunner().invoke(main, [*command, "--mapping", str(MAPPING)])
    assert result.exit_code == 0, result.stderr
    assert result.stderr == "452 rows, 257 entries: 0 written, 257 unchanged, 0 to be mended.\n"
    assert result.stdout == ""


def test_each_page_names_source_and_licence() -> None:
    """The footer of each page does, and it is this register's own."""
    text = (HERE / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", "")
    config = yaml.safe_load(text)
    for said in (
        "Public Health England",
        "https://www.gov.uk/government/publications/phe-data-release-register",
        "Crown copyright 2020",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ):
        assert said in config["copyright"]
