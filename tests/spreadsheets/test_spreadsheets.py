"""No spreadsheet program runs what an entry says: one rule for every file, in both languages."""

from __future__ import annotations

import csv
import io
import re
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from playwright.sync_api import Page

from fairshare.framework import Framework
from fairshare.intake.columns import columns
from fairshare.intake.export import FIRST_ROW, write_table
from fairshare.intake.table import SHEET
from fairshare.spreadsheets import csv_file, guarded, unguarded
from projects import BASE, REPOSITORY, entry

PACKAGE = REPOSITORY / "plugins" / "fairshare"


class Case(NamedTuple):
    """A text, and how a cell of a CSV file holds it."""

    text: str
    cell: str


CASES = [
    Case(**one)
    for one in yaml.safe_load((REPOSITORY / "tests/cases/spreadsheet/cells.yml").read_text("utf-8"))
]

TO_CSV = """async ([address, texts]) => {
    const { toCsv } = await import(`${address}assets/fairshare/download.js`);
    return texts.map((text) => toCsv([{ text }]));
}"""


def rows(content: str) -> list[list[str]]:
    """The cells of CSV as any program reads them."""
    return list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""), strict=True))


@pytest.mark.parametrize("mark", [*"=+-@\t\r\n＝＋－＠'"])
def test_each_dangerous_character_has_a_case_of_its_own(mark: str) -> None:
    """At the very start, and after a space: none is covered only by another's case."""
    for start in (mark, f" {mark}"):
        cases = [case for case in CASES if case.text.startswith(start)]
        assert cases
        assert all(case.cell == f"'{case.text}" for case in cases)


@pytest.mark.parametrize("case", CASES, ids=ascii)
def test_a_cell_is_guarded_and_read_back(case: Case) -> None:
    """An apostrophe before what may be run, and nothing before what may not."""
    assert guarded(case.text) == case.cell
    assert unguarded(case.cell) == case.text


@given(st.text())
def test_every_text_comes_back_from_its_cell(text: str) -> None:
    """Also one that starts with apostrophes of its own."""
    assert unguarded(guarded(text)) == text


@given(st.text(alphabet="=+-@\t\r\n＝＋－＠'\" \u00a0\ufeff,;x", max_size=6))
def test_no_cell_of_a_file_starts_with_what_may_be_run(text: str) -> None:
    """However the characters stand together, and past any white space."""
    ((cell,),) = rows(csv_file([[text]]).decode("utf-8"))
    assert not cell.strip().startswith(tuple("=+-@＝＋－＠"))
    assert not cell.startswith(("\t", "\r", "\n"))


def test_the_browser_follows_the_same_rule(page: Page, site_address: str) -> None:
    """The download of the list, cell by cell."""
    page.goto(f"{site_address}method/")
    made = page.evaluate(TO_CSV, [site_address, [case.text for case in CASES]])
    assert [rows(content) for content in made] == [[["text"], [case.cell]] for case in CASES]


@pytest.fixture(scope="module")
def exported(framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register as tables, the title of each entry the text of a case; without an ending."""
    small = entry((BASE / "small.yml").read_bytes())
    entries = [
        (f"a/{number}", deepcopy(small) | {"title": c.text}) for number, c in enumerate(CASES)
    ]
    path = tmp_path_factory.mktemp("exported") / "table"
    for ending in (".csv", ".xlsx"):
        write_table(path.with_suffix(ending), framework, entries)
    return path


def column(framework: Framework) -> int:
    """The place of the title in a table, from 0."""
    return [one.name for one in columns(framework)].index("title")


def test_an_exported_file_is_guarded(exported: Path, framework: Framework) -> None:
    """Each text at the start of a cell of its own."""
    found = rows(exported.with_suffix(".csv").read_bytes().decode("utf-8"))
    cells = [row[column(framework)] for row in found[FIRST_ROW - 1 :]]
    assert cells == [case.cell for case in CASES]


def test_an_exported_workbook_holds_texts_only(exported: Path, framework: Framework) -> None:
    """A cell of a workbook says that it is text, so it needs no apostrophe: none is a formula."""
    book = load_workbook(exported.with_suffix(".xlsx"))
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row if cell.value}
    assert kinds == {"s"}
    table = [row[column(framework)] for row in book[SHEET].iter_rows(min_row=FIRST_ROW)]
    assert {cell.number_format for cell in table if cell.value} == {"@"}
    texts = [str(cell.value or "") for cell in table]
    assert list(map(one_break, texts)) == [one_break(case.text) for case in CASES]


def one_break(text: str) -> str:
    """A text with the one kind of line break that XML has."""
    return re.sub("\r\n?", "\n", text)


@pytest.mark.parametrize(
    ("maker", "home"),
    [
        (r"\bcsv\.(?:writer|DictWriter)\b", "spreadsheets/__init__.py"),
        (r"\bWriteOnlyCell\(|\.cell\(|cell\.value = ", "spreadsheets/workbook.py"),
    ],
)
def test_cells_are_made_in_one_place(maker: str, home: str) -> None:
    """A second writer would need a second guard."""
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(maker, path.read_text(encoding="utf-8"))
    }
    assert found == {home}
