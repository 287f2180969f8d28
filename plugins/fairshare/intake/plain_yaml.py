"""The usual parts of an entry as YAML, without PyYAML's emitter, which takes ten times as long.

What it writes is what PyYAML would, sign by sign (`tests/intake/test_plain_yaml.py`). Of what is
not usual it makes nothing: a text that needs quotation marks of its own, a line that would have to
be broken. PyYAML then writes that part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_FLOW_ITEM = re.compile(r"[A-Za-z][\w/.'-]*(?: [\w/.'-]+)*")
_IN_QUOTES = re.compile(r"[\w .:/+-]+")
_PLAIN_START = re.compile(r"[A-Za-z0-9À-ɏ(£€“‘]")
_QUOTED_START = re.compile(r"[\[\]{}&*!|>'\"%@`#,]")
"""With these YAML says something of its own."""
_NOT_PLAIN = re.compile(r":(?:\s|$)|\s#")


class _UnusualError(Exception):
    """Something that is left to PyYAML."""


class PlainYaml:
    """Writes parts of an entry.

    `style` gives the style of a text, as PyYAML names it; `is_short` whether a list goes onto one
    line; `width` is where lines are broken.
    """

    def __init__(
        self,
        style: Callable[[str], str | None],
        is_short: Callable[[list[Any]], bool],
        width: int,
    ) -> None:
        self._style, self._is_short, self._width = style, is_short, width

    def part(self, name: str, value: Any) -> str | None:
        """A name and what stands under it, to the end of its last line; None for the unusual."""
        pieces: list[str] = []
        try:
            self._pair(pieces, name, value, 0, "")
        except _UnusualError:
            return None
        return "".join(pieces)

    def _pair(self, pieces: list[str], name: str, value: Any, indent: int, before: str) -> None:
        """One field; `before` is what its line begins with."""
        if not _KEY.fullmatch(name) or self._style(name):
            raise _UnusualError
        pieces.append(f"{before}{name}:")
        self._value(pieces, value, indent, len(before) + len(name) + 1)

    def _value(self, pieces: list[str], value: Any, indent: int, column: int) -> None:
        if isinstance(value, Mapping) and value:
            pieces.append("\n")
            for name, inner in value.items():
                self._pair(pieces, name, inner, indent + 2, " " * (indent + 2))
        elif isinstance(value, list) and value and not self._is_short(value):
            pieces.append("\n")
            for item in value:
                self._item(pieces, item, indent + 2)
        else:
            pieces.append(self._leaf(value, indent, column))

    def _item(self, pieces: list[str], item: Any, indent: int) -> None:
        dash = " " * indent + "-"
        if not isinstance(item, Mapping):
            if isinstance(item, list):
                raise _UnusualError
            pieces += (dash, self._leaf(item, indent, len(dash)))
            return
        if not item:
            raise _UnusualError
        before = f"{dash} "
        for name, value in item.items():
            self._pair(pieces, name, value, indent + 2, before)
            before = " " * (indent + 2)

    def _leaf(self, value: Any, indent: int, column: int) -> str:
        if isinstance(value, str):
            return self._text(value, indent, column)
        if isinstance(value, list):
            return self._flow(list(map(self._flow_item, value)), " " * (indent + 2), column)
        if isinstance(value, bool):
            return " true\n" if value else " false\n"
        if isinstance(value, int):
            return self._on_one_line(f" {value}", column)
        raise _UnusualError

    def _flow_item(self, item: Any) -> str:
        if isinstance(item, int) and not isinstance(item, bool):
            return str(item)
        if isinstance(item, str) and _FLOW_ITEM.fullmatch(item) and self._style(item) is None:
            return item
        raise _UnusualError

    def _flow(self, items: list[str], before: str, column: int) -> str:
        """A list in brackets: an item gets a new line once the last one ends behind the width."""
        written, column = " [", column + 2
        for number, item in enumerate(items):
            if number:
                written, column = f"{written},", column + 1
            if column > self._width:
                written, column = f"{written}\n{before}", len(before)
            elif number:
                written, column = f"{written} ", column + 1
            written, column = written + item, column + len(item)
            if " " in item and column > self._width:
                raise _UnusualError
        return f"{written}]\n"

    def _on_one_line(self, text: str, column: int) -> str:
        """A text that no gap breaks: the width ends behind the last of them."""
        last_gap = text.rfind(" ", 1)
        if column + last_gap > self._width:
            raise _UnusualError
        return f"{text}\n"

    def _text(self, text: str, indent: int, column: int) -> str:
        style = self._style(text)
        if style == "|":
            return self._literal(text, " " * (indent + 2))
        if not text.isprintable() or text != text.strip():
            raise _UnusualError
        if style == ">":
            return self._folded(text, " " * (indent + 2))
        if style == '"' and _IN_QUOTES.fullmatch(text) and text.isascii():
            return self._on_one_line(f' "{text}"', column)
        if style:
            raise _UnusualError
        if _QUOTED_START.match(text) or (_PLAIN_START.match(text) and _NOT_PLAIN.search(text)):
            doubled = text.replace("'", "''")
            return self._on_one_line(f" '{doubled}'", column)
        if not _PLAIN_START.match(text):
            raise _UnusualError
        return self._on_one_line(f" {text}", column)

    def _literal(self, text: str, before: str) -> str:
        lines = text.split("\n")
        usual = all(line.isprintable() and line == line.rstrip() for line in lines)
        if not usual or not lines[0] or lines[0][0] == " " or not lines[-1]:
            raise _UnusualError
        written = "\n".join(f"{before}{line}" if line else "" for line in lines)
        return f" |\n{written}\n"

    def _folded(self, text: str, before: str) -> str:
        """A line ends at the first gap behind the width."""
        if "  " in text:
            raise _UnusualError
        lines, line = [], before
        for word in text.split(" "):
            if line is before:
                line = before + word
            elif len(line) > self._width:
                lines.append(line)
                line = before + word
            else:
                line = f"{line} {word}"
        return f" >-\n{chr(10).join([*lines, line])}\n"
