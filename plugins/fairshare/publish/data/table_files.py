"""The files that hold the tables: CSV, workbook and database, written together.

A table has parts, such as the rows of one initiative. Rows are drawn once for all three files, and
not at all where the last site holds them: then each file takes its part from the last one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from fairshare.publish.data.csv_files import csv_path, csv_table
from fairshare.publish.data.sqlite_file import PATH as DATABASE
from fairshare.publish.data.sqlite_file import database
from fairshare.publish.data.tables.every_table import every_table
from fairshare.publish.data.tables.table import DataRow, DataTable, TablePart
from fairshare.publish.data.workbook import PATH as WORKBOOK
from fairshare.publish.data.workbook import register_workbook
from fairshare.publish.edition import Edition
from fairshare.publish.last.digests import Digests
from fairshare.publish.last.parts import FileParts, LastFiles, PartSizes, PartSpan
from fairshare.publish.page import LargeFiles


class TableWriter(Protocol):
    """Writes a table into one kind of file, part by part."""

    def add(self, rows: Sequence[DataRow]) -> int:
        """Write rows; how much they take."""

    def take(self, span: PartSpan) -> int:
        """Write what stands there in the last file; how much it takes."""


def table_files(edition: Edition) -> Iterator[LargeFiles]:
    """`data/<table>.csv` of each table, `data/register.sqlite` and `data/register.xlsx`."""
    tables = every_table(edition.framework)
    paths = (*(csv_path(table.name) for table in tables), DATABASE, WORKBOOK)
    yield LargeFiles(paths, partial(_write, edition, tables))


def _write(
    edition: Edition,
    tables: Sequence[DataTable],
    folder: Path,
    last: LastFiles,
    digests: Digests,
) -> FileParts:
    written = {}
    with (
        database(folder, last.folder) as all_of_it,
        register_workbook(folder, last.folder) as workbook,
    ):
        for table in tables:
            with (
                csv_table(table, folder, last.folder) as in_csv,
                all_of_it.table(table) as in_database,
            ):
                writers: dict[str, TableWriter] = {"csv": in_csv, "rows": in_database}
                if sheet := workbook.sheet(table):
                    writers["sheet"] = sheet
                parts = [(digests.of(*part), part) for part in table.parts(edition)]
                written[table.name] = _table(table, parts, writers, last.parts.get(table.name))
        all_of_it.finish(tables, edition)
        workbook.finish(edition)
    return written


def _table(
    table: DataTable,
    parts: Sequence[tuple[str, TablePart]],
    writers: dict[str, TableWriter],
    last: PartSizes | None,
) -> PartSizes:
    """Write one table into each file. `parts`: each with its key."""
    spans = last.spans() if last else {}
    sizes: dict[str, list[int]] = {name: [] for name in writers}
    for key, part in parts:
        if known := spans.get(key):
            for name, writer in writers.items():
                sizes[name].append(writer.take(known[name]))
        else:
            rows = table.rows(part)
            for name, writer in writers.items():
                sizes[name].append(writer.add(rows))
    return PartSizes(
        tuple(key for key, _part in parts), {name: tuple(found) for name, found in sizes.items()}
    )
