"""Files for spreadsheet programs, in which every text stays text.

A program takes a cell of a CSV file for a formula by its first character, and may run it (OWASP,
CSV injection; ASVS 5, 1.2.10). So such a cell gets an apostrophe. `download.js` follows the same
rule in the browser, and one table of cases holds both: tests/cases/spreadsheet/cells.yml.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable
from typing import TypeAlias

CsvCell: TypeAlias = str | int | float
"""A text, or a number, which stands as it is: no program runs `-1`."""

CSV_MARK = codecs.BOM_UTF8
"""The byte order mark, which tells spreadsheet programs that a CSV file is UTF-8."""

LONGEST = 32_767
"""Characters that a cell of a workbook holds."""

_RUN = re.compile(r"[\s\x1c-\x1f\x85\ufeff]*[=+\-@\t\r\n＝＋－＠']")
"""What starts so, spaces aside, may be run. Also an apostrophe, so that ours can be told from it.

White space is what Python or JavaScript takes for it.
"""

GUARD = {"prefix": "'", "before": _RUN.pattern}
"""The rule for programs that read such files: take the prefix off a cell whose rest starts so."""


def guarded(text: str) -> str:
    """A text as a cell of a CSV file that no program runs."""
    return f"'{text}" if _RUN.match(text) else text


def unguarded(cell: str) -> str:
    """The text of such a cell: whatever `guarded` made comes back as it was."""
    return cell[1:] if cell.startswith("'") and _RUN.match(cell[1:]) else cell


def csv_file(rows: Iterable[Iterable[CsvCell]]) -> bytes:
    """Rows as a CSV file."""
    return CSV_MARK + csv_rows(rows)


def csv_rows(rows: Iterable[Iterable[CsvCell]]) -> bytes:
    """Rows as a piece of a CSV file."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(
        [guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    )
    return out.getvalue().encode()
