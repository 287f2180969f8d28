"""Write tables: an empty template to fill, or the register in the same form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from fairshare.framework import Framework
from fairshare.intake.bodies.directory import Directory
from fairshare.intake.columns import SLUG, TableColumn, columns, flatten
from fairshare.intake.sheets import CODES, explaining_sheets, hints_sheet
from fairshare.intake.table import SHEET
from fairshare.model import StartingPoint
from fairshare.problems import SetupError
from fairshare.spreadsheets import csv_file
from fairshare.spreadsheets.workbook import text_cell

FIRST_ROW = 3
"""Of an initiative, below the titles and the paths."""

_ROWS_TO_FILL = 1_000
"""So far down reach the drop-downs of a template."""

Entries = Iterable[tuple[str, Mapping[str, Any]]]
"""Ids and data."""


def write_table(
    path: Path,
    framework: Framework,
    entries: Entries,
    directory: Directory | None = None,
    start: StartingPoint | None = None,
) -> None:
    """Write entries as a workbook or as CSV, by the name's ending; none make a template.

    A workbook lists the organisations of the directory too, and the hints of a starting point,
    whose codes stand in the first row.

    Raises SetupError for another ending, and for a text that is too long for a workbook's cell.
    """
    known = columns(framework)
    rows = [_row(identifier, data, known) for identifier, data in entries]
    if start:
        rows.insert(0, [_usual(start, column) for column in known])
    if path.suffix.casefold() == ".csv":
        path.write_bytes(_csv(known, rows))
    elif path.suffix.casefold() == ".xlsx":
        book = _workbook(known, rows, framework, directory or Directory({}))
        if start:
            hints_sheet(book, framework, start, known)
        book.save(path)
    else:
        raise SetupError(f"{path.name}: name a file that ends in .xlsx or .csv.")


def _row(identifier: str, data: Mapping[str, Any], known: Sequence[TableColumn]) -> list[str]:
    cells = {SLUG: identifier.rpartition("/")[2], **flatten(data, known)}
    return [cells.get(column.path, "") for column in known]


def _usual(start: StartingPoint, column: TableColumn) -> str:
    """The cell of a field that a starting point fills in."""
    return column.write(start.fields[column.path]) if column.path in start.fields else ""


def _csv(known: Sequence[TableColumn], rows: Sequence[Sequence[str]]) -> bytes:
    titles, names = [column.title for column in known], [column.name for column in known]
    return csv_file([titles, names, *rows])


def _workbook(
    known: Sequence[TableColumn],
    rows: Sequence[Sequence[str]],
    framework: Framework,
    directory: Directory,
) -> Workbook:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = f"C{FIRST_ROW}"
    last = FIRST_ROW + max(len(rows), _ROWS_TO_FILL) - 1
    blocks = _blocks(framework)
    for number, column in enumerate(known, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = 30
        sheet.column_dimensions[letter].number_format = "@"
        if column.choices:
            validation = _drop_down(column, blocks)
            validation.add(f"{letter}{FIRST_ROW}:{letter}{last}")
            sheet.data_validations.append(validation)
    sheet.append([text_cell(sheet, column.title, bold=True) for column in known])
    sheet.append([text_cell(sheet, column.name, bold=True) for column in known])
    for row in rows:
        sheet.append([text_cell(sheet, text) if text else None for text in row])
    explaining_sheets(book, framework, directory)
    return book


def _blocks(framework: Framework) -> dict[str, tuple[int, int]]:
    """First and last row of each code list on the sheet of codes."""
    blocks: dict[str, tuple[int, int]] = {}
    first = 2
    for name, codes in framework.codes.items():
        blocks[name] = (first, first + len(codes.codes) - 1)
        first += len(codes.codes)
    return blocks


def _drop_down(column: TableColumn, blocks: Mapping[str, tuple[int, int]]) -> DataValidation:
    block = blocks.get(str(column.schema.get("x-codes")))
    source = f'"{",".join(column.choices)}"'
    if block is not None:
        source = f"{CODES}!$B${block[0]}:$B${block[1]}"
    return DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
