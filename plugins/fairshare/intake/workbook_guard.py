"""Look at a workbook before it is opened: what it may do to us, and what it hides from its author.

A workbook is a ZIP archive of XML. Small ones can unfold to gigabytes, name a million empty rows,
carry programs, or hide rows that nobody would notice in a public register.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from fairshare.intake.reading.archive import (
    CELLS,
    COLUMNS,
    ROWS,
    SAVE_AGAIN,
    SPLIT,
    RefusedError,
    local,
    measure,
    parse_xml,
)
from fairshare.language import ngettext

_LETTERS = re.compile(r"[A-Z]{1,3}")
_SHEETS = "xl/workbook.xml"
_TARGETS = "xl/_rels/workbook.xml.rels"
_FALSE = {"0", "false"}


@dataclass(slots=True)
class Hidden:
    """What a sheet hides."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)
    """Addresses of cells of which a part is struck out in the sheet's own text."""


def guard(
    path: Path, wanted: str, others: Iterable[str] | None, *, also: str = ""
) -> tuple[str, dict[str, Hidden], list[str]]:
    """The name of the sheet to read, what it and the one called `also` hide, and hidden sheets.

    It is the one of the wanted name, or the only one besides those of other known names, if such
    are named. Raises RefusedError for what no workbook should have.
    """
    try:
        with ZipFile(path) as archive:
            measure(archive)
            targets, sheets = _targets(archive), _sheets(archive)
            states = {sheet: state not in {"", "visible"} for sheet, state, _ in sheets}
            name = chosen_sheet(wanted, others, states)
            found: dict[str, Hidden] = {}
            for sheet, _state, relation in sheets:
                if sheet in {name, also}:
                    found[sheet] = Hidden()
                    _scan_sheet(archive, targets.get(relation, ""), found[sheet])
    except (BadZipFile, KeyError, NotImplementedError, OSError, RuntimeError) as error:
        raise RefusedError("This is not a workbook that can be read.", SAVE_AGAIN) from error
    except expat.ExpatError as error:
        raise RefusedError("The workbook is damaged.", SAVE_AGAIN) from error
    return name, found, [sheet for sheet, is_hidden in states.items() if is_hidden]


def chosen_sheet(wanted: str, others: Iterable[str] | None, sheets: Mapping[str, bool]) -> str:
    """The sheet to read among those of a workbook. `sheets` says of each whether it is hidden.

    Without `others` it is the one of that name, or the only one that is seen: a table that a body
    keeps for itself may hold lists of words out of sight, of which nothing is read.
    """
    for name, is_hidden in sheets.items():
        if is_hidden and (others is not None or name == wanted):
            raise RefusedError(
                f'The sheet "{name}" is hidden.',
                "Show it, or delete it: what can't be seen can't be checked.",
            )
    seen = [name for name, is_hidden in sheets.items() if not is_hidden]
    if others is None and len(seen) == 1:  # whatever somebody called the only one
        return seen[0]
    unknown = [] if others is None else [name for name in sheets if name not in set(others)]
    if wanted in sheets:
        return wanted
    if len(unknown) == 1:
        return unknown[0]
    raise RefusedError(
        f'The workbook has no sheet "{wanted}".',
        "Name the sheet that holds the decisions so, or make a workbook with "
        "`fairshare export template FILE.xlsx` and fill that.",
    )


def left_unread(hidden_sheets: Sequence[str]) -> Iterator[str]:
    """A sentence that names the hidden sheets of a workbook, of which nothing is read."""
    if hidden_sheets:
        said = ngettext(
            "The sheet {names} is hidden. Nothing of it was read.",
            "The sheets {names} are hidden. Nothing of them was read.",
            len(hidden_sheets),
        )
        names = ", ".join(f"“{' '.join(name[:80].split())}”" for name in hidden_sheets)
        yield said.format(names=names)


def _sheets(archive: ZipFile) -> list[tuple[str, str, str]]:
    """Name, state and relation of every sheet."""
    sheets: list[tuple[str, str, str]] = []

    def start(tag: str, marks: Mapping[str, str]) -> None:
        if tag == "sheet":
            relation = next((v for k, v in marks.items() if local(k) == "id"), "")
            sheets.append((marks.get("name", ""), marks.get("state", ""), relation))

    with archive.open(_SHEETS) as stream:
        parse_xml(stream, start)
    return sheets


def _targets(archive: ZipFile) -> dict[str, str]:
    """The part that each relation of the workbook points to."""
    targets: dict[str, str] = {}

    def start(tag: str, marks: Mapping[str, str]) -> None:
        if tag == "Relationship":
            target = posixpath.normpath(posixpath.join("/xl", marks.get("Target", "")))
            targets[marks.get("Id", "")] = target.lstrip("/")

    with archive.open(_TARGETS) as stream:
        parse_xml(stream, start)
    return targets


def _scan_sheet(archive: ZipFile, part: str, hidden: Hidden) -> None:
    last = rows = cells = beside = 0
    cell = ""

    def start(tag: str, marks: Mapping[str, str]) -> None:
        nonlocal last, rows, cells, beside, cell
        if tag == "row":
            last, rows, beside = int(marks.get("r", last + 1)), rows + 1, 0
            if max(last, rows) > ROWS + 2:
                raise RefusedError(f"The sheet has more than {ROWS:,} rows.", SPLIT)
            if _is_hidden(marks):
                hidden.rows.add(last)
        elif tag == "col" and _is_hidden(marks):
            first, final = int(marks.get("min", 1)), int(marks.get("max", 1))
            hidden.columns.update(range(first, min(final, COLUMNS) + 1))
        elif tag == "c":
            cells += 1
            cell = marks.get("r", "")
            beside = _number(cell) if cell else beside + 1
            _refuse_many(beside, cells)
        elif tag == "strike" and marks.get("val", "1") not in _FALSE:
            hidden.struck.add(cell)

    try:
        with archive.open(part) as stream:
            parse_xml(stream, start)
    except ValueError as error:  # a row or column whose number is none
        raise RefusedError("The workbook is damaged.", SAVE_AGAIN) from error


def _refuse_many(beside: int, cells: int) -> None:
    """What a sheet may have: cells beside each other, and in all."""
    if beside > COLUMNS:
        raise RefusedError(
            f"The sheet has cells right of its {COLUMNS}th column.",
            "Delete the columns that the template does not have.",
        )
    if cells > CELLS:
        raise RefusedError(f"The sheet has more than {CELLS:,} cells.", SPLIT)


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
