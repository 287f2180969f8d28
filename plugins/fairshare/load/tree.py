"""Events of the YAML parser to plain data, with the place of every key and value.

Nothing of the parser's own loading is used: no resolver, no constructor, so no date, no tag and no
shared reference can come out. What YAML offers beyond fields, lists and text is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from fairshare.catalogue import words
from fairshare.load.characters import FORBIDDEN, what_is_forbidden
from fairshare.load.document import Position
from fairshare.model import Path
from fairshare.problems import Problem

MAX_DEPTH = 8
"""Of fields within fields; a full entry needs five."""
MAX_EVENTS = 4_000
"""Of keys, values, beginnings and ends; a usual entry has about 400."""
MAX_DIGITS = 15
"""Of a number: more are not exact in every program that reads the open data."""

# Typed like YAML 1.2, and only outside quotes. All else is text: `no`, 2026-01-01, 010, 12:30, 1e3.
_CONSTANTS: Mapping[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_NUMERIC = frozenset("-0123456789")
_COMPLEX = "?"
"""Stands for a key that is no text; the file is refused, so nobody meets it."""

_YamlEvent: TypeAlias = Any
"""The stubs leave an event's marks optional; the parsers always set them."""


class ReadingStopped(Exception):  # noqa: N818  it ends the reading of one file, and is no failure of ours
    """Reading can't go on; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end is still to come."""

    value: Any
    path: Path
    key: str | None
    """The field that the next value belongs to; None when a key comes next. A list has ""."""
    key_line: int = 0
    key_column: int = 0


