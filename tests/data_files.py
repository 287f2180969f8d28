"""The open data of an edition, read back as programs that know nothing of FairShare read it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from editions import Change
from fairshare.publish.data.data_files import COMPOSED, DATA_PRODUCTS, DataProduct
from fairshare.publish.data.json_files import json_files
from fairshare.publish.data.sqlite_file import PATH as DATABASE
from fairshare.publish.edition import Edition
from fairshare.publish.frame.swap import write
from fairshare.publish.last.digests import Digests
from fairshare.publish.last.parts import NO_FILES
from fairshare.publish.page import Asset, LargeFiles
from fairshare.spreadsheets import unguarded
from projects import REPOSITORY

TABLES = ("initiatives", "answers", "participants", "flows", "organisations", "history")
SHAPE = REPOSITORY / "tests/cases/data/v1.yml"
"""The shape of version 1 as it was published."""

AWKWARD = {
    "formula": '=HYPERLINK("https://evil.example/","Click")',
    "formula after a space": " =1+1",
    "apostrophe": "'tis said that they agreed",
    "minus": "-1 of them agreed, so they said",
    "commas": "one, two; three|four\\five",
    "lines": "one line\nand another\n\nand a third",
    "quotation marks": 'they call it "the ""list""" here',
    "right to left": "the word \u05e9\u05dc\u05d5\u05dd stands here, and \u0645\u0631\u062d\u0628",
    "long": "It is said, and it is long. " * 107 + "End.",
    "nothing": "None",
}
"""Texts that clients have been known to change, by what is awkward about them."""


def written(edition: Edition, *products: DataProduct) -> dict[str, bytes]:
    """Every file of the open data by its path, or those of some products alone."""
    every = products or (*DATA_PRODUCTS, json_files, *COMPOSED)
    files: dict[str, bytes] = {}
    with TemporaryDirectory() as aside:
        for one in (one for make in every for one in make(edition)):
            files |= published_files(one, Path(aside))
    return files


def published_files(made: Asset | LargeFiles, folder: Path) -> dict[str, bytes]:
    """What is written by path, below a folder where the files of entries lie already."""
    if isinstance(made, LargeFiles):
        made.write(folder, NO_FILES, Digests())
        return {path: (folder / path).read_bytes() for path in made.paths}
    write(folder / made.path, made.content)
    return {made.path: made.content}


def rows(content: bytes) -> list[dict[str, str]]:
    """A table as any program reads it; the apostrophes of the guard stay."""
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def table(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    """A table with each text as it is in the entry."""
    found = rows(files[f"data/{name}.csv"])
    return [{key: unguarded(cell) for key, cell in row.items()} for row in found]


def whole(files: dict[str, bytes]) -> dict[str, Any]:
    """The register as JSON."""
    found: dict[str, Any] = json.loads(files["api/v1/register.json"])
    return found


@contextmanager
def database(files: dict[str, bytes]) -> Iterator[sqlite3.Connection]:
    """The database, open."""
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(files[DATABASE])
        opened.row_factory = sqlite3.Row
        yield opened


def awkward_entries() -> dict[str, Change]:
    """Initiatives with an awkward text each: title, reasons, a condition and an answer."""

    def changed(text: str) -> Change:
        def change(data: dict[str, Any]) -> None:
            data["title"] = text
            data["decision"]["outcome"] = "refused"
            data["decision"]["justification"] = text
            data["decision"]["conditions"] = [{"text": text}, {"text": "Another one"}]
            data["answers"]["harm"]["justification"] = text

        return change

    return {f"council/{name.replace(' ', '-')}": changed(text) for name, text in AWKWARD.items()}


def shape() -> dict[str, Any]:
    """The shape of version 1, as the case file holds it."""
    found: dict[str, Any] = yaml.safe_load(Path(SHAPE).read_text(encoding="utf-8"))
    return found
