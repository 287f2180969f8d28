"""The columns of a table of initiatives: the schema, flattened, so that no field is forgotten.

A field that holds a list is one cell: codes and short texts between semicolons, anything longer one
item a line, and an item of several fields as `part | part | part` in the schema's order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairshare.framework import Framework
from fairshare.intake import miniform
from fairshare.model import Data
from fairshare.validate.schema.references import Node, inlined

FieldPath = tuple[str, ...]

SLUG: FieldPath = ("slug",)
"""The one column that is no field: the file's name."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})(\.[0-9]{1,15})?")
_SHORT_ITEM = 100
"""Characters; a list of texts that may be longer takes a line for each."""


class CellError(ValueError):
    """What a cell says can't be read: one sentence."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: where its field lies and what stands in it."""

    path: FieldPath
    title: str
    schema: Node
    """Of the field, references inlined."""

    @property
    def name(self) -> str:
        """The path as row 2 of a table writes it."""
        return ".".join(self.path)

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be chosen from, where one value of a closed list stands here."""
        if self.schema.get("type") == "boolean":
            return ("true", "false")
        return tuple(map(str, self.schema.get("enum", ())))

    @property
    def mark(self) -> str:
        """What stands between the items of a list."""
        return _mark(self.schema["items"])

    @property
    def advice(self) -> str:
        """How a list is written in one cell; empty for what is no list."""
        return _advice(self.schema).strip(" ()")

    def read(self, text: str) -> Any:
        """The value that a cell's text stands for. Raises CellError."""
        if self.schema.get("type") != "array":
            return _scalar(self.schema, text)
        if text == miniform.EMPTY:
            return []
        item: Node = self.schema["items"]
        parts = [part for part in miniform.split(text, _mark(item)) if part]
        if item.get("type") != "object":
            return [_scalar(item, miniform.unescape(part)) for part in parts]
        return [_group(item, part, number) for number, part in enumerate(parts, 1)]

    def write(self, value: Any) -> str:
        """The text of a cell for a value of the right kind."""
        if not isinstance(value, list):
            return _text(value)
        if not value:
            return miniform.EMPTY
        item: Node = self.schema["items"]
        mark = _mark(item)
        if item.get("type") == "object":
            return miniform.join((_line(item, one) for one in value), mark)
        return miniform.join((miniform.escape(_text(one), mark.strip()) for one in value), mark)


def columns(framework: Framework) -> tuple[TableColumn, ...]:
    """Every column in the schema's order; the file's name first."""
    schema = inlined(framework.initiative_schema)
    slug = TableColumn(SLUG, "File name (made from the title when left empty)", {"type": "string"})
    return (slug, *_below(schema, (), ()))


def flatten(data: Data, known: Sequence[TableColumn]) -> dict[FieldPath, str]:
    """The cells of an entry, by path; only those that hold something."""
    cells: dict[FieldPath, str] = {}
    for column in known:
        value: Any = data
        for step in column.path:
            value = value.get(step) if isinstance(value, Mapping) else None
        if value is not None:
            cells[column.path] = column.write(value)
    return cells


def assemble(schema: Node, values: Mapping[FieldPath, Any], path: FieldPath = ()) -> dict[str, Any]:
    """The entry that values by path make, in the schema's order.

    A group that the schema requires is there even when empty, so that the fields missing in it are
    told one by one.
    """
    entry: dict[str, Any] = {}
    required = schema.get("required", ())
    for name, part in schema["properties"].items():
        below = (*path, name)
        if part.get("type") != "object":
            if below in values:
                entry[name] = values[below]
        elif name in required or any(known[: len(below)] == below for known in values):
            entry[name] = assemble(part, values, below)
    return entry


def _below(schema: Node, path: FieldPath, titles: tuple[str, ...]) -> Iterator[TableColumn]:
    for number, (name, part) in enumerate(schema["properties"].items(), 1):
        below = (*path, name)
        title = str(part.get("title", name))
        if path == ("answers",):
            chain: tuple[str, ...] = (f"{number} {part.get('x-label', title)}",)
        else:
            chain = (*titles, title)
        if part.get("type") == "object":
            yield from _below(part, below, chain)
        else:
            yield TableColumn(below, f"{': '.join(chain)}{_advice(part)}", part)


def _advice(schema: Node) -> str:
    """How a list is written in one cell."""
    item = schema.get("items")
    if not isinstance(item, Mapping):
        return ""
    if item.get("type") == "object":
        parts = [str(part.get("title", name)) for name, part in item["properties"].items()]
        return f" (one a line: {' | '.join(parts)})"
    return " (one a line)" if _mark(item) == miniform.LINE else " (separate with ;)"


def _mark(item: Node) -> str:
    short = "enum" in item or "pattern" in item or item.get("type") == "integer"
    short = short or item.get("maxLength", _SHORT_ITEM + 1) <= _SHORT_ITEM
    return miniform.SHORT if short and item.get("type") != "object" else miniform.LINE


def _scalar(schema: Node, text: str) -> Any:
    """A text as its schema means it; as text where it is something else, for the check to say."""
    kind = schema.get("type")
    if kind == "boolean" and text.casefold() in {"true", "false"}:
        return text.casefold() == "true"
    numeric = kind in {"integer", "number"} or any(type(c) is int for c in schema.get("enum", ()))
    if numeric and (number := _NUMBER.fullmatch(text)):
        return float(text) if number[1] else int(text)
    return text


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _group(item: Node, line: str, number: int) -> dict[str, Any]:
    fields: Mapping[str, Node] = item["properties"]
    parts = miniform.split(line, miniform.PART)
    if len(parts) > len(fields):
        titles = " | ".join(str(part.get("title", name)) for name, part in fields.items())
        raise CellError(
            f"Item {number} has {len(parts)} parts, but at most {len(fields)} belong here: "
            f"{titles}. Write \\| for a bar that is part of a text."
        )
    return {
        name: _part(schema, part)
        for (name, schema), part in zip(fields.items(), parts, strict=False)
        if part
    }


def _part(schema: Node, part: str) -> Any:
    if schema.get("type") != "array":
        return _scalar(schema, miniform.unescape(part))
    codes = miniform.split(part, miniform.CODE)
    return [_scalar(schema["items"], miniform.unescape(code)) for code in codes if code]


def _line(item: Node, group: Data) -> str:
    parts = []
    for name in item["properties"]:
        value = group.get(name, "")
        if isinstance(value, list):
            marks = miniform.PART + miniform.CODE
            escaped = (miniform.escape(_text(one), marks) for one in value)
            parts.append(miniform.join(escaped, miniform.CODE))
        else:
            parts.append(miniform.escape(_text(value), miniform.PART))
    while parts and not parts[-1]:
        parts.pop()
    return " | ".join(parts)
