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

UNFOLDED = 200 * 1024 * 1024
"""The most bytes that the parts of a workbook may have together."""
PARTS = 2_000
ROWS = 50_000
COLUMNS = 400
"""Of a sheet; a table of initiatives has about 200."""

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


def _measure(archive: ZipFile) -> None:
    """Sizes as declared: no more than that is ever unfolded from a part."""
    parts = archive.infolist()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNFOLDED:
        limit = UNFOLDED // 1024 // 1024
        raise RefusedError(
            f"The workbook is too large: unfolded it has more than {limit} MB.",
            "Split it into several workbooks.",
        )
    for part in parts:
        name = part.filename.casefold()
        if "vbaproject" in name or "macrosheets" in name or "activex" in name:
            raise RefusedError("The workbook contains macros.", "Save it as .xlsx, without macros.")


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
    last = 0

    def start(tag: str, marks: Mapping[str, str]) -> None:
        nonlocal last
        if tag == "row":
            last = int(marks.get("r", last + 1))
            if last > ROWS + 2:
                raise RefusedError(
                    f"The sheet has more than {ROWS:,} rows.", "Split it into several workbooks."
                )
            if _is_hidden(marks):
                hidden.rows.add(last)
        elif tag == "col" and _is_hidden(marks):
            first, final = int(marks.get("min", 1)), int(marks.get("max", 1))
            hidden.columns.update(range(first, min(final, COLUMNS) + 1))
        elif tag == "c" and _number(marks.get("r", "A1")) > COLUMNS:
            raise RefusedError(
                f"The sheet has cells right of its {COLUMNS}th column.",
                "Delete the columns that the template does not have.",
            )

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
    parser.StartElementHandler = lambda tag, marks: start(_local(tag), marks)
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.ParseFile(stream)


def _refuse_doctype(*_: object) -> None:
    raise RefusedError("The workbook declares a document type.", _SAVE_AGAIN)


def _local(name: str) -> str:
    return name.rpartition(":")[2]
