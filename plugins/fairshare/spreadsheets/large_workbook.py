"""Large workbooks of texts alone, the same bytes for the same texts (docs/adr/0024)."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from fairshare.spreadsheets import LONGEST

_MORE = "…"


@dataclass(frozen=True, slots=True)
class TextSheet:
    """One sheet: its columns by title and width in characters, then its rows."""

    title: str
    head: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[str]]


def workbook_file(sheets: Iterable[TextSheet], day: dt.date) -> bytes:
    """Sheets of texts as a workbook. Every cell is a text: none is a formula, a date or a link.

    `day` is when it says it was made. A text that fits no cell is cut, and ends in "…".
    """
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": dt.datetime.combine(day, dt.time(), dt.UTC)})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        bold = book.add_format({"num_format": "@", "valign": "top", "bold": True})
        for one in sheets:
            _write(book, one, text, bold)
    return out.getvalue()


def _write(book: Workbook, sheet: TextSheet, text: Format, bold: Format) -> None:
    written = book.add_worksheet(sheet.title)
    written.freeze_panes(1, 1)
    for number, (title, width) in enumerate(sheet.head):
        written.set_column(number, number, width)
        written.write_string(0, number, title, bold)
    last = 0
    for last, row in enumerate(sheet.rows, 1):
        for number, cell in enumerate(row):
            if cell:
                written.write_string(last, number, fitting(cell), text)
    written.autofilter(0, 0, last, len(sheet.head) - 1)


def fitting(text: str) -> str:
    """A text as long as a cell holds."""
    return text if len(text) <= LONGEST else text[: LONGEST - len(_MORE)] + _MORE
