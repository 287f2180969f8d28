"""XML of workbooks is given up where it is built to cost, before the rest of it is unfolded."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest

from fairshare.intake.reading.archive import LONGEST_TEXT, MERGED, RefusedError, measure, parse_xml

SIZE = 2_000_000
FEW = 20 * LONGEST_TEXT
"""Bytes that may have been unfolded by then."""


def nothing(*_: object) -> None:
    """What is done with an element, or a text."""


@pytest.mark.parametrize(
    ("before", "after"),
    [("<a><!--", "--></a>"), ("<a b='", "'/>"), ("<a><?p ", "?></a>"), ("<", "/>")],
    ids=["comment", "value", "instruction", "name"],
)
def test_a_piece_that_does_not_end_is_not_read_to_its_end(before: str, after: str) -> None:
    """Some parsers look at all of it again with each part that comes: the time squares."""
    stream = io.BytesIO(f"{before}{'a' * SIZE}{after}".encode())
    with pytest.raises(RefusedError, match="32,768 characters"):
        parse_xml(stream, nothing)
    assert stream.tell() < FEW


@pytest.mark.parametrize("sign", ["a", "&#97;", "\u00e9"], ids=["plain", "numbered", "two bytes"])
def test_a_long_text_is_counted_whole(sign: str) -> None:
    """In whichever parts it comes: one character below the limit is taken, and no more."""
    taken: list[str] = []
    good = f"<a><b/>{sign * (LONGEST_TEXT - 1)}</a>"
    parse_xml(io.BytesIO(good.encode()), nothing, text=taken.append)
    assert sum(map(len, taken)) == LONGEST_TEXT - 1
    with pytest.raises(RefusedError, match="32,768 characters"):
        parse_xml(io.BytesIO(f"<a><b/>{sign * LONGEST_TEXT}</a>".encode()), nothing)


def merging(ranges: int) -> ZipFile:
    """A workbook with so many ranges of merged cells."""
    archive = ZipFile(io.BytesIO(), "w")
    cells = '<mergeCell ref="A1:B9"/>' * ranges
    archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet>{cells}</worksheet>")
    return archive


def test_merged_cells_are_counted() -> None:
    """Each takes a reader longer than its few letters say; a person merges some dozens."""
    measure(merging(MERGED))
    with pytest.raises(RefusedError, match="too many merged cells"):
        measure(merging(MERGED + 1))
