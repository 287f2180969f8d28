"""The tables as CSV: UTF-8 with a mark, one separator in lists, and no cell that a program runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from fairshare.publish.data.tables.table import CellValue, DataRow, DataTable, joined
from fairshare.publish.frame.swap import new_file
from fairshare.publish.last.parts import PartSpan, last_file
from fairshare.spreadsheets import CSV_MARK, CsvCell, csv_rows


def csv_path(name: str) -> str:
    """Where the CSV of a table stands."""
    return f"data/{name}.csv"


class CsvTable:
    """`data/<table>.csv`, as it is written."""

    def __init__(self, table: DataTable, file: BinaryIO, last: BinaryIO) -> None:
        head = CSV_MARK + csv_rows([[column.name for column in table.columns]])
        self._begin = file.write(head)
        self._file = file
        self._last = last

    def add(self, rows: Sequence[DataRow]) -> int:
        """Write rows; how many bytes they take."""
        return self._file.write(csv_rows(map(_cell, row) for row in rows))

    def take(self, span: PartSpan) -> int:
        """Write bytes of the last file; how many."""
        start, end = span
        self._last.seek(self._begin + start)
        return self._file.write(self._last.read(end - start))


@contextmanager
def csv_table(table: DataTable, folder: Path, last: Path) -> Iterator[CsvTable]:
    """A table's file below a folder. `last`: where the last site stands."""
    path = csv_path(table.name)
    with new_file(folder / path) as file, last_file(last / path) as before:
        yield CsvTable(table, file, before)


def _cell(value: CellValue) -> CsvCell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return joined(value) if isinstance(value, tuple) else value
