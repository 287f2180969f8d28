"""Look at a workbook before it is opened: what it may do to us, and what it hides from its author.

A workbook is a ZIP archive of XML. Small ones can unfold to gigabytes, name a million empty rows,
carry programs, or hide rows that nobody would notice in a public register.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

UNFOLDED = 48 * 1024 * 1024
"""The most bytes that the parts of a workbook may have together."""
PARTS = 2_000
ROWS = 2_000
CELLS = 100_000
"""Of a sheet: 1,000 initiatives with 100 answers each."""
ELEMENTS = 4 * CELLS
"""Of all parts together, whatever they are called: a reader keeps something of most."""
STYLES = 20_000
"""Elements of the part with styles: spreadsheet programs make no more than 64,000 formats."""
COLUMNS = 400
"""Of a sheet; a table of initiatives has about 200."""

LONGEST_TEXT = 32_768
"""Characters: a cell takes one less (https://support.microsoft.com, Excel specifications)."""

_LETTERS = re.compile(r"[A-Z]{1,3}")
_SHEETS = "xl/workbook.xml"
_TARGETS = "xl/_rels/workbook.xml.rels"
_FALSE = {"0", "false"}


class RefusedError(Exception):
    """Nothing of the file is read. The message and a hint, in two sentences."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(slots=True)
class Hidden:
    """What a sheet hides."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


def guard(path: Path, sheet: str) -> Hidden:
    """What the sheet of that name hides. Raises RefusedError for what no workbook should have."""
    try:
        with ZipFile(path) as archive:
            _measure(archive)
            _count_elements(archive)
            targets = _targets(archive)
            hidden, found = Hidden(), False
            for name, state, relation in _sheets(archive):
                if state not in {"", "visible"}:
                    raise RefusedError(
                        f'The sheet "{name}" is hidden.',
                        "Show it, or delete it: what can't be seen can't be checked.",
                    )
                if name == sheet:
                    found = True
                    _scan_sheet(archive, targets.get(relation, ""), hidden)
    except (BadZipFile, KeyError, NotImplementedError, OSError, RuntimeError) as error:
        raise RefusedError("This is not a workbook that can be read.", _SAVE_AGAIN) from error
    except expat.ExpatError as error:
        raise RefusedError("The workbook is damaged.", _SAVE_AGAIN) from error
    if not found:
        raise RefusedError(
            f'The workbook has no sheet "{sheet}".',
            "Make one with `fairshare export template FILE.xlsx`, and fill that.",
        )
    return hidden


_SAVE_AGAIN = "Open it in a spreadsheet program and save it as .xlsx without a password."
_SPLIT = "Split it into several workbooks."
_COPY = "Copy its values into a new template: `fairshare export template FILE.xlsx`."


def _measure(archive: ZipFile) -> None:
    """Sizes as declared: no more than that is ever unfolded from a part."""
    parts = archive.infolist()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNFOLDED:
        limit = UNFOLDED // 1024 // 1024
        raise RefusedError(
            f"The workbook is too large: unfolded it has more than {limit} MB.", _SPLIT
        )
    for part in parts:
        name = part.filename.casefold()
        if "vbaproject" in name or "macrosheets" in name or "activex" in name:
            raise RefusedError("The workbook contains macros.", "Save it as .xlsx, without macros.")


def _count_elements(archive: ZipFile) -> None:
    """Elements as they are, in every part that is XML: what is declared may be less.

    Texts are counted by the way: nothing of a workbook is longer than a cell may be.
    """
    left = ELEMENTS

    def of_part(name: str) -> Callable[[str, Mapping[str, str]], None]:
        few = name.casefold().endswith("styles.xml")
        most = left - STYLES if few else 0

        def start(_tag: str, _marks: Mapping[str, str]) -> None:
            nonlocal left
            left -= 1
            if left < most or left < 0:
                what = "formats" if few else "cells and parts of cells"
                raise RefusedError(f"The workbook has too many {what}.", _COPY if few else _SPLIT)

        return start

    for part in archive.infolist():
        if part.filename.casefold().endswith((".xml", ".rels")):
            with archive.open(part) as stream:
                _parse(stream, of_part(part.filename))


def _sheets(archive: ZipFile) -> list[tuple[str, str, str]]:
    """Name, state and relation of every sheet."""
    sheets: list[tuple[str, str, str]] = []

    def start(tag: str, marks: Mapping[str, str]) -> None:
        if tag == "sheet":
            relation = next((v for k, v in marks.items() if _local(k) == "id"), "")
            sheets.append((marks.get("name", ""), marks.get("state", ""), relation))

    with archive.open(_SHEETS) as stream:
        _parse(stream, start)
    return sheets


def _targets(archive: ZipFile) -> dict[str, str]:
    """The part that each relation of the workbook points to."""
    targets: dict[str, str] = {}

    def start(tag: str, marks: Mapping[str, str]) -> None:
        if tag == "Relationship":
            target = posixpath.normpath(posixpath.join("/xl", marks.get("Target", "")))
            targets[marks.get("Id", "")] = target.lstrip("/")

    with archive.open(_TARGETS) as stream:
        _parse(stream, start)
    return targets


def _scan_sheet(archive: ZipFile, part: str, hidden: Hidden) -> None:
    last = rows = cells = beside = 0

    def start(tag: str, marks: Mapping[str, str]) -> None:
        nonlocal last, rows, cells, beside
        if tag == "row":
            last, rows, beside = int(marks.get("r", last + 1)), rows + 1, 0
            if max(last, rows) > ROWS + 2:
                raise RefusedError(f"The sheet has more than {ROWS:,} rows.", _SPLIT)
            if _is_hidden(marks):
                hidden.rows.add(last)
        elif tag == "col" and _is_hidden(marks):
            first, final = int(marks.get("min", 1)), int(marks.get("max", 1))
            hidden.columns.update(range(first, min(final, COLUMNS) + 1))
        elif tag == "c":
            cells += 1
            beside = _number(marks["r"]) if "r" in marks else beside + 1
            if beside > COLUMNS:
                raise RefusedError(
                    f"The sheet has cells right of its {COLUMNS}th column.",
                    "Delete the columns that the template does not have.",
                )
            if cells > CELLS:
                raise RefusedError(f"The sheet has more than {CELLS:,} cells.", _SPLIT)

    try:
        with archive.open(part) as stream:
            _parse(stream, start)
    except ValueError as error:  # a row or column whose number is none
        raise RefusedError("The workbook is damaged.", _SAVE_AGAIN) from error


def _is_hidden(marks: Mapping[str, str]) -> bool:
    """Hidden by a mark, or so low or narrow that nobody sees it."""
    size = marks.get("ht") or marks.get("width") or "1"
    return marks.get("hidden", "0") not in _FALSE or float(size) == 0


def _number(reference: str) -> int:
    """The number of the column in a reference such as AB7."""
    letters = _LETTERS.match(reference)
    number = 0
    for letter in letters[0] if letters else "ZZZ":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _parse(stream: IO[bytes], start: Callable[[str, Mapping[str, str]], None]) -> None:
    """Tell every element by its plain name. Raises RefusedError for a document type."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = LONGEST_TEXT
    parser.CharacterDataHandler = parser.CommentHandler = _refuse_long
    parser.StartElementHandler = lambda tag, marks: start(_local(tag), marks)
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.ParseFile(stream)


def _refuse_long(text: str) -> None:
    """A buffer of that size is handed over when it is full, or at the end of its text."""
    if len(text) >= LONGEST_TEXT:
        raise RefusedError(
            f"The workbook has a text of more than {LONGEST_TEXT:,} characters.",
            "Shorten it: no cell may be so long.",
        )


def _refuse_doctype(*_: object) -> None:
    raise RefusedError("The workbook declares a document type.", _SAVE_AGAIN)


def _local(name: str) -> str:
    return name.rpartition(":")[2]
