"""The JSON, the database, the workbook and the dictionary say the same as the tables."""

from __future__ import annotations

import io
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from data_files import AWKWARD, TABLES, awkward_entries, database, rows, table, whole, written
from editions import made
from fairshare.framework import Framework
from fairshare.publish.data.data_files import write_data
from fairshare.publish.data.json_files import json_files, register_json
from fairshare.publish.data.table_files import table_files
from fairshare.publish.data.tables.every_table import every_table
from fairshare.publish.edition import Edition

Files = dict[str, bytes]
REFUSED = "department-for-education/mod-pupil-data-request"


@pytest.fixture(scope="module")
def files(edition: Edition) -> Files:
    """The open data of the real register."""
    return written(edition)


@pytest.fixture(scope="module")
def awkward(framework: Framework) -> Files:
    """The open data of a register with awkward texts."""
    return written(made(framework, awkward_entries()))


def sheet(files: Files, name: str) -> list[dict[str, str]]:
    """A sheet of the workbook by the titles of its columns; empty cells as empty texts."""
    book = load_workbook(io.BytesIO(files["data/register.xlsx"]))
    head, *found = book[name].iter_rows(values_only=True)
    return [
        dict(zip(map(str, head), (str(cell or "") for cell in row), strict=True)) for row in found
    ]


def test_everything_is_in_one_file(edition: Edition, files: Files) -> None:
    """Each entry as it was written, refused ones too, and each organisation."""
    found = whole(files)
    register = edition.register
    assert {one["id"]: one["entry"] for one in found["initiatives"]} == {
        identifier: one.data for identifier, one in register.initiatives.items()
    }
    assert {one["id"]: one["entry"] for one in found["organisations"]} == {
        identifier: one.data for identifier, one in register.organisations.items()
    }
    assert found["total"] == {
        "initiatives": len(register.initiatives),
        "removed": 0,
        "organisations": len(register.organisations),
    }
    assert REFUSED in {one["id"] for one in found["initiatives"] if one["decision"] == "refused"}


def test_each_entry_has_a_file_of_its_own(files: Files) -> None:
    """It says the same as the whole, under the same licence and form."""
    found = whole(files)
    for kind in ("initiative", "organisation"):
        for one in found[f"{kind}s"]:
            alone = json.loads(files[f"api/v1/{kind}s/{one['id']}.json"])
            assert alone == {
                "schema_version": found["schema_version"],
                "licence": found["licence"],
                kind: one,
            }


def test_a_record_has_words_for_codes_and_days_for_dates(framework: Framework) -> None:
    """By the path of the field, beside the entry; and the lowest and highest of each rating."""
    files = written(made(framework, {"northshire-council/one": same}), json_files, register_json)
    (one,) = whole(files)["initiatives"]
    assert one["labels"]["stage"] == "Live"
    assert one["labels"]["organisations.0.roles"] == ["Lead", "Gives the data"]
    assert one["days"]["decision.date"] == {"from": "2025-04-02", "to": "2025-04-02"}
    assert one["ratings"]["harm"] == {"written": 3, "low": 3, "high": 4}
    assert one["assessment"]["outcome"] == "case_made"
    assert (one["voice"], one["state"], one["shared"]) == ("own", "approved", "is")


def test_a_removed_entry_stays_in_the_whole(framework: Framework) -> None:
    """As the notice that is left of it, with no voice."""
    edition = made(framework, {"council/one": same}, removed={"council/gone"})
    files = written(edition, json_files, register_json)
    found = {one["id"]: one for one in whole(files)["initiatives"]}
    assert found["council/gone"]["state"] == "removed"
    assert found["council/gone"]["entry"]["redacted"]["reason"] == "It named a person."
    assert "api/v1/initiatives/council/gone.json" in files


def same(_data: dict[str, Any]) -> None:
    """The full example as it is."""


@pytest.mark.parametrize("name", TABLES)
def test_the_database_holds_the_rows_of_the_tables(files: Files, name: str) -> None:
    """The same columns, the same rows, in the same order; a list is JSON, yes is 1."""

    def cell(value: Any) -> str:
        if isinstance(value, str) and value.startswith("["):
            items = [str(one).replace("\\", "\\\\") for one in json.loads(value)]
            return "|".join(one.replace("|", r"\|") for one in items)
        return "" if value is None else str(value)

    yes = {"true": "1", "false": "0"}
    with database(files) as opened:
        found = [dict(row) for row in opened.execute(f'SELECT * FROM "{name}" ORDER BY rowid')]  # noqa: S608
    expected = table(files, name)
    assert [{key: cell(value) for key, value in row.items()} for row in found] == [
        {key: yes.get(value, value) for key, value in row.items()} for row in expected
    ]


def test_the_database_has_keys_and_no_row_breaks_one(files: Files) -> None:
    """Datasette leads from a role to its initiative and to its organisation."""
    with database(files) as opened:
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = opened.execute("PRAGMA foreign_key_list(participants)").fetchall()
        assert {(key["from"], key["table"]) for key in keys} == {
            ("id", "initiatives"),
            ("organisation", "organisations"),
        }


