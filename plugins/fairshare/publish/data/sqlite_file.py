"""The tables as an SQLite database with full text, ready for Datasette."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from fairshare.problems import SetupError
from fairshare.publish.data.records import FORMAT
from fairshare.publish.data.tables.table import CellValue, DataRow, DataTable
from fairshare.publish.edition import Edition
from fairshare.publish.frame.swap import make_room
from fairshare.publish.last.parts import PartSpan

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


class DatabaseTable:
    """One table of the database, as it is written."""

    def __init__(self, database: sqlite3.Connection, table: DataTable) -> None:
        self._database = database
        self._name = _name(table.name)
        self._gaps = ", ".join("?" * len(table.columns))
        self._taken: PartSpan = 0, 0
        database.execute(_created(table))

    def add(self, rows: Sequence[DataRow]) -> int:
        """Write rows; how many."""
        self.finish()
        self._database.executemany(
            f"INSERT INTO {self._name} VALUES ({self._gaps})",  # noqa: S608 - names are our own
            ([_cell(one) for one in row] for row in rows),
        )
        return len(rows)

    def take(self, span: PartSpan) -> int:
        """Write rows of the last database; how many. What stands together there goes at once."""
        start, end = span
        if start != self._taken[1]:
            self.finish()
            self._taken = start, start
        self._taken = self._taken[0], end
        return end - start

    def finish(self) -> None:
        """Write what was taken."""
        if self._taken[0] == self._taken[1]:
            return
        self._database.execute(
            f"INSERT INTO main.{self._name} SELECT * FROM last.{self._name} "  # noqa: S608 - as above
            "WHERE rowid > ? AND rowid <= ? ORDER BY rowid",
            self._taken,
        )
        self._taken = self._taken[1], self._taken[1]


class Database:
    """`data/register.sqlite`, as it is written: the same bytes for the same register and SQLite."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    @contextmanager
    def table(self, table: DataTable) -> Iterator[DatabaseTable]:
        """One of the tables."""
        writer = DatabaseTable(self._database, table)
        yield writer
        writer.finish()

    def finish(self, tables: Sequence[DataTable], edition: Edition) -> None:
        """Say what is in it, and make it ready for a search by words."""
        _describe(self._database, tables, edition)
        for name, columns in _SEARCHED.items():
            _index(self._database, name, columns)
        self._database.commit()


@contextmanager
def database(folder: Path, last: Path) -> Iterator[Database]:
    """The database below a folder. `last`: where the last site stands. Raises SetupError."""
    file, before = (folder / PATH).resolve(), (last / PATH).resolve()
    make_room(file)
    address = f"{before.as_uri()}?mode=ro" if before.is_file() else ":memory:"
    try:
        with closing(sqlite3.connect(file.as_uri(), uri=True)) as opened:
            opened.execute("PRAGMA journal_mode = OFF")
            opened.execute("ATTACH ? AS last", (address,))
            yield Database(opened)
    except sqlite3.Error as error:
        raise SetupError(f"The site can't be written: {file.name}: {error}.") from error


def _created(table: DataTable) -> str:
    """What makes a table with its keys."""
    columns = [f"{_name(one.name)} {_TYPES.get(one.kind, 'TEXT')}" for one in table.columns]
    keys = [f"PRIMARY KEY ({_names(table.key)})"]
    keys += [
        f"FOREIGN KEY ({_names(one.columns)}) REFERENCES {_name(one.table)} ({_names(one.others)})"
        for one in table.foreign
    ]
    return f"CREATE TABLE {_name(table.name)} ({', '.join([*columns, *keys])})"


def _describe(database: sqlite3.Connection, tables: Sequence[DataTable], edition: Edition) -> None:
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
