"""Events of the YAML parser to plain data, with the place of every key and value.

Nothing of the parser's own loading is used: no resolver, no constructor, so no date, no tag and no
shared reference can come out. What YAML offers beyond fields, lists and text is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
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
from fairshare.load.comments import find_comment
from fairshare.load.document import Comment, Position
from fairshare.load.raw.characters import called
from fairshare.load.raw.properties import MOST_MARKS, kind, refused
from fairshare.load.structure.plain_values import MAX_DIGITS, is_typed, typed
from fairshare.model import Path
from fairshare.problems import Problem

MAX_DEPTH = 8
"""Of fields within fields; a full entry needs five."""
MAX_EVENTS = 4_000
"""Of keys, values, beginnings and ends; a usual entry has about 400."""

_COMPLEX = "?"
"""Stands for a key that is no text; the file is refused, so nobody meets it."""

YamlEvent: TypeAlias = Any
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
    key_end: int = 0


class TreeBuilder:
    """Builds the data of one file. After `read`: `root`, `positions`, `comments` and `problems`.

    `commented` are the lines, from 0, on which a comment may follow a value.
    """

    def __init__(self, file: str, lines: list[str], commented: frozenset[int]) -> None:
        self.root: Any = None
        self.positions: dict[Path, Position] = {}
        self.comments: dict[Path, Comment] = {}
        self.problems: list[Problem] = []
        self.file = file
        self.lines = lines
        self._commented = commented
        self._open: list[_Open] = []
        self._top: _Open | None = None
        self._documents = 0

    def read(self, events: Iterable[YamlEvent]) -> None:
        """Take in all events. Raises Stop at a limit, and what the parser raises on bad syntax."""
        for number, event in enumerate(events, 1):
            if number > MAX_EVENTS:
                raise self._stopped("E008", event, "fields", limit=f"{MAX_EVENTS:,}")
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

    def _scalar(self, event: YamlEvent) -> None:
        top = self._top
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if top is None:
            raise self._stopped("E009", event)
        if top.key is None:
            self._key(event, top)
        else:
            path = self._put(event, top, self._value(event))
            if self._commented and not event.style:
                self._note_comment(event, path, top)

    def _note_comment(self, event: YamlEvent, path: Path, top: _Open) -> None:
        """Note the comment after an unquoted value, if there is one."""
        after = (event.end_mark.line, event.end_mark.column)
        if not event.value and top.key_line:  # the parsers differ on where nothing stands
            after = (top.key_line - 1, top.key_end)
        place = self.positions[path] if event.value else None
        comment = find_comment(self.lines, after, place, self.positions[top.path])
        if after[0] in self._commented and comment is not None:
            self.comments[path] = comment

    def _begin(self, event: YamlEvent, value: Any, key: str | None) -> None:
        top = self._top
        path: Path = ()
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if len(self._open) == MAX_DEPTH:
            raise self._stopped("E008", event, "depth", limit=MAX_DEPTH)
        if top is None:
            if key is not None:
                raise self._stopped("E009", event)
            self.root = value
            self.positions[()] = self._start(event)
        elif top.key is None:
            self._refuse("E007", event, "group as name")
            top.key, path = _COMPLEX, (*top.path, _COMPLEX)
            self.positions[path] = self._start(event)
        else:
            path = self._put(event, top, value)
        self._top = _Open(value, path, key)
        self._open.append(self._top)

    def _start(self, event: YamlEvent) -> Position:
        """Where something without a name of its own begins."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        return Position(line, column, line, column)

    def _put(self, event: YamlEvent, top: _Open, value: Any) -> Path:
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

    def _key(self, event: YamlEvent, top: _Open) -> None:
        key: str = event.value
        plain = not event.style
        if (plain and is_typed(key)) or event.style in ("|", ">"):
            self._refuse("E007", event)
        elif plain and key == "<<":
            self._refuse("E007", event, "merge")
        elif event.style == '"' and not (key.isprintable() and key.isascii()):
            self._escapes(event)
        mark = event.start_mark
        if key in top.value:
            first = self.positions[(*top.path, key)].key_line
            self._refuse("E006", event, at=(*top.path, key), name=key, line=first)
            # A name that no file can hold keeps both apart, so that reading goes on.
            key = f"{key}\0{len(top.value)}"
        top.key, top.key_line, top.key_column = key, mark.line + 1, mark.column + 1
        if self._commented:
            top.key_end = event.end_mark.column

    def _value(self, event: YamlEvent) -> Any:
        """The value of a scalar: text, trimmed, unless it is unquoted and one of the types."""
        text: str = event.value
        if event.style:
            if event.style == '"' and not (text.isprintable() and text.isascii()):
                self._escapes(event)
            return text.strip()
        try:
            return typed(text)
        except OverflowError:
            self._refuse("E008", event, "digits", limit=MAX_DIGITS)
            return 0

    def _escapes(self, event: YamlEvent) -> None:
        """Refuse characters that an escape in double quotes made: the source does not show them."""
        for character in dict.fromkeys(one for _at, one in refused(event.value)):
            self._refuse(
                *("E004", event, kind(character)),
                hint="escape",
                character=called(character),
                most=MOST_MARKS,
            )

    def _alias(self, event: YamlEvent) -> None:
        self._refuse("E007", event, "alias", name=event.anchor)
        top = self._top
        if top is None:
            raise self._stopped("E009", event)
        if top.key is None:
            top.key = _COMPLEX
        else:
            self._put(event, top, None)

    def _marked(self, event: YamlEvent) -> None:
        """Refuse an anchor or a tag before a value."""
        if event.anchor is not None:
            self._refuse("E007", event, "anchor", name=event.anchor)
        if event.tag is not None:
            self._refuse("E007", event, "tag")

    def _document(self, event: YamlEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._stopped("E007", event, "second document")

    def _stopped(
        self, code: str, event: YamlEvent, variant: str = "", **values: Any
    ) -> ReadingStopped:
        return ReadingStopped(self._problem(code, event, variant, **values))

    def _refuse(self, code: str, event: YamlEvent, variant: str = "", **values: Any) -> None:
        self.problems.append(self._problem(code, event, variant, **values))

    def _problem(
        self,
        code: str,
        event: YamlEvent,
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
