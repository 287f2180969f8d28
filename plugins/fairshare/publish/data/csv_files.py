"""The tables as CSV: UTF-8 with a mark, one separator in lists, and no cell that a program runs."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.publish.data.tables.every_table import every_table
from fairshare.publish.data.tables.table import CellValue, DataTable, joined
from fairshare.publish.edition import Edition
from fairshare.publish.page import Asset
from fairshare.spreadsheets import CsvCell, csv_file


def csv_files(edition: Edition) -> Iterator[Asset]:
    """`data/<table>.csv` of each table."""
    for table in every_table(edition.framework):
        yield Asset(csv_path(table.name), csv_file(_rows(table, edition)))


def csv_path(name: str) -> str:
    """Where the CSV of a table stands."""
    return f"data/{name}.csv"


def _rows(table: DataTable, edition: Edition) -> Iterator[list[CsvCell]]:
    yield [column.name for column in table.columns]
    for row in table.rows(edition):
        yield list(map(_cell, row))


def _cell(value: CellValue) -> CsvCell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return joined(value) if isinstance(value, tuple) else value