def test_the_database_finds_words(files: Files) -> None:
    """In titles, summaries and reasons, whatever their accents."""
    asked = (
        "SELECT initiatives.id FROM initiatives_fts JOIN initiatives "
        "ON initiatives.rowid = initiatives_fts.rowid WHERE initiatives_fts MATCH 'army'"
    )
    with database(files) as opened:
        assert REFUSED in {row["id"] for row in opened.execute(asked)}


def test_the_database_explains_itself(edition: Edition, files: Files) -> None:
    """Every column has its line in the dictionary."""
    with database(files) as opened:
        found = {(row[0], row[1]) for row in opened.execute("SELECT * FROM dictionary")}
    assert found == {
        (one.name, column.name) for one in every_table(edition.framework) for column in one.columns
    }


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_texts_are_as_written_in_json_database_and_workbook(
    awkward: Files, name: str
) -> None:
    """No apostrophe: none of the three takes a text for a formula."""
    identifier, expected = f"council/{name.replace(' ', '-')}", AWKWARD[name]
    (record,) = (one for one in whole(awkward)["initiatives"] if one["id"] == identifier)
    assert record["entry"]["decision"]["justification"] == expected
    with database(awkward) as opened:
        (row,) = opened.execute("SELECT * FROM initiatives WHERE id = ?", (identifier,))
        assert row["decision_reasons"] == expected
        assert json.loads(row["conditions"]) == [expected, "Another one"]
    (read,) = (row for row in sheet(awkward, "Initiatives") if row["Id"] == identifier)
    assert read["Title"] == expected
    assert read["Conditions"] == f"{expected}; Another one"


def test_no_cell_of_the_workbook_is_anything_but_text(awkward: Files) -> None:
    """Neither a formula nor a link."""
    book = load_workbook(io.BytesIO(awkward["data/register.xlsx"]))
    cells = [cell for one in book for row in one.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_people_get_words_and_reasons(framework: Framework) -> None:
    """Labels, what became of it, the reasons without their marks, and who says so."""

    def change(data: dict[str, Any]) -> None:
        data["decision"]["justification"] = "It **helps** children. " * 5

    names = {"northshire-schools-trust": "Northshire Schools Trust"}
    edition = made(framework, {"northshire-council/one": change}, names=names)
    files = written(edition, table_files)
    (row,) = sheet(files, "Initiatives")
    assert row["What became of it"] == "Approved 2 April 2025. In use, as of 3 November 2025"
    assert row["Who says so"] == "The body’s own entry"
    assert row["Decision"] == "Approved"
    assert row["Date of the decision"] == "2 April 2025"
    assert row["Reasons"].startswith("It helps children. It helps")
    assert row["Who gets data, or would"].endswith("; Northshire Schools Trust")
    assert row["Page"] == "https://made.example/initiatives/northshire-council/one/"
    answers = sheet(files, "Answers")
    assert answers[0]["Rating"] == "Rated 5 of 5"


def test_a_text_that_fits_no_cell_is_cut(framework: Framework) -> None:
    """The workbook opens all the same; the other files have the whole."""

    def change(data: dict[str, Any]) -> None:
        data["keywords"] = ["k" * 1_000] * 10
        data["sources"] = [{"title": "t" * 4_000, "url": "https://a.example/"}] * 9

    files = written(made(framework, {"council/one": change}))
    (row,) = sheet(files, "Initiatives")
    assert len(row["Sources"]) == 32_767
    assert row["Sources"].endswith("…")
    assert len(table(files, "initiatives")[0]["source_titles"]) == 9 * 4_000 + 8


def test_the_dictionary_describes_every_column(edition: Edition, files: Files) -> None:
    """In the order of the tables, each with a title of its own and a sentence."""
    package = json.loads(files["data/datapackage.json"])
    assert [one["name"] for one in package["resources"]] == list(TABLES)
    for resource, described in zip(
        package["resources"], every_table(edition.framework), strict=True
    ):
        content = files[f"data/{resource['path']}"].decode("utf-8-sig")
        names = [field["name"] for field in resource["schema"]["fields"]]
        titles = [field["title"] for field in resource["schema"]["fields"]]
        assert len(set(titles)) == len(titles)
        assert content.splitlines()[0].split(",") == names
        for field, column in zip(resource["schema"]["fields"], described.columns, strict=True):
            assert field["description"]
            codes = field.get("categories", field.get("fairshare:codes", []))
            assert {one["value"]: one["label"] for one in codes} == column.codes


def test_an_empty_register_has_every_file(framework: Framework) -> None:
    """A program that reads them finds its columns."""
    files = written(made(framework, {}))
    assert all(rows(files[f"data/{name}.csv"]) == [] for name in TABLES)
    assert whole(files)["initiatives"] == []
    with database(files) as opened:
        assert opened.execute("SELECT count(*) FROM initiatives").fetchone()[0] == 0


def test_each_file_has_its_fingerprint(framework: Framework, tmp_path: Path) -> None:
    """In the form that `sha256sum --check` reads; nothing that is no data is in the list."""
    count = write_data(made(framework, {"council/one": same}), tmp_path)
    lines = (tmp_path / "data/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    found = dict(line.split("  ")[::-1] for line in lines)
    assert len(found) == count - 1
    assert {f"data/{name}.csv" for name in TABLES} < found.keys()
    for name, digest in found.items():
        assert sha256((tmp_path / name).read_bytes()).hexdigest() == digest
