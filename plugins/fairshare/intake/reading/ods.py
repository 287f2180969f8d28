"""Read an OpenDocument spreadsheet (.ods): the open standard for tables of many governments.

Values and what hides or strikes them lie in one XML part, so one pass reads both (docs/adr/0021).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from fairshare.intake.reading.archive import CELLS, COLUMNS, ROWS, RefusedError, measure, parse_xml
from fairshare.intake.reading.unseen import INVISIBLE, STRUCK

_CONTENT = "content.xml"
_PROGRAMS = ("basic/", "scripts/")
_DAMAGED = "Open it in a spreadsheet program and save it as .ods without a password."
_CELLS = {"table-cell", "covered-table-cell"}
_UNTOLD = {"annotation", "note", "tracked-changes"}
"""Elements whose text is no part of a cell."""

SheetCell = tuple[str, tuple[str, str] | None]


@dataclass(slots=True)
class OdsSheet:
    """One sheet: the cells of its rows by number, and what it hides."""

    name: str
    hidden: bool = False
    rows: dict[int, list[SheetCell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def read_ods(path: Path, formula: tuple[str, str]) -> list[OdsSheet]:
    """The sheets of a file; `formula` is what to say of a cell with one. Raises RefusedError."""
    try:
        with ZipFile(path) as archive:
            measure(archive)
            if any(part.filename.casefold().startswith(_PROGRAMS) for part in archive.infolist()):
                raise RefusedError("The workbook contains macros.", "Save it without macros.")
            reader = _OdsReader(formula)
            with archive.open(_CONTENT) as stream:
                parse_xml(stream, reader.start, reader.end, reader.text)
    except (BadZipFile, KeyError, NotImplementedError, OSError, RuntimeError) as error:
        raise RefusedError("This is not a workbook that can be read.", _DAMAGED) from error
    except (expat.ExpatError, ValueError) as error:
        raise RefusedError("The workbook is damaged.", _DAMAGED) from error
    return reader.sheets


class _OdsReader:
    """Takes the elements of the XML one by one."""

    def __init__(self, formula: tuple[str, str]) -> None:
        self.sheets: list[OdsSheet] = []
        self._formula = formula
        self._style = ""
        self._struck: set[str] = set()
        self._invisible: set[str] = set()
        self._hiding: set[str] = set()
        self._row, self._repeated, self._column, self._count = 0, 1, 0, 0
        self._cells: list[SheetCell] = []
        self._cell: Mapping[str, str] | None = None
        self._words: list[str] = []
        self._fault: tuple[str, str] | None = None
        self._paragraphs = self._untold = 0

    def start(self, tag: str, marks: Mapping[str, str]) -> None:
        known = {name.rpartition(":")[2]: value for name, value in marks.items()}
        if self._cell is not None:
            self._start_in_cell(tag, known)
        elif tag == "style":
            self._style = known.get("name", "")
        elif tag.endswith("-properties"):
            self._note_style(known)
        elif tag == "table":
            hidden = known.get("style-name", "") in self._hiding
            self.sheets.append(OdsSheet(known.get("name", ""), hidden))
            self._row = self._column = 0
        elif tag == "table-column":
            self._start_column(known)
        elif tag == "table-row":
            self._start_row(known)
        elif tag in _CELLS:
            self._start_cell(known)

    def end(self, tag: str) -> None:
        if tag in _UNTOLD and self._untold:
            self._untold -= 1
        elif tag in _CELLS and self._cell is not None and not self._untold:
            self._end_cell(self._cell)
        elif tag == "table-row":
            self._end_row()

    def text(self, words: str) -> None:
        if self._cell is not None and self._paragraphs and not self._untold:
            self._words.append(words)

    def _note_style(self, known: Mapping[str, str]) -> None:
        if known.get("text-line-through-style", "none") != "none" or known.get(
            "text-line-through-type", "none"
        ) not in {"none", ""}:
            self._struck.add(self._style)
        shown = known.get("color", "").casefold(), known.get("background-color", "transparent")
        if known.get("display") == "none" or shown == ("#ffffff", "transparent"):
            self._invisible.add(self._style)
        if known.get("display") == "false":
            self._hiding.add(self._style)

    def _start_column(self, known: Mapping[str, str]) -> None:
        count = int(known.get("number-columns-repeated", 1))
        if known.get("visibility", "visible") != "visible":
            last = min(self._column + count, COLUMNS)
            self.sheets[-1].hidden_columns.update(range(self._column + 1, last + 1))
        self._column += count

    def _start_row(self, known: Mapping[str, str]) -> None:
        self._repeated = int(known.get("number-rows-repeated", 1))
        if known.get("visibility", "visible") != "visible":
            last = min(self._row + self._repeated, ROWS + 2)
            self.sheets[-1].hidden_rows.update(range(self._row + 1, last + 1))
        self._cells = []

    def _end_row(self) -> None:
        while self._cells and self._cells[-1] == ("", None):
            self._cells.pop()
        if self._cells:
            if self._row + self._repeated > ROWS + 2:
                limit = f"The sheet has more than {ROWS:,} rows."
                raise RefusedError(limit, "Split it into several workbooks.")
            self._count += len(self._cells) * self._repeated
            if self._count > CELLS:
                limit = f"The sheet has more than {CELLS:,} cells."
                raise RefusedError(limit, "Split it into several workbooks.")
            for number in range(self._row + 1, self._row + self._repeated + 1):
                self.sheets[-1].rows[number] = self._cells
        self._row += self._repeated

    def _start_cell(self, known: Mapping[str, str]) -> None:
        self._cell, self._words, self._fault, self._paragraphs = known, [], None, 0
        self._judge(known.get("style-name", ""))
        if known.get("formula"):
            self._fault = self._formula

    def _start_in_cell(self, tag: str, known: Mapping[str, str]) -> None:
        if tag in _UNTOLD:
            self._untold += 1
        elif self._untold:
            return
        elif tag == "p":
            self._words.append("\n" if self._paragraphs else "")
            self._paragraphs += 1
        elif tag == "s":
            self._words.append(" " * min(int(known.get("c", 1)), 1_000))
        elif tag in {"tab", "line-break"}:
            self._words.append("\t" if tag == "tab" else "\n")
        self._judge(known.get("style-name", ""))

    def _judge(self, style: str) -> None:
        """Note what a style does to the text that stands in it."""
        if style in self._struck:
            self._fault = self._fault or STRUCK
        elif style in self._invisible:
            self._fault = self._fault or INVISIBLE

    def _end_cell(self, known: Mapping[str, str]) -> None:
        text = _value(known, "".join(self._words))
        count = int(known.get("number-columns-repeated", 1))
        cell = (text, self._fault if text or known.get("formula") else None)
        if cell != ("", None) and len(self._cells) + count > COLUMNS:
            raise RefusedError(
                f"The sheet has cells right of its {COLUMNS}th column.",
                "Delete the columns that the template does not have.",
            )
        self._cells += [cell] * min(count, COLUMNS)
        self._cell = None


def _value(known: Mapping[str, str], shown: str) -> str:
    """The value as a person would type it."""
    kind = known.get("value-type", "string")
    if kind in {"float", "percentage", "currency"} and "value" in known:
        number = float(known["value"])
        return str(int(number)) if number.is_integer() else str(number)
    if kind == "date" and "date-value" in known:
        return known["date-value"].removesuffix("T00:00:00").replace("T", " ")
    if kind == "boolean" and "boolean-value" in known:
        return known["boolean-value"]
    return shown
