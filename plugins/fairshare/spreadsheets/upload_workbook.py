"""A workbook that another system reads: one sheet, a row above its headings, days as real dates.

The same bytes for the same cells, as every workbook that is published (docs/adr/0024).
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from xlsxwriter import Workbook

from fairshare.spreadsheets.large_workbook import fitting

UploadCell: TypeAlias = str | dt.date
"""A text, which stays text, or a day."""

_WIDE, _NARROW = 40, 14
_LONG = 120
"""Characters from which on a column is wide."""


@dataclass(frozen=True, slots=True)
class UploadSheet:
    """The sheet: what stands above the headings, the headings, the rows."""

    title: str
    above: Sequence[str]
    head: Sequence[str]
    rows: Iterable[Sequence[UploadCell]]


def upload_file(sheet: UploadSheet, day: dt.date) -> bytes:
    """The sheet as a workbook that says it was made on a day. No cell is a formula or a link."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": dt.datetime.combine(day, dt.time(), dt.UTC)})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        bold = book.add_format({"num_format": "@", "valign": "top", "bold": True})
        date = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        written = book.add_worksheet(sheet.title)
        written.freeze_panes(2, 0)
        for row, cells in enumerate((sheet.above, sheet.head)):
            for column, cell in enumerate(cells):
                if cell:
                    written.write_string(row, column, cell, bold)
        widest = [0] * len(sheet.head)
        for row, listed in enumerate(sheet.rows, 2):
            for column, value in enumerate(listed):
                if isinstance(value, dt.date):
                    written.write_datetime(row, column, value, date)
                elif value:
                    written.write_string(row, column, fitting(value), text)
                    widest[column] = max(widest[column], len(value))
        for column, most in enumerate(widest):
            written.set_column(column, column, _WIDE if most >= _LONG else _NARROW)
    return out.getvalue()
