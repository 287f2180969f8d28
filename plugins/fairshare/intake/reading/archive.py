"""The archive that a workbook is: what it may take from us, read before anything of it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

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
MERGED = 10_000
"""Ranges of cells that are one: a reader works out each, however small the file is."""
COLUMNS = 400
"""Of a sheet; a table of initiatives has about 200."""

LONGEST_TEXT = 32_768
"""Characters: a cell takes one less (https://support.microsoft.com, Excel specifications)."""
_CHUNK = 2**16
"""Bytes that are parsed at once."""
_LONGEST_PIECE = 8 * LONGEST_TEXT
"""Bytes of a comment, a tag or a value: a cell's text with each character written by its number."""

SAVE_AGAIN = "Open it in a spreadsheet program and save it as .xlsx without a password."
SPLIT = "Split it into several workbooks."
COPY = "Copy its values into a new template: `fairshare export template FILE.xlsx`."


class RefusedError(Exception):
    """Nothing of the file is read. The message and a hint, in two sentences."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def measure(archive: ZipFile) -> None:
    """Refuse what is too large. Raises RefusedError."""
    _measure_parts(archive)
    _count_elements(archive)


def _measure_parts(archive: ZipFile) -> None:
    """Sizes as declared: no more than that is ever unfolded from a part."""
    parts = archive.infolist()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNFOLDED:
        limit = UNFOLDED // 1024 // 1024
        raise RefusedError(
            f"The workbook is too large: unfolded it has more than {limit} MB.", SPLIT
        )
    for part in parts:
        name = part.filename.casefold()
        if "vbaproject" in name or "macrosheets" in name or "activex" in name:
            raise RefusedError("The workbook contains macros.", "Save it as .xlsx, without macros.")


def _count_elements(archive: ZipFile) -> None:
    """Elements as they are, in every part that is XML: what is declared may be less.

    Texts are counted by the way: nothing of a workbook is longer than a cell may be.
    """
    left, ranges = ELEMENTS, MERGED

    def of_part(name: str) -> Callable[[str, Mapping[str, str]], None]:
        few = name.casefold().endswith("styles.xml")
        most = left - STYLES if few else 0

        def start(tag: str, _marks: Mapping[str, str]) -> None:
            nonlocal left, ranges
            left -= 1
            ranges -= tag == "mergeCell"
            if ranges < 0:
                raise RefusedError("The workbook has too many merged cells.", COPY)
            if left < most or left < 0:
                what = "formats" if few else "cells and parts of cells"
                raise RefusedError(f"The workbook has too many {what}.", COPY if few else SPLIT)

        return start

    for part in archive.infolist():
        if part.filename.casefold().endswith((".xml", ".rels")):
            with archive.open(part) as stream:
                parse_xml(stream, of_part(part.filename))


def parse_xml(
    stream: IO[bytes],
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Hand on every element by its plain name, and texts, each perhaps in parts.

    Raises RefusedError for a document type and for a text that no cell may have.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = LONGEST_TEXT
    size = 0

    def begun(tag: str, marks: Mapping[str, str]) -> None:
        nonlocal size
        size = 0
        start(local(tag), marks)

    def more(words: str) -> None:
        """A text comes in several parts where the stream's chunks end within it."""
        nonlocal size
        size += len(words)
        _refuse_long(size)
        if text is not None:
            text(words)

    parser.StartElementHandler = begun
    parser.CharacterDataHandler = more
    parser.CommentHandler = lambda words: _refuse_long(len(words))
    if end is not None:
        parser.EndElementHandler = lambda tag: end(local(tag))
    parser.StartDoctypeDeclHandler = _refuse_doctype
    _feed(parser, stream)


def _feed(parser: expat.XMLParserType, stream: IO[bytes]) -> None:
    """Parse a stream; a piece that does not end is refused while it comes.

    Older versions of expat look at an unfinished comment, tag or value from its beginning each time
    that more of it comes: 47 MB of a comment would take minutes (CVE-2023-52425).
    """
    given = 0
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk, False)
        given += len(chunk)
        if given - parser.CurrentByteIndex > _LONGEST_PIECE:
            _refuse_long(_LONGEST_PIECE)
    parser.Parse(b"", True)


def _refuse_long(size: int) -> None:
    if size >= LONGEST_TEXT:
        raise RefusedError(
            f"The workbook has a text of more than {LONGEST_TEXT:,} characters.",
            "Shorten it: no cell may be so long.",
        )


def _refuse_doctype(*_: object) -> None:
    raise RefusedError("The workbook declares a document type.", SAVE_AGAIN)


def local(name: str) -> str:
    """The name of an element without the space that it lies in."""
    return name.rpartition(":")[2]
