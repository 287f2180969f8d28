"""The tables as an SQLite database with full text, ready for Datasette."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fairshare.publish.data.records import FORMAT
from fairshare.publish.data.tables.every_table import every_table
from fairshare.publish.data.tables.table import CellValue, DataTable
from fairshare.publish.edition import Edition
from fairshare.publish.page import Asset

PATH = "data/register.sqlite"

_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
"""Of columns; all others are text. A list stands as JSON, for `json_each`."""

_SEARCHED: Mapping[str, tuple[str, ...]] = {
    "initiatives": (
        *("title", "headline", "summary", "lead_label", "organisations_label", "themes_label"),
        *("keywords", "aims_label", "purpose", "benefits", "risks", "data_categories_label"),
        *("data_description", "people_label", "decision_reasons", "conditions"),
        *("difference_explained", "engagement_summary", "withdrawn_reason"),
    ),
    "answers": ("title", "question_label", "justification"),
    "organisations": ("name", "also_known_as", "statement", "note"),
}
"""Columns that a search by words looks at."""


def sqlite_file(edition: Edition) -> Iterator[Asset]:
    """`data/register.sqlite`: the same bytes for the same register and the same SQLite."""
    with TemporaryDirectory() as aside:
        file = Path(aside) / "register.sqlite"
        with closing(sqlite3.connect(file)) as database:
            database.execute("PRAGMA journal_mode = OFF")
            _fill(database, edition)
            database.commit()
        yield Asset(PATH, file.read_bytes())


def _fill(database: sqlite3.Connection, edition: Edition) -> None:
    tables = every_table(edition.framework)
    for table in tables:
        _write(database, table, edition)
    _describe(database, tables, edition)
    for name, columns in _SEARCHED.items():
        _index(database, name, columns)


def _write(database: sqlite3.Connection, table: DataTable, edition: Edition) -> None:
    """A table with its keys and all its rows."""
    columns = [f"{_name(one.name)} {_TYPES.get(one.kind, 'TEXT')}" for one in table.columns]
    keys = [f"PRIMARY KEY ({_names(table.key)})"]
    keys += [
        f"FOREIGN KEY ({_names(one.columns)}) REFERENCES {_name(one.table)} ({_names(one.others)})"
        for one in table.foreign
    ]
    database.execute(f"CREATE TABLE {_name(table.name)} ({', '.join([*columns, *keys])})")
    gaps = ", ".join("?" * len(columns))
    database.executemany(
        f"INSERT INTO {_name(table.name)} VALUES ({gaps})",  # noqa: S608 - names are our own
        ([_cell(one) for one in row] for row in table.rows(edition)),
    )


def _describe(
    database: sqlite3.Connection, tables: tuple[DataTable, ...], edition: Edition
) -> None:
    """What the columns mean, and what the file is."""
    database.execute(
        'CREATE TABLE dictionary ("table" TEXT, "column" TEXT, kind TEXT, title TEXT, '
        'description TEXT, source TEXT, codes TEXT, PRIMARY KEY ("table", "column"))'
    )
    database.executemany(
        "INSERT INTO dictionary VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (table.name, one.name, one.kind, one.title, one.description, one.source, _codes(one))
            for table in tables
            for one in table.columns
        ),
    )
    database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
    database.executemany(
        "INSERT INTO about VALUES (?, ?)",
        (
            ("title", edition.site_name),
            ("url", edition.site_url),
            ("as_of", edition.today.isoformat()),
            ("seal", edition.seal),
            ("licence", edition.licence.title),
            ("licence_url", edition.licence.url),
            ("schema_version", FORMAT),
        ),
    )


def _index(database: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    """Full text over some columns, as Datasette looks for it: by words, whatever their accents."""
    listed, content = _names(columns), _name(table)
    database.execute(
        f"CREATE VIRTUAL TABLE {_name(f'{table}_fts')} USING fts5 ({listed}, "
        f"content={content}, tokenize='unicode61 remove_diacritics 2')"
    )
    named = _name(f"{table}_fts")
    database.execute(f"INSERT INTO {named} ({named}) VALUES ('rebuild')")  # noqa: S608 - our own names


def _codes(column: Any) -> str | None:
    return json.dumps(column.codes, ensure_ascii=False) if column.codes else None


def _cell(value: CellValue) -> str | int | float | None:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value


def _name(name: str) -> str:
    return f'"{name}"'


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(map(_name, names))
