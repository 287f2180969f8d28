"""The whole list as files: all that a table needs to be read right, and nothing that runs."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from editions import Change, made
from fairshare.framework import Framework
from fairshare.publish import Edition
from fairshare.publish.downloads import CSV, XLSX, download_files

RUN = "=1+1"


def files(edition: Edition) -> dict[str, bytes]:
    return {one.path: one.content for one in download_files(edition)}


def coded(edition: Edition) -> list[dict[str, str]]:
    """The rows of the CSV as any program reads them."""
    text = files(edition)[CSV].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheet(edition: Edition) -> Any:
    return load_workbook(io.BytesIO(files(edition)[XLSX])).active


def in_words(edition: Edition) -> list[dict[str, str]]:
    """The rows of the workbook, by the title of their column; empty cells as empty texts."""
    head, *found = sheet(edition).iter_rows(values_only=True)
    return [dict(zip(head, (cell or "" for cell in row), strict=True)) for row in found]


def kind(independence: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        data["assessment"]["independence"] = independence
        data["title"] = f"An entry of the kind {independence}"

    return change


def same(_data: dict[str, Any]) -> None:
    """The full example as it is."""


@pytest.mark.parametrize(
    ("independence", "voice", "words"),
    [
        ("self", "own", "The body’s own entry"),
        ("worked-example", "worked-example", "Worked example: our reading"),
        ("imported", "imported", "Taken from a table, not assessed"),
    ],
)
def test_each_row_says_who_speaks(
    framework: Framework, independence: str, voice: str, words: str
) -> None:
    """In both files: a table of them is never read as what bodies say of themselves."""
    edition = made(framework, {"council/one": kind(independence)})
    assert coded(edition)[0]["voice"] == voice
    assert in_words(edition)[0]["Who says so"] == words


def test_people_get_words_and_reasons(framework: Framework) -> None:
    """Labels, what became of it, the reasons without their marks, and the assessment in words."""

    def change(data: dict[str, Any]) -> None:
        data["decision"]["justification"] = "It **helps** children. " * 5

    names = {"northshire-schools-trust": "Northshire Schools Trust"}
    (row,) = in_words(made(framework, {"northshire-council/one": change}, names=names))
    assert row["What became of it"] == "Approved 2 April 2025. In use, as of 3 November 2025"
    assert row["Decision"] == "Approved"
    assert row["Date of the decision"] == "2 April 2025"
    assert row["Reasons given for the decision"].startswith("It helps children. It helps")
    assert row["Assessment"] == "The case is made"
    assert row["Who gets data, or would"].endswith("; Northshire Schools Trust")
    assert row["Page"] == "https://made.example/initiatives/northshire-council/one/"


def test_programs_get_codes(framework: Framework) -> None:
    """The names of facets and their values as they stand in addresses; several between `;`."""
    (row,) = coded(made(framework, {"northshire-council/one": same}))
    assert row["people"] == "children; parents-and-carers; benefit-claimants"
    assert (row["outcome"], row["decided"], row["stage_as_of"]) == (
        "approved",
        "2025-04-02",
        "2025-11-03",
    )


def test_what_is_not_decided_has_no_date_and_no_reason(framework: Framework) -> None:
    """In place of reasons stands what there is to say without a decision."""

    def change(data: dict[str, Any]) -> None:
        data.pop("decision")
        data["stage"] = "proposed"

    edition = made(framework, {"council/one": change})
    (row,) = in_words(edition)
    assert (row["Decision"], row["Date of the decision"]) == ("Under review", "")
    assert row["Reasons given for the decision"] == "No decision has been taken yet."
    assert coded(edition)[0]["decided"] == ""


def test_only_the_latest_day_is_told_as_that(framework: Framework) -> None:
    """A day by which it was decided is not the day of the decision."""

    def change(data: dict[str, Any]) -> None:
        data["decision"].pop("date")
        data["decision"]["not_later_than"] = "2025-06-05"

    edition = made(framework, {"council/one": change})
    (row,) = coded(edition)
    assert (row["decided"], row["decided_not_later_than"]) == ("", "2025-06-05")
    assert in_words(edition)[0]["Date of the decision"] == "by 5 June 2025"


def test_no_program_runs_what_an_entry_says(framework: Framework) -> None:
    """The cell of the CSV has its apostrophe; the cell of the workbook is a text."""
    edition = made(framework, {"council/one": lambda data: data.update(title=RUN)})
    assert coded(edition)[0]["title"] == f"'{RUN}"
    cell = sheet(edition).cell(row=2, column=1)
    assert (cell.value, cell.data_type) == (RUN, "s")


def test_the_same_register_makes_the_same_bytes(framework: Framework) -> None:
    """Whoever builds it, whenever: no file says at which second it was saved."""
    entries = {"council/one": same}
    assert files(made(framework, entries)) == files(made(framework, entries))
    book = load_workbook(io.BytesIO(files(made(framework, entries))[XLSX]))
    assert book.properties.modified.isoformat() == "2026-01-15T00:00:00"
    assert book.properties.created.isoformat() == "2026-01-15T00:00:00"


def test_an_empty_register_has_files_with_titles_only(framework: Framework) -> None:
    """A program that reads them finds its columns."""
    edition = made(framework, {})
    assert coded(edition) == []
    assert in_words(edition) == []
