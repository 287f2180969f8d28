"""`/data/`: what the page leads to is there, and its examples find what it says."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data_files import TABLES, rows, shape
from fairshare.publish.edition import Edition
from fairshare.publish.pages.data import example


@pytest.fixture(scope="module")
def page(site: Path) -> str:
    return (site / "data/index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def refused(site: Path) -> list[dict[str, str]]:
    """The rows of the table that its question is about."""
    found = rows((site / "data/initiatives.csv").read_bytes())
    return [row for row in found if row["decision"] == "refused"]


def test_every_file_that_it_names_is_there(site: Path, page: str) -> None:
    """By the links of its list of files."""
    listed = page.partition('<dl class="fs-list">')[2].partition("</dl>")[0]
    links = re.findall(r'href="([^"]+)"', listed)
    assert len(links) == len(TABLES) + 6
    for link in links:
        assert (site / "data" / link).resolve().is_file(), link


def test_every_column_is_explained(page: str) -> None:
    """The dictionary of the page names each one of each table."""
    for name, columns in shape()["tables"].items():
        part = page.partition(f'id="table-{name}"')[2].partition("</details>")[0]
        found = re.findall(r'<th scope="row"><code>([a-z0-9_]+)</code>', part)
        assert found == [column.split()[0] for column in columns]


def test_the_steps_for_a_spreadsheet_find_the_refusals(
    site: Path, refused: list[dict[str, str]]
) -> None:
    """The sheet and the columns are called what the page calls them."""
    book = load_workbook(site / "data/register.xlsx")
    head, *found = book["Initiatives"].iter_rows(values_only=True)
    decision, reasons = head.index("Decision"), head.index("Reasons")
    assert "Kinds of bodies that take part" in head
    chosen = [row for row in found if row[decision] == "Refused"]
    assert {row[head.index("Id")] for row in chosen} == {row["id"] for row in refused}
    assert all(row[reasons] for row in chosen)


def test_the_question_in_sql_finds_the_refusals(
    site: Path, edition: Edition, refused: list[dict[str, str]]
) -> None:
    """In the database that is published, as the page writes it."""
    first, second = filter(str.strip, example("SQL", edition).split(";"))
    with closing(sqlite3.connect(f"file:{site}/data/register.sqlite?mode=ro", uri=True)) as opened:
        found = [row[-1] for row in opened.execute(first)]
        assert found == [row["url"] for row in refused]
        assert opened.execute(second).fetchall()


def test_the_fingerprints_are_those_of_the_files(site: Path) -> None:
    """Also of what each entry has of its own."""
    lines = (site / "data/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = dict(line.split("  ")[::-1] for line in lines)
    assert "api/v1/register.json" in listed
    for name, digest in listed.items():
        assert sha256((site / name).read_bytes()).hexdigest() == digest


def test_the_history_names_what_is_gone(site: Path) -> None:
    """An entry that git alone knows has its rows, and no voice that it no longer has."""
    found = rows((site / "data/history.csv").read_bytes())
    gone = [row for row in found if row["state"] == "gone"]
    assert {row["id"] for row in gone} == {"hm-revenue-and-customs/gone"}
    assert {row["change"] for row in gone} == {"added", "removed"}
    assert {row["voice"] for row in gone} == {""}
    numbers = [int(row["number"]) for row in found]
    assert numbers == list(range(1, len(found) + 1))


def test_the_seal_is_that_of_the_manifest(site: Path) -> None:
    """So a copy of the data can be held against a copy of the manifest."""
    whole = json.loads((site / "api/v1/register.json").read_bytes())
    manifest = json.loads((site / "data/manifest.json").read_bytes())
    assert whole["seal"] in json.dumps(manifest)
    named = {one["id"]: one for one in manifest["initiatives"]}
    for one in whole["initiatives"]:
        known = named[one["id"]]
        assert (one["sha256"], one["version"]) == (known["sha256"], known["version"])
