"""A workbook of one sheet, all of it text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from fairshare.spreadsheets.workbook import text_cell


def write_plain_workbook(file: Path, rows: Sequence[Sequence[str]]) -> None:
    """Rows as a workbook, the first in bold. Raises SetupError for a text that does not fit."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("1")
    for number, row in enumerate(rows):
        sheet.append([text_cell(sheet, text, bold=not number) for text in row])
    book.save(file)
