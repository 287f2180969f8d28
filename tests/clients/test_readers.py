"""Programs that people use read the tables to the same values as the entries."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import duckdb
import pandas as pd
import pytest
from datasette.app import Datasette
from frictionless import Package

from data_files import AWKWARD, TABLES, awkward_entries, shape, table, written
from editions import made
from fairshare.framework import Framework
from fairshare.model import value_at
from fairshare.publish.data.tables.table import joined
from fairshare.publish.edition import Edition
from fairshare.spreadsheets import unguarded

REFUSED = "department-for-education/mod-pupil-data-request"


class Published:
    """The open data of an edition as files on a disk."""

    def __init__(self, edition: Edition, folder: Path) -> None:
        self.edition = edition
        self.folder = folder
        self.files = written(edition)
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)

    def csv(self, name: str) -> str:
        return str(self.folder / f"data/{name}.csv")


@pytest.fixture(scope="module")
def real(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The real register."""
    return Published(edition, tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="module")
def awkward(framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A register of texts that clients have been known to change."""
    return Published(made(framework, awkward_entries()), tmp_path_factory.mktemp("awkward"))


def by_pandas(path: str) -> list[dict[str, str]]:
    """As the page says: texts stay texts."""
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    return [
        {str(key): unguarded(cell) for key, cell in row.items()} for row in frame.to_dict("records")
    ]


def by_duckdb(path: str) -> list[dict[str, str]]:
    """Each cell as text, whatever DuckDB would take it for; no value is an empty text."""
    found = duckdb.sql(f"SELECT * FROM read_csv('{path}', all_varchar = true)")  # noqa: S608 - a path of our own
    names = found.columns
    return [
        {name: unguarded(cell or "") for name, cell in zip(names, row, strict=True)}
        for row in found.fetchall()
    ]


def by_frictionless(path: str) -> list[dict[str, Any]]:
    """As the dictionary types it."""
    package = Package(str(Path(path).parent / "datapackage.json"))
    resource = package.get_resource(Path(path).stem)
    return [dict(row) for row in resource.read_rows()]


@pytest.mark.parametrize("read", [by_pandas, by_duckdb])
@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_read_as_it_stands(real: Published, read: Any, name: str) -> None:
    """The same rows and columns as any reader of CSV finds."""
    assert read(real.csv(name)) == table(real.files, name)


@pytest.mark.parametrize("read", [by_pandas, by_duckdb])
def test_values_are_those_of_the_entries(real: Published, read: Any) -> None:
    """Title, reasons, stage and date of each entry, letter by letter."""
    entries = real.edition.register.initiatives
    for row in read(real.csv("initiatives")):
        data = entries[row["id"]].data
        for column, path in (
            ("title", ("title",)),
            ("decision_reasons", ("decision", "justification")),
            ("stage", ("stage",)),
            ("decided", ("decision", "date")),
        ):
            assert row[column] == (value_at(data, path) or "")


def test_duckdb_sees_numbers_dates_and_yes_or_no_by_itself(real: Published) -> None:
    """Where every value is one: nobody has to say so."""
    found = duckdb.sql(f"DESCRIBE SELECT * FROM read_csv('{real.csv('answers')}')").fetchall()  # noqa: S608
    kinds = {row[0]: row[1] for row in found}
    assert (kinds["rating"], kinds["rating_low"], kinds["critical"]) == (
        "VARCHAR",
        "BIGINT",
        "BOOLEAN",
    )


def test_frictionless_finds_the_package_valid(real: Published, awkward: Published) -> None:
    """Types, required values, keys of each table and keys between them."""
    for published in (real, awkward):
        report = Package(str(published.folder / "data/datapackage.json")).validate()
        assert report.valid, report.to_summary()


def test_frictionless_reads_lists_numbers_and_dates(real: Published) -> None:
    """By the dictionary alone."""
    (row,) = (one for one in by_frictionless(real.csv("initiatives")) if one["id"] == REFUSED)
    data = real.edition.register.initiatives[REFUSED].data
    assert row["themes"] == data["themes"]
    assert str(row["decided_to"]) == data["decision"]["not_later_than"]
    assert float(row["concern_high"]) > 0


def test_frictionless_names_a_key_that_leads_nowhere(framework: Framework, tmp_path: Path) -> None:
    """So the keys are there to be checked."""
    published = Published(made(framework, {"council/one": lambda _data: None}), tmp_path)
    path = Path(published.csv("participants"))
    path.write_bytes(path.read_bytes().replace(b"council/one,", b"council/two,"))
    report = Package(str(published.folder / "data/datapackage.json")).validate()
    assert "foreign-key" in {error[0] for error in report.flatten(["type"])}


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("read", [by_pandas, by_duckdb, by_frictionless])
def test_awkward_texts_come_back(awkward: Published, read: Any, name: str) -> None:
    """A formula, commas, lines, quotation marks, a word from right to left, 3,000 characters."""
    identifier, expected = f"council/{name.replace(' ', '-')}", AWKWARD[name]
    (row,) = (one for one in read(awkward.csv("initiatives")) if one["id"] == identifier)
    assert unguarded(row["title"]) == expected
    assert unguarded(row["decision_reasons"]) == expected
    if read is not by_frictionless:
        assert unguarded(row["conditions"]) == joined((expected, "Another one"))


def ask(published: Published, path: str, **query: str) -> Any:
    """What Datasette answers to a request."""

    async def answer() -> Any:
        opened = Datasette([str(published.folder / "data/register.sqlite")])
        response = await opened.client.get(f"{path}?{urlencode({'_shape': 'array', **query})}")
        assert response.status_code == 200, response.text
        return json.loads(response.text)

    return asyncio.run(answer())


def test_datasette_answers_a_question_of_words(real: Published) -> None:
    """Over HTTP, in titles, summaries and reasons."""
    found = ask(real, "/register/initiatives.json", _search="army recruitment")
    assert [row["id"] for row in found] == [REFUSED]
    assert len(shape()["tables"]["initiatives"]) <= len(found[0])


def test_datasette_finds_reasons_of_answers(real: Published) -> None:
    """And filters by a column beside."""
    found = ask(real, "/register/answers.json", _search="army", question="compatible_use")
    assert {row["id"] for row in found} == {REFUSED}


@pytest.mark.parametrize("name", AWKWARD)
def test_datasette_gives_awkward_texts_as_written(awkward: Published, name: str) -> None:
    """No apostrophe stands there: nothing opens a database as a spreadsheet."""
    identifier, expected = f"council/{name.replace(' ', '-')}", AWKWARD[name]
    (row,) = ask(awkward, "/register/initiatives.json", id=identifier)
    assert (row["title"], row["decision_reasons"]) == (expected, expected)
