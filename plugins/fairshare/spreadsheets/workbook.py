"""Workbooks whose cells hold text and stay text, the same bytes for the same texts."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from fairshare.problems import SetupError

_LONGEST = 32_767
"""Characters that a cell of a workbook holds."""
_TOP = Alignment(vertical="top", wrap_text=True)
_BOLD = Font(bold=True)
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can name: every part of a workbook bears it."""
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def text_cell(sheet: Any, text: str, *, bold: bool = False) -> Cell:
    """A cell that is no formula, and no date or number that a program makes of it.

    Its kind says so, so it needs no apostrophe. Raises SetupError for a text that doesn't fit.
    """
    if len(text) > _LONGEST:
        raise SetupError(
            f"A text of {len(text):,} characters does not fit a workbook's cell "
            f"({_LONGEST:,}): export to .csv. It starts: {text[:60]}"
        )
    cell = WriteOnlyCell(sheet, value=_LOOKS_ESCAPED.sub("_x005F_", text))
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = _TOP
    if bold:
        cell.font = _BOLD
    return cell


def workbook_file(
    title: str, head: Sequence[tuple[str, int]], rows: Iterable[Sequence[str]], day: dt.date
) -> bytes:
    """One sheet of texts as a workbook. `head`: the title and width of each column.

    `day` is when it says it was made, so that the same texts are the same bytes.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    for number, (_name, width) in enumerate(head, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([text_cell(sheet, name, bold=True) for name, _width in head])
    for row in rows:
        sheet.append([text_cell(sheet, text) if text else None for text in row])
    saved = io.BytesIO()
    book.save(saved)
    return _without_the_time(saved, f"{day.isoformat()}T00:00:00Z".encode())


def _without_the_time(saved: io.BytesIO, moment: bytes) -> bytes:
    """A workbook that does not say at which second it was saved."""
    out = io.BytesIO()
    with ZipFile(saved) as found, ZipFile(out, "w", ZIP_DEFLATED) as written:
        for part in found.infolist():
            content = found.read(part)
            if part.filename == "docProps/core.xml":
                content = _SAVED.sub(rb"\g<1>" + moment, content)
            written.writestr(ZipInfo(part.filename, _EARLIEST), content, ZIP_DEFLATED)
    return out.getvalue()