class TreeBuilder:
    """Builds the data of one file. After `read`: `root`, `positions` and `problems`."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.root: Any = None
        self.positions: dict[Path, Position] = {}
        self.problems: list[Problem] = []
        self.file = file
        self.lines = lines
        self._open: list[_Open] = []
        self._top: _Open | None = None
        self._documents = 0

    def read(self, events: Iterable[_YamlEvent]) -> None:
        """Take in all events. Raises Stop at a limit, and what the parser raises on bad syntax."""
        for number, event in enumerate(events, 1):
            if number > MAX_EVENTS:
                raise self._too_much(event)
            kind = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent:
                self._begin(event, {}, None)
            elif kind is SequenceStartEvent:
                self._begin(event, [], "")
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._open.pop()
                self._top = self._open[-1] if self._open else None
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent:
                self._document(event)

    def _scalar(self, event: _YamlEvent) -> None:
        top = self._top
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if top is None:
            raise self._no_mapping(event)
        if top.key is None:
            self._key(event, top)
        else:
            self._put(event, top, self._value(event))

    def _begin(self, event: _YamlEvent, value: Any, key: str | None) -> None:
        top = self._top
        path: Path = ()
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if len(self._open) == MAX_DEPTH:
            raise self._too_deep(event)
        if top is None:
            if key is not None:
                raise self._no_mapping(event)
            self.root = value
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            self.positions[()] = Position(line, column, line, column)
        elif top.key is None:
            self._refuse("E007", event, "group as name")
            top.key, path = _COMPLEX, (*top.path, _COMPLEX)
        else:
            path = self._put(event, top, value)
        self._top = _Open(value, path, key)
        self._open.append(self._top)

    def _put(self, event: _YamlEvent, top: _Open, value: Any) -> Path:
        """Put a value into the group or list that is open, and note where it stands."""
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        path: Path
        if type(top.value) is list:
            path = (*top.path, len(top.value))
            top.value.append(value)
            self.positions[path] = Position(line, column, line, column)
            return path
        path = (*top.path, top.key or "")
        top.value[top.key] = value
        self.positions[path] = Position(line, column, top.key_line, top.key_column)
        top.key = None
        return path

    def _key(self, event: _YamlEvent, top: _Open) -> None:
        key: str = event.value
        plain = not event.style
        if (plain and (key in _CONSTANTS or _NUMBER.fullmatch(key))) or event.style in ("|", ">"):
            self._refuse("E007", event)
        elif plain and key == "<<":
            self._refuse("E007", event, "merge")
        elif event.style == '"' and not key.isprintable():
            self._escapes(event)
        mark = event.start_mark
        if key in top.value:
            first = self.positions[(*top.path, key)].key_line
            self._refuse("E006", event, at=(*top.path, key), name=key, line=first)
            # A name that no file can hold keeps both apart, so that reading goes on.
            key = f"{key}\0{len(top.value)}"
        top.key, top.key_line, top.key_column = key, mark.line + 1, mark.column + 1

    def _value(self, event: _YamlEvent) -> Any:
        """The value of a scalar: text, trimmed, unless it is unquoted and one of the types."""
        text: str = event.value
        if event.style:
            if event.style == '"' and not text.isprintable():
                self._escapes(event)
            return text.strip()
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if text[0] in _NUMERIC:
            number = _NUMBER.fullmatch(text)
            if number:
                return self._number(event, text, decimal=number.group(1) is not None)
        return text.strip()

    def _number(self, event: _YamlEvent, text: str, *, decimal: bool) -> int | float:
        if sum(map(str.isdigit, text)) > MAX_DIGITS:
            self._refuse("E008", event, "digits", limit=MAX_DIGITS)
            return 0
        return float(text) if decimal else int(text)

    def _escapes(self, event: _YamlEvent) -> None:
        """Refuse characters that an escape in double quotes made: the source does not show them."""
        for character in dict.fromkeys(FORBIDDEN.findall(event.value)):
            variant, called = what_is_forbidden(character)
            self._refuse("E004", event, variant, hint="escape", character=called)

    def _alias(self, event: _YamlEvent) -> None:
        self._refuse("E007", event, "alias", name=event.anchor)
        top = self._top
        if top is None:
            raise self._no_mapping(event)
        if top.key is None:
            top.key = _COMPLEX
        else:
            self._put(event, top, None)

    def _marked(self, event: _YamlEvent) -> None:
        """Refuse an anchor or a tag before a value."""
        if event.anchor is not None:
            self._refuse("E007", event, "anchor", name=event.anchor)
        if event.tag is not None:
            self._refuse("E007", event, "tag")

    def _document(self, event: _YamlEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise ReadingStopped(self._problem("E007", event, "second document"))

    def _too_much(self, event: _YamlEvent) -> ReadingStopped:
        return ReadingStopped(self._problem("E008", event, "fields", limit=f"{MAX_EVENTS:,}"))

    def _too_deep(self, event: _YamlEvent) -> ReadingStopped:
        return ReadingStopped(self._problem("E008", event, "depth", limit=MAX_DEPTH))

    def _no_mapping(self, event: _YamlEvent) -> ReadingStopped:
        return ReadingStopped(self._problem("E009", event))

    def _refuse(self, code: str, event: _YamlEvent, variant: str = "", **values: Any) -> None:
        self.problems.append(self._problem(code, event, variant, **values))

    def _problem(
        self,
        code: str,
        event: _YamlEvent,
        variant: str = "",
        *,
        at: Path | None = None,
        hint: str | None = None,
        **values: Any,
    ) -> Problem:
        mark = event.start_mark
        line = min(mark.line, len(self.lines) - 1)  # the parser may end on a line that isn't there
        excerpt = self.lines[line] if line == mark.line else ""
        path = self._here() if at is None else at
        said = words(code, variant, values, hint)
        return Problem(code, self.file, line + 1, mark.column + 1, path, *said, excerpt)

    def _here(self) -> Path:
        """The path of the value to come; before a key, of the group that it belongs to."""
        top = self._top
        if top is None:
            return ()
        if type(top.value) is list:
            return (*top.path, len(top.value))
        return top.path if top.key is None else (*top.path, top.key)
