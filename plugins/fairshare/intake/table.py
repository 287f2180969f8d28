"""Tables as people hand them in: a workbook's sheet or a CSV file, read to text, cell by cell."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from fairshare.catalogue import words
from fairshare.intake.workbook_guard import CELLS, COLUMNS, ELEMENTS, ROWS, RefusedError, guard
from fairshare.load.raw.characters import called
from fairshare.load.raw.properties import MOST_MARKS, can_be_seen, kind, refused
from fairshare.spreadsheets import unguarded

SHEET = "Initiatives"
SIZE = 20 * 1024 * 1024
"""The most bytes of a file."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FORMULA = "A formula stands here, and only what it says could be published, not how it is made."
_NO_FORMULA = "Copy the cell and paste it as a value."


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: the text of its cells by column number, and what is wrong with some of them."""

    number: int
    cells: Mapping[int, str]
    faults: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """Message and hint by column number; 0 stands for the whole row."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, those without any text left out."""

    sheet: str
    """Empty for CSV."""
    rows: Sequence[TableRow]
    hidden: frozenset[int] = frozenset()
    """Numbers of hidden columns."""

    def address(self, row: int, column: int) -> str:
        """Where a cell is, as spreadsheet programs say it: Initiatives!F17."""
        cell = f"{get_column_letter(column)}{row}"
        return f"{self.sheet}!{cell}" if self.sheet else cell


def read_table(path: Path, sheet: str = SHEET) -> Table:
    """The table in a CSV file, or in the sheet of that name in a workbook.

    Raises RefusedError when nothing of it can be read.
    """
    reader = _READERS.get(path.suffix.casefold())
    if reader is None:
        raise RefusedError(
            f'A file whose name ends in "{path.suffix}" is not taken.',
            "Save it as .xlsx, a workbook without macros, or as .csv in UTF-8.",
        )
    try:
        size = path.stat().st_size
    except OSError as error:
        raise RefusedError(
            "The file can't be read.", "Check its name and your permissions."
        ) from error
    if not path.is_file() or size > SIZE:
        limit = f"The file is larger than {SIZE // 1024 // 1024} MB, or no ordinary file."
        raise RefusedError(limit, "Split it into several files.")
    return reader(path, sheet)


def _workbook(path: Path, sheet: str) -> Table:
    hidden = guard(path, sheet)
    rows = []
    for number, cells in enumerate(_cells(path, sheet), 1):
        row = as_row(number, (_cell(cell) for cell in cells))
        if number in hidden.rows:
            row = TableRow(
                number, row.cells, {0: ("This row is hidden.", "Show it, or delete it.")}
            )
        if row.cells or row.faults:
            rows.append(row)
    return Table(sheet, rows, frozenset(hidden.columns))


def _cells(path: Path, name: str) -> Iterator[Sequence[Any]]:
    """The cells of the sheet, row by row, whatever size the file claims for it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that an import doesn't use
            book = load_workbook(path, read_only=True, keep_links=False)
            try:
                sheet = book[name]
                sheet.reset_dimensions()
                yield from sheet.iter_rows()
            finally:
                book.close()
    except Exception as error:  # what a damaged file makes the reader raise is open
        raise RefusedError(
            "The workbook is damaged.", "Open it in a spreadsheet program and save it as .xlsx."
        ) from error


def _cell(cell: Any) -> tuple[str, tuple[str, str] | None]:
    """The text of a cell, and what is wrong with it."""
    if cell.data_type == "f":
        return "", (_FORMULA, _NO_FORMULA)
    if cell.data_type == "e":
        return "", (f"The cell shows the error {cell.value}.", "Write what is meant.")
    return _as_text(cell.value), None


def _as_text(value: Any) -> str:
    """A value as a person would type it: no time of day, no decimals of a whole number."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))


def _csv(path: Path, _sheet: str) -> Table:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(
            "The file is not written in UTF-8.", 'Save it as "CSV UTF-8", or as .xlsx.'
        ) from error
    delimiter = _delimiter(text)
    if text.count(delimiter) > ELEMENTS:  # before any of them takes room of its own
        raise RefusedError(f"The file has more than {CELLS:,} cells.", "Split it into several.")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = []
    try:
        for number, cells in enumerate(lines, 1):
            if number > ROWS + 2:
                raise RefusedError(
                    f"The file has more than {ROWS:,} rows.", "Split it into several."
                )
            if len(cells) > COLUMNS:
                raise RefusedError(
                    f"Line {lines.line_num} has more than {COLUMNS} cells.",
                    "Delete the columns that the template does not have.",
                )
            row = as_row(number, map(_csv_cell, cells))
            if row.cells or row.faults:
                rows.append(row)
    except csv.Error as error:
        raise RefusedError(
            f"The quotation marks or the length of a cell near line {lines.line_num} are wrong.",
            'Save the file as "CSV UTF-8" from a spreadsheet program.',
        ) from error
    return Table("", rows)


def _delimiter(text: str) -> str:
    """Comma or semicolon, whichever the first line has more of: it holds titles or paths only."""
    first = re.sub(r'"[^"]*"', "", text[:100_000]).partition("\n")[0]
    return ";" if first.count(";") > first.count(",") else ","


def _csv_cell(text: str) -> tuple[str, tuple[str, str] | None]:
    if text.startswith("="):
        return "", (_FORMULA, _NO_FORMULA)
    return unguarded(text), None


def as_row(number: int, cells: Iterable[tuple[str, tuple[str, str] | None]]) -> TableRow:
    """A row from the raw texts of its cells, each with what is wrong with it already."""
    texts: dict[int, str] = {}
    faults: dict[int, tuple[str, str]] = {}
    for column, (raw, fault) in enumerate(cells, 1):
        text = raw.replace("\r\n", "\n").replace("\r", "\n").strip()
        unseen = None if can_be_seen(text) else next(refused(text), None)
        if fault is not None:
            faults[column] = fault
        elif unseen is not None:
            character = unseen[1]
            values = {"character": called(character), "most": MOST_MARKS}
            message, _hint = words("E004", kind(character), values)
            faults[column] = (message, "Delete it, or type that part.")
        elif text:
            texts[column] = text
    return TableRow(number, texts, faults)


_READERS: Mapping[str, Callable[[Path, str], Table]] = {".xlsx": _workbook, ".csv": _csv}
