"""Cells of workbooks that hold text and stay text."""

from __future__ import annotations

import re
from typing import Any

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font

from fairshare.problems import SetupError
from fairshare.spreadsheets import LONGEST

_TOP = Alignment(vertical="top", wrap_text=True)
_BOLD = Font(bold=True)
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def text_cell(sheet: Any, text: str, *, bold: bool = False) -> Cell:
    """A cell that is no formula, and no date or number that a program makes of it.

    Its kind says so, so it needs no apostrophe. Raises SetupError for a text that doesn't fit.
    """
    if len(text) > LONGEST:
        raise SetupError(
            f"A text of {len(text):,} characters does not fit a workbook's cell "
            f"({LONGEST:,}): export to .csv. It starts: {text[:60]}"
        )
    cell = WriteOnlyCell(sheet, value=_LOOKS_ESCAPED.sub("_x005F_", text))
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = _TOP
    if bold:
        cell.font = _BOLD
    return cell
