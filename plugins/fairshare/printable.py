"""What may be shown on a terminal or in a log, whatever a file holds or is called.

Control characters drive a terminal, marks of direction turn a line round, and a line end starts
what a code host takes for a command of its own.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

LINE = 200
"""Characters of a source line that are shown at most."""
_CUT = "…"
_COMMAND = re.compile(r"^\s*::|##(?=\[)")


class Excerpt(NamedTuple):
    """A source line, as far as it is shown, and the column in it that is meant, from 0."""

    text: str
    column: int


def visible(text: str) -> str:
    """Text with characters that can't be seen shown as marks; also line ends, tabs, odd spaces."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def visible_lines(text: str) -> str:
    """The same for a text of several lines."""
    return "\n".join(map(visible, text.split("\n")))


def no_command(line: str) -> str:
    """A line of a log that a code host takes for no command: GitHub's start with :: or hold ##[."""
    return _COMMAND.sub(lambda found: found[0][:-1] + "\N{REPLACEMENT CHARACTER}", line)


def excerpt(line: str, column: int) -> Excerpt:
    """As much of a source line as is shown, around a column, from 0."""
    shown = visible(line.expandtabs(1))
    if len(shown) <= LINE:
        return Excerpt(shown, column)
    start = max(0, min(column - LINE // 2, len(shown) - LINE))
    end = start + LINE
    before, after = _CUT if start else "", _CUT if end < len(shown) else ""
    part = shown[start + len(before) : end - len(after)]
    return Excerpt(f"{before}{part}{after}", min(column, len(shown)) - start)


def as_json(value: Any) -> str:
    """Data as JSON of several lines, what can't be seen written as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if text.replace("\n", "").isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)
