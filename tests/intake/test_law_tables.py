"""What a law asks goes through tables and new files too, and nothing of it is lost on the way."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from fairshare.cli import main
from fairshare.framework import Framework
from fairshare.intake.columns import Assembler, beside_columns, columns, flatten
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from irish import FILE, NAME, agreement, own_part, plant
from projects import entry
from trees import SCHEMA
from whole_entries import fields_in_schema, fields_of


@pytest.fixture(scope="module")
def law() -> Framework:
    """The rules of a body that has chosen the law."""
    return load_framework(SCHEMA, (NAME,))


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


def test_each_field_of_the_law_has_a_column_or_stays_beside(law: Framework) -> None:
    """Through cells and back the agreement is the same, but for what no cell can hold."""
    data = agreement()
    known = columns(law)
    cells = flatten(data, known)
    values: dict[Any, Any] = {
        one.path: one.read(cells[one.path]) for one in known if one.path in cells
    }
    for one in beside_columns(law):
        values[one.path] = data
        for step in one.path:
            values[one.path] = values[one.path][step]
    assert Assembler(law).entry(values) == data
    beside = [one.path[-1] for one in beside_columns(law)]
    assert beside == ["functions", "parties", "rounds"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_export_that_is_imported_again_changes_nothing(tmp_path: Path, ending: str) -> None:
    """What no column has is named, and stays as it was."""
    plant(tmp_path)
    before = (tmp_path / FILE).read_bytes()
    table = tmp_path / f"table.{ending}"
    made = run(tmp_path, "export", "register", str(table))
    assert made.exit_code == 0, made.stderr
    assert "No column has: ie-dsga-2019: Functions served" in made.stderr
    taken = run(tmp_path, "import", str(table))
    assert taken.exit_code == 0, taken.stderr
    assert (tmp_path / FILE).read_bytes() == before


def test_a_cell_of_the_law_changes_its_field_alone(tmp_path: Path) -> None:
    """The parties and the Board's rounds stay though no cell has them."""
    plant(tmp_path)
    before = entry((tmp_path / FILE).read_bytes())
    table = tmp_path / "table.xlsx"
    run(tmp_path, "export", "register", str(table))
    book = load_workbook(table)
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[2]]
    column = names.index(f"profiles.{NAME}.security.access") + 1
    sheet.cell(row=3, column=column).value = "Three trained officers; each look is logged."
    book.save(table)
    taken = run(tmp_path, "import", str(table), "--replace")
    assert taken.exit_code == 0, taken.stderr
    after = entry((tmp_path / FILE).read_bytes())
    own_part(before)["security"]["access"] = "Three trained officers; each look is logged."
    assert after == before


def test_a_table_without_the_laws_columns_keeps_what_the_file_has(tmp_path: Path) -> None:
    """As of a register that chose the law after the table was made."""
    plant(tmp_path)
    before = (tmp_path / FILE).read_bytes()
    table = tmp_path / "table.csv"
    run(tmp_path, "export", "register", str(table))
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    core = [number for number, name in enumerate(rows[1]) if not name.startswith("profiles.")]
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[row[number] for number in core] for row in rows])
    taken = run(tmp_path, "import", str(table))
    assert taken.exit_code == 0, taken.stderr
    assert (tmp_path / FILE).read_bytes() == before


def test_a_new_file_offers_each_field_of_the_law_with_its_section(
    tmp_path: Path, law: Framework
) -> None:
    """Commented out, and it loads once the marks of comment are gone."""
    plant(tmp_path)
    options = ("--lead", "tirconnell-county-council", "--title", "Checks for a heating grant")
    made = run(tmp_path, "new", *options, "--undecided")
    assert made.exit_code == 0, made.stderr
    text = (tmp_path / made.stdout.strip()).read_text(encoding="utf-8")
    assert "section 13(1), asked for from: Consultation announced" in text
    part = text[text.index("# profiles:") :]
    part = part[: part.index("\n\n")] if "\n\n" in part else part
    lines = []
    for line in part.splitlines():
        bare = line.lstrip()
        if not bare.startswith("# ") or not _is_field(bare[2:]):
            continue
        lines.append(line.replace("# ", "", 1))
    document = parse(("\n".join(lines) + "\n").encode(), FILE).document
    assert document is not None
    node = law.profiles[NAME].schema
    assert set(fields_of(document.data["profiles"][NAME])) == set(fields_in_schema(node))


def _is_field(text: str) -> bool:
    first = text.removeprefix("- ").partition(":")[0]
    return ":" in text and first.replace("_", "").replace("-", "").isalnum() and first.islower()
