"""Large workbooks of texts alone, the same bytes for the same texts (docs/adr/0024, 0046).

XlsxWriter makes a workbook with the heads of the sheets and one row each, which shows the form of a
row. In its place come the rows, which are written part by part and never held together. Each cell
holds its text itself, so a part can be copied from another workbook.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from fairshare.spreadsheets import LONGEST

_MORE = "…"
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NUMBERED = re.compile(rb' r="([A-Z]*)([0-9]+)"')
"""Where a row or a cell says where it stands; texts have no such quotation marks."""
_SAMPLE = re.compile(rb'<row r="2".*?</row>')
_ROW_END = b"</row>"
_TEXT = 2
"""Which form texts have: heads have the first one after the usual."""
_EFFORT = 3
"""To make the file small: with 6 it is 15 % smaller, and takes more than twice as long."""
_SMALL = 65_536
"""Bytes in which the head of a sheet surely ends."""


class SheetHead(NamedTuple):
    """A sheet without its rows."""

    title: str
    columns: Sequence[tuple[str, int]]
    """By title and width in characters."""


class SheetRows:
    """The rows of a sheet, as they are written. Every cell is a text."""

    def __init__(self, head: SheetHead, last: IO[bytes]) -> None:
        """`last`: the same sheet of another workbook, or nothing."""
        self.head = head
        self.count = 0
        self.file = TemporaryFile()  # noqa: SIM115 - whoever has the workbook closes it
        self._last = last
        self._begin = last.read(_SMALL).find(_ROW_END) + len(_ROW_END)
        self._letters = [xl_col_to_name(number) for number in range(len(head.columns))]

    def add(self, rows: Sequence[Sequence[str]]) -> int:
        """Write rows; how many bytes they take. A text that fits no cell is cut."""
        return self.file.write("".join(map(self._row, rows)).encode())

    def take(self, start: int, end: int) -> int:
        """Write bytes of the other sheet, numbered as rows are here; how many they become."""
        self._last.seek(self._begin + start)
        rows = self._last.read(end - start)
        if found := _NUMBERED.search(rows):
            rows = _moved(rows, self.count + 2 - int(found[2]))
        self.count += rows.count(_ROW_END)
        return self.file.write(rows)

    def _row(self, texts: Sequence[str]) -> str:
        self.count += 1
        number = self.count + 1
        cells = (
            f'<c r="{letter}{number}" s="{_TEXT}" t="inlineStr"><is>{_text(text)}</is></c>'
            for letter, text in zip(self._letters, texts, strict=True)
            if text
        )
        return f'<row r="{number}">{"".join(cells)}</row>'


class LargeWorkbook:
    """A workbook on its way: first what XlsxWriter makes, then sheets of many rows."""

    def __init__(self, file: IO[bytes], last: ZipFile | None) -> None:
        self._file = file
        self._last = last
        self._sheets: list[SheetRows] = []

    def sheet(self, head: SheetHead) -> SheetRows:
        """Begin the next sheet."""
        name = _member(len(self._sheets))
        known = self._last is not None and name in self._last.namelist()
        last = self._last.open(name) if self._last and known else io.BytesIO()
        self._sheets.append(SheetRows(head, last))
        return self._sheets[-1]

    def finish(self, about: SheetHead, rows: Sequence[Sequence[str]], day: dt.date) -> None:
        """Put a small sheet before the others, and write all. `day` is when it was made."""
        frame = ZipFile(io.BytesIO(_frame(about, rows, self._sheets, day)))
        members = {_member(number): sheet for number, sheet in enumerate(self._sheets)}
        with frame, ZipFile(self._file, "w", ZIP_DEFLATED, compresslevel=_EFFORT) as out:
            for info in frame.infolist():
                content = frame.read(info)
                with out.open(info.filename, "w") as written:  # dated 1980, whenever it is
                    if sheet := members.get(info.filename):
                        _fill(written, content, sheet)
                    else:
                        written.write(content)

    def close(self) -> None:
        """Let go of what was written aside."""
        for sheet in self._sheets:
            sheet.file.close()


@contextmanager
def large_workbook(file: IO[bytes], last: Path) -> Iterator[LargeWorkbook]:
    """A workbook, whose parts may be those of the last one, if that is there."""
    with ExitStack() as opened:
        before = None
        if last.is_file():
            before = opened.enter_context(ZipFile(last))
        book = LargeWorkbook(file, before)
        opened.callback(book.close)
        yield book


def _frame(
    about: SheetHead, rows: Sequence[Sequence[str]], sheets: Sequence[SheetRows], day: dt.date
) -> bytes:
    """The workbook with a row in each sheet that has any."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": dt.datetime.combine(day, dt.time(), dt.UTC)})
        bold = book.add_format({"num_format": "@", "valign": "top", "bold": True})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        samples = [(sheet.head, [[sheet.head.columns[0][0]]][: sheet.count]) for sheet in sheets]
        counts = [len(rows), *(sheet.count for sheet in sheets)]
        for (head, found), count in zip([(about, rows), *samples], counts, strict=True):
            written = book.add_worksheet(head.title)
            written.freeze_panes(1, 1)
            for column, (title, width) in enumerate(head.columns):
                written.set_column(column, column, width)
                written.write_string(0, column, title, bold)
            for number, row in enumerate(found, 1):
                for column, cell in enumerate(row):
                    written.write_string(number, column, cell, text)
            written.autofilter(0, 0, count, len(head.columns) - 1)
    return out.getvalue()


def _fill(member: IO[bytes], content: bytes, sheet: SheetRows) -> None:
    """Write a sheet with its rows in the place of the one that shows their form."""
    sample = _SAMPLE.search(content)
    if sample is None:  # it has none
        member.write(content)
        return
    if f's="{_TEXT}"'.encode() not in sample[0]:
        raise AssertionError(f"The form of texts is another one: {sample[0]!r}")
    last = f"{xl_col_to_name(len(sheet.head.columns) - 1)}{sheet.count + 1}".encode()
    member.write(re.sub(rb'(?<=<dimension ref="A1:)[A-Z0-9]+', last, content[: sample.start()]))
    sheet.file.seek(0)
    shutil.copyfileobj(sheet.file, member)
    member.write(content[sample.end() :])


def _member(number: int) -> str:
    """Where a sheet lies in the file; the first one says what the workbook is."""
    return f"xl/worksheets/sheet{number + 2}.xml"


def _moved(rows: bytes, by: int) -> bytes:
    """Rows that stand so many rows further down."""
    if not by:
        return rows
    return _NUMBERED.sub(lambda m: b' r="%s%d"' % (m[1], int(m[2]) + by), rows)


def _text(text: str) -> str:
    """A text as a cell holds it."""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<t{space}>{escape(_LOOKS_ESCAPED.sub('_x005F_', fitting(text)))}</t>"


def fitting(text: str) -> str:
    """A text as long as a cell holds."""
    return text if len(text) <= LONGEST else text[: LONGEST - len(_MORE)] + _MORE
