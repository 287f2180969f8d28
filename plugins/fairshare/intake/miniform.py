r"""Lists in one cell: items, parts of items, and how their own marks are kept apart.

A backslash before a mark makes it plain text; `\n` stands for a line break inside an item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

PART = "|"
"""Between the parts of an item that is a group of fields."""
CODE = ","
"""Between the codes of one part, or the pairs of a list inside it."""
PAIR = "="
"""Between the fields of such a pair."""
SHORT = ";"
"""Between the items of a list of codes or short texts."""
LINE = "\n"
"""Between items that are longer, or groups of fields."""
EMPTY = "[]"
"""Stands for a list that is there but empty: for some fields that says something."""

_ESCAPED = re.compile(r"\\([\\|,;=n])")
_PIECE = re.compile(r"\\.|[^\\|,;=\n]+|[|,;=\n]", re.DOTALL)


def escape(text: str, marks: str) -> str:
    """A text that may stand between `marks`."""
    escaped = text.replace("\\", "\\\\").replace("\n", "\\n")
    for mark in marks:
        escaped = escaped.replace(mark, f"\\{mark}")
    return escaped


def unescape(text: str) -> str:
    """The text that was escaped, trimmed. A backslash before anything else stays one."""
    return _ESCAPED.sub(lambda found: LINE if found[1] == "n" else found[1], text.strip())


def join(parts: Iterable[str], mark: str) -> str:
    """Escaped parts as one text."""
    between = {PART: " | ", PAIR: " = ", LINE: "\n"}.get(mark, f"{mark} ")
    return between.join(parts)


def split(text: str, mark: str) -> list[str]:
    """The parts of a text, trimmed and still escaped."""
    parts = [""]
    for piece in _PIECE.findall(text if not _dangling(text) else f"{text}\\"):
        if piece == mark:
            parts.append("")
        else:
            parts[-1] += piece
    return [part.strip() for part in parts]


def _dangling(text: str) -> bool:
    """Whether a text ends in a backslash that escapes nothing."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1
