"""Numbers in official lists, as people write them behind each other: GB-COH 01234567."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairshare.intake import miniform

EXAMPLE = "GB-COH 01234567"

_LIST = r"[A-Za-z]{2}-[A-Za-z0-9_-]+"
_BETWEEN = re.compile(rf"[;\n]|,(?=\s*{_LIST}\b)")
_PAIR = re.compile(rf"({_LIST})[\s:/,]+([^\s|].*)")


def identifiers(written: str) -> list[dict[str, str]] | None:
    """The lists and the numbers in them, several between semicolons; None for what is none."""
    found = [_PAIR.fullmatch(piece) for piece in _pieces(written)]
    if None in found:
        return None
    return [{"scheme": one[1].upper(), "id": one[2].strip()} for one in found if one]


def as_cell(written: str) -> str:
    """The same as a table's cell has it: a list and a number to a line, with a bar between."""
    return "\n".join(map(_line, _pieces(written)))


def _line(piece: str) -> str:
    pair = _PAIR.fullmatch(piece)
    return f"{pair[1].upper()} | {miniform.escape(pair[2].strip(), '|')}" if pair else piece


def _pieces(written: str) -> Iterator[str]:
    return filter(None, map(str.strip, _BETWEEN.split(written)))
