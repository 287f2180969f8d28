"""The data of a file in which there is nothing to refuse, without the place of anything.

Most files have no problem, and then nobody asks where something stands. To note it anyway takes
half as long as libyaml. What is odd in any way is left to the tree, which says what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from fairshare.load.document import Position
from fairshare.load.raw.properties import can_be_seen
from fairshare.load.structure.plain_values import is_typed, typed
from fairshare.load.structure.tree import MAX_DEPTH, MAX_EVENTS, TreeBuilder, YamlEvent
from fairshare.model import Path


class _OddError(Exception):
    """Something that may have to be refused."""


def events(text: str, loader: type[Any]) -> Iterator[YamlEvent]:
    """What a parser of PyYAML makes of a text. Raises what the parser raises on bad syntax.

    As `yaml.parse`, which asks before each event whether there is one: that takes half as long
    again.
    """
    parser = loader(text)
    try:
        event = None
        while type(event) is not StreamEndEvent:
            yield (event := parser.get_event())
    finally:
        parser.dispose()


def data_only(text: str, loader: type[Any]) -> dict[str, Any] | None:
    """The data of a text that the tree would take without a word; None where it may not."""
    if text.startswith("%") or "\n%" in text:  # perhaps a directive
        return None
    found = islice(events(text, loader), MAX_EVENTS)
    try:
        start = [type(next(found)) for _ in range(2)]
        if start != [StreamStartEvent, DocumentStartEvent]:
            return None
        root = _value(next(found), found, 0)
        end = [type(one) for one in found]
    except (_OddError, OverflowError, StopIteration, yaml.YAMLError, ValueError):
        return None
    whole = type(root) is dict and end == [DocumentEndEvent, StreamEndEvent]
    return root if whole else None


def _value(event: YamlEvent, rest: Iterator[YamlEvent], depth: int) -> Any:
    """What begins with an event, at so many fields within fields."""
    if event.anchor is not None or event.tag is not None:
        raise _OddError
    kind = type(event)
    if kind is ScalarEvent:
        text: str = event.value
        if not event.style:
            return typed(text)
        return (_shown(text) if event.style == '"' else text).strip()
    if depth == MAX_DEPTH:
        raise _OddError
    return _group(rest, depth + 1) if kind is MappingStartEvent else _list(rest, depth + 1)


def _group(rest: Iterator[YamlEvent], depth: int) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for event in rest:
        if type(event) is MappingEndEvent:
            return data
        name = _name(event)
        if name in data:
            raise _OddError
        data[name] = _value(next(rest), rest, depth)
    raise _OddError


def _list(rest: Iterator[YamlEvent], depth: int) -> list[Any]:
    data: list[Any] = []
    for event in rest:
        if type(event) is SequenceEndEvent:
            return data
        data.append(_value(event, rest, depth))
    raise _OddError


def _name(event: YamlEvent) -> str:
    """The name of a field."""
    if type(event) is not ScalarEvent or event.anchor is not None or event.tag is not None:
        raise _OddError
    name: str = event.value
    if event.style in {"|", ">"} or (not event.style and (name == "<<" or is_typed(name))):
        raise _OddError
    return _shown(name) if event.style == '"' else name


def _shown(text: str) -> str:
    """A text in double quotes in which no escape made what the source does not show."""
    if not (text.isascii() and text.isprintable()) and not can_be_seen(text):
        raise _OddError
    return text


@dataclass(frozen=True, eq=False)
class PlacesOnDemand(Mapping[Path, Position]):
    """Where everything in a file stands, found once somebody asks."""

    text: str
    lines: list[str]
    loader: type[Any]

    @cached_property
    def _found(self) -> Mapping[Path, Position]:
        tree = TreeBuilder("", self.lines, frozenset())
        tree.read(events(self.text, self.loader))
        return tree.positions

    def __getitem__(self, path: Path) -> Position:
        return self._found[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
