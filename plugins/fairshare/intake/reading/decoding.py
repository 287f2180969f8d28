"""A table that is kept as text: in which letters it is written, and what stands between cells."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from fairshare.intake.reading.archive import CELLS, COLUMNS, ELEMENTS, ROWS, RefusedError
from fairshare.intake.reading.listing import Interpretation
from fairshare.language import gettext as _

WINDOWS = "cp1252"
_LOST = re.compile(r"(?<!\S)(?=[^\s?]*\?[^\W\d_])[^\s/=:&]+(?!\S)")
"""A word with a question mark before a letter, and no address of a page."""
_MOST_LOST = 5
"""Words shown that may have lost a letter."""
_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""What some programs write above the table for others."""


def decoded(content: bytes) -> tuple[str, tuple[Interpretation, ...]] | None:
    """The text, and what a person must confirm of how it was read. None for bytes that are no text.

    Excel's "Unicode text" is UTF-16, its "CSV" is Windows-1252, which has no mark of its own: what
    is not UTF-8 is taken for it, and a person is told to look. So is one at words in which a
    program may have put a question mark for a letter that the file can't hold.
    """
    read = _read(content)
    return None if read is None else (read[0], (*read[1], *_lost(read[0])))


def _lost(text: str) -> Iterator[Interpretation]:
    """Words that may have lost a letter, each with its line; the first few of many."""
    meant = _("it stands. If a letter is lost, as ŵ and ŷ are in Windows-1252, save as “CSV UTF-8”")
    found: set[str] = set()
    for match in _LOST.finditer(text.replace(",", " ").replace(";", " ").replace('"', " ")):
        if match[0] not in found:
            found.add(match[0])
            line = text.count("\n", 0, match.start()) + 1
            yield Interpretation(line, 0, _("Line {}").format(line), match[0], meant)
        if len(found) == _MOST_LOST:
            return


def _read(content: bytes) -> tuple[str, tuple[Interpretation, ...]] | None:
    """The text by the letters in which it is written, and whether they were guessed."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16"), ()
        except UnicodeDecodeError:
            return None
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode(WINDOWS)
    except UnicodeDecodeError:
        return None
    written = _("letters that are not UTF-8")
    meant = _("Windows-1252: see that accents, dashes and £ come out right")
    return text, (Interpretation(0, 0, _("The file"), written, meant),)


def separated(text: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, with its number. Raises RefusedError for what is too much."""
    below, delimiter, above = _delimiter(text)
    if below.count(delimiter) > ELEMENTS:  # before any of them takes room of its own
        raise RefusedError(f"The file has more than {CELLS:,} cells.", "Split it into several.")
    lines = csv.reader(io.StringIO(below, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(lines, 1 + above):
            if number > ROWS + 2:
                raise RefusedError(
                    f"The file has more than {ROWS:,} rows.", "Split it into several."
                )
            if len(cells) > COLUMNS:
                raise RefusedError(
                    f"Line {lines.line_num} has more than {COLUMNS} cells.",
                    "Delete the columns that the template does not have.",
                )
            yield number, cells
    except csv.Error as error:
        raise RefusedError(
            f"The quotation marks or the length of a cell near line {lines.line_num} are wrong.",
            'Save the file as "CSV UTF-8" from a spreadsheet program.',
        ) from error


def _delimiter(text: str) -> tuple[str, str, int]:
    """The text below a line that names the separator, the separator, and the lines left out.

    Without such a line it is what the first line has most of: it holds titles or paths only.
    """
    if named := _SEPARATOR.match(text):
        return text[named.end() :], named[1], 1
    first = re.sub(r'"[^"]*"', "", text[:100_000]).partition("\n")[0]
    return text, max(",;\t", key=first.count), 0
