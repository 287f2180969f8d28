"""What was read otherwise than it was written, listed for a person who says if it is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.printable import visible

_LONGEST = 80
"""Characters shown of what was written."""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """One text of a cell, and what it was read as."""

    row: int
    column: int
    address: str
    written: str
    meant: str


def listed(readings: Iterable[Interpretation]) -> list[str]:
    """A line for each pair of texts: where it stands first, in how many cells, and as what."""
    found: dict[tuple[int, str, str], list[Interpretation]] = {}
    for reading in readings:
        found.setdefault((reading.column, reading.written, reading.meant), []).append(reading)
    return [_line(same) for same in found.values()]


def _line(same: list[Interpretation]) -> str:
    first = same[0]
    where = first.address
    if more := len({reading.row for reading in same}) - 1:
        where = ngettext("{} and {} more row", "{} and {} more rows", more).format(where, more)
    written = " ".join(first.written.split("\n"))
    if len(written) > _LONGEST:
        written = f"{written[:_LONGEST]}…"
    return visible(_("{}: “{}” is read as {}").format(where, written, first.meant))
