"""Tables as people hand them in: a workbook's sheet or a CSV file, read to text, cell by cell."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fairshare.catalogue import words
from fairshare.intake.reading.archive import RefusedError
from fairshare.intake.reading.decoding import decoded, separated
from fairshare.intake.reading.listing import Interpretation
from fairshare.intake.reading.ods import read_ods
from fairshare.intake.reading.unseen import STRUCK, unseen
from fairshare.intake.workbook_guard import chosen_sheet, guard, left_unread
from fairshare.language import gettext as _
from fairshare.load.raw.characters import called
from fairshare.load.raw.properties import MOST_MARKS, can_be_seen, kind, refused
from fairshare.spreadsheets import unguarded

SHEET = "Initiatives"
NEW_BODIES = "New organisations"
HINTS = "Hints"
OTHER_SHEETS = ("Questions", "Codes", "Organisations", NEW_BODIES, "How to fill in", HINTS)
"""Of the template; none of them holds initiatives."""
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
    notices: tuple[str, ...] = ()
    """What was done to read it, for the person to know: sentences."""
    readings: tuple[Interpretation, ...] = ()
    """What a person must confirm of how the file was read."""
    of_published: bool = False
    """Whether what its rows change is published: what happened is added to what is told already,
    and a change that nothing explains is a fault."""
    bodies: Table | None = None
    """Organisations that are new to the register, each a row."""

    def address(self, row: int, column: int) -> str:
        """Where a cell is, as spreadsheet programs say it: Initiatives!F17."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow to load

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
            "Save it as .xlsx or .ods, a workbook without macros, or as .csv in UTF-8.",
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


def _others(sheet: str) -> Iterable[str] | None:
    """The sheets that may stand beside one; a table of one's own is read by its name alone."""
    return OTHER_SHEETS if sheet == SHEET else None


def _workbook(path: Path, sheet: str) -> Table:
    name, sheets, hidden_sheets = guard(path, sheet, _others(sheet), also=NEW_BODIES)
    with closing(_opened(path)) as book:
        found = {
            one: _table(one, _numbered(book[one], hidden.struck), hidden.rows, hidden.columns)
            for one, hidden in sheets.items()
        }
    return _whole(found, name, hidden_sheets)


def _ods(path: Path, sheet: str) -> Table:
    sheets = {one.name: one for one in read_ods(path, (_FORMULA, _NO_FORMULA))}
    hidden = {name: one.hidden for name, one in sheets.items()}
    name = chosen_sheet(sheet, _others(sheet), hidden)
    found = {
        one: _table(
            one, sheets[one].rows.items(), sheets[one].hidden_rows, sheets[one].hidden_columns
        )
        for one in sheets.keys() & {name, NEW_BODIES}
    }
    hidden_sheets = [one for one, is_hidden in hidden.items() if is_hidden]
    return _whole(found, name, hidden_sheets)


def _whole(found: Mapping[str, Table], name: str, hidden_sheets: Sequence[str]) -> Table:
    """The table of a sheet, with what lies beside it."""
    notices = (*found[name].notices, *left_unread(hidden_sheets))
    return replace(found[name], bodies=found.get(NEW_BODIES), notices=notices)


def _table(
    name: str,
    numbered: Iterable[tuple[int, Iterable[tuple[str, tuple[str, str] | None]]]],
    hidden_rows: AbstractSet[int],
    hidden_columns: Iterable[int],
) -> Table:
    """A sheet's rows, those that nobody sees called so."""
    rows = []
    for number, cells in numbered:
        row = as_row(number, cells)
        if number in hidden_rows:
            faults = {0: ("This row is hidden.", "Show it, or delete it.")}
            row = TableRow(number, row.cells, faults)
        if row.cells or row.faults:
            rows.append(row)
    said = () if name in {SHEET, NEW_BODIES} else (_("The sheet “{}” was read.").format(name),)
    return Table(name, rows, frozenset(hidden_columns), said)


@contextmanager
def _no_damage() -> Iterator[None]:
    """Whatever a damaged workbook makes its reader raise becomes a RefusedError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that an import doesn't use
            yield
    except Exception as error:
        raise RefusedError(
            "The workbook is damaged.", "Open it in a spreadsheet program and save it as .xlsx."
        ) from error


def _opened(path: Path) -> Any:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to load, and a CSV file has no use

    with _no_damage():
        return load_workbook(path, read_only=True, keep_links=False, rich_text=True)


def _numbered(
    sheet: Any, struck: AbstractSet[str]
) -> Iterator[tuple[int, list[tuple[str, tuple[str, str] | None]]]]:
    """The rows of a sheet with their numbers, whatever size the file claims for it."""
    with _no_damage():
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(), 1):
            yield number, [_cell(cell, struck) for cell in cells]


def _cell(cell: Any, struck: AbstractSet[str]) -> tuple[str, tuple[str, str] | None]:
    """The text of a cell, and what is wrong with it."""
    if cell.data_type == "f":
        return "", (_FORMULA, _NO_FORMULA)
    if cell.data_type == "e":
        return "", (f"The cell shows the error {cell.value}.", "Write what is meant.")
    text = _as_text(cell.value)
    if text and struck and cell.coordinate in struck:
        return text, STRUCK
    return text, unseen(cell) if text else None


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


def _text_file(path: Path, _sheet: str) -> Table:
    read = decoded(path.read_bytes())
    if read is None:
        raise RefusedError("The file is no text.", 'Save it as "CSV UTF-8", or as .xlsx.')
    text, readings = read
    rows = [as_row(number, map(_csv_cell, cells)) for number, cells in separated(text)]
    return Table("", [row for row in rows if row.cells or row.faults], readings=readings)


def _csv_cell(text: str) -> tuple[str, tuple[str, str] | None]:
    if text.startswith("="):
        return "", (_FORMULA, _NO_FORMULA)
    return unguarded(text), None


def as_row(number: int, cells: Iterable[tuple[str, tuple[str, str] | None]]) -> TableRow:
    """A row from the raw texts of its cells, each with what is wrong with it already."""
    texts: dict[int, str] = {}
    faults: dict[int, tuple[str, str]] = {}
    for column, (raw, fault) in enumerate(cells, 1):
        if fault is None and not raw:  # as most cells are
            continue
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


_READERS: Mapping[str, Callable[[Path, str], Table]] = {
    ".xlsx": _workbook,
    ".ods": _ods,
    **dict.fromkeys((".csv", ".tsv", ".txt"), _text_file),
}
