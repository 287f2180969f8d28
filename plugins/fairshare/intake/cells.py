"""What stands in one cell of a table, and the value of a field that it means.

A field that holds a list is one cell: codes and short texts between semicolons, anything longer one
item a line, and an item of several fields as `part | part | part` in the schema's order. A part
that is a list itself has commas: `lead, provider`, or `Yes = 58, No = 42` for a list of groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from fairshare.intake import miniform
from fairshare.model import Data
from fairshare.validate.schema.references import Node

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})(\.[0-9]{1,15})?")
_SHORT_ITEM = 100
"""Characters; a list of texts that may be longer takes a line for each."""


class CellError(ValueError):
    """What a cell says can't be read: one sentence."""


def choices(schema: Node) -> tuple[str, ...]:
    """What may be chosen from, where one value of a closed list is meant."""
    if schema.get("type") == "boolean":
        return ("true", "false")
    if "const" in schema:
        return (_text(schema["const"]),)
    return tuple(map(str, schema.get("enum", ())))


def mark(item: Node) -> str:
    """What stands between the items of a list."""
    short = "enum" in item or "pattern" in item or item.get("type") == "integer"
    short = short or item.get("maxLength", _SHORT_ITEM + 1) <= _SHORT_ITEM
    return miniform.SHORT if short and item.get("type") != "object" else miniform.LINE


def can_hold(schema: Node) -> bool:
    """Whether one cell can hold a field: no item of a list has groups of its own."""
    parts = schema.get("items", {}).get("properties", {}).values()
    return not any(
        part.get("type") == "object" or part.get("items", {}).get("type") == "object"
        for part in parts
    )


def advice(schema: Node) -> str:
    """How a list is written in one cell; empty for what is no list."""
    item = schema.get("items")
    if not isinstance(item, Mapping):
        return ""
    if item.get("type") == "object":
        return f" (one a line: {' | '.join(_titles(item))})"
    return " (one a line)" if mark(item) == miniform.LINE else " (separate with ;)"


def read(schema: Node, text: str) -> Any:
    """The value that a cell's text stands for. Raises CellError."""
    if schema.get("type") != "array":
        return _scalar(schema, text)
    if text == miniform.EMPTY:
        return []
    item: Node = schema["items"]
    parts = [part for part in miniform.split(text, mark(item)) if part]
    if item.get("type") != "object":
        return [_scalar(item, miniform.unescape(part)) for part in parts]
    return [_group(item, part, number) for number, part in enumerate(parts, 1)]


def write(schema: Node, value: Any) -> str:
    """The text of a cell for a value of the right kind."""
    if not isinstance(value, list):
        return _text(value)
    if not value:
        return miniform.EMPTY
    item: Node = schema["items"]
    between = mark(item)
    if item.get("type") == "object":
        return miniform.join((_line(item, one) for one in value), between)
    return miniform.join((miniform.escape(_text(one), between.strip()) for one in value), between)


def _titles(item: Node) -> Iterable[str]:
    """The names of an item's parts."""
    for name, part in item["properties"].items():
        title = str(part.get("title", name))
        inner = part.get("items", {})
        pairs = " = ".join(_titles(inner)) if inner.get("type") == "object" else ""
        yield f"{title} ({pairs}, …)" if pairs else title


def _scalar(schema: Node, text: str) -> Any:
    """A text as its schema means it; as text where it is something else, for the check to say."""
    kind = schema.get("type")
    yes_or_no = kind == "boolean" or isinstance(schema.get("const"), bool)
    if yes_or_no and text.casefold() in {"true", "false"}:
        return text.casefold() == "true"
    numeric = kind in {"integer", "number"} or any(type(c) is int for c in schema.get("enum", ()))
    if numeric and (number := _NUMBER.fullmatch(text)):
        return float(text) if number[1] else int(text)
    return text


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _group(item: Node, line: str, number: int, between: str = miniform.PART) -> dict[str, Any]:
    fields: Mapping[str, Node] = item["properties"]
    parts = miniform.split(line, between)
    if len(parts) > len(fields):
        titles = f" {between} ".join(str(part.get("title", name)) for name, part in fields.items())
        what = "bar" if between == miniform.PART else "sign"
        raise CellError(
            f"Item {number} has {len(parts)} parts, but at most {len(fields)} belong here: "
            f"{titles}. Write \\{between} for a {what} that is part of a text."
        )
    return {
        name: _part(schema, part)
        for (name, schema), part in zip(fields.items(), parts, strict=False)
        if part
    }


def _part(schema: Node, part: str) -> Any:
    if schema.get("type") != "array":
        return _scalar(schema, miniform.unescape(part))
    if part == miniform.EMPTY:
        return []
    item: Node = schema["items"]
    inner = [one for one in miniform.split(part, miniform.CODE) if one]
    if item.get("type") == "object":
        return [_group(item, one, number, miniform.PAIR) for number, one in enumerate(inner, 1)]
    return [_scalar(item, miniform.unescape(one)) for one in inner]


def _line(item: Node, group: Data, between: str = miniform.PART, around: str = "") -> str:
    """An item's parts; `around` are the marks of the lists that it lies in."""
    marks = around + between
    parts = []
    for name, schema in item["properties"].items():
        value = group.get(name, "")
        if not isinstance(value, list):
            parts.append(miniform.escape(_text(value), marks))
        elif not value:
            parts.append(miniform.EMPTY)
        elif schema["items"].get("type") == "object":
            inner = [
                _line(schema["items"], one, miniform.PAIR, marks + miniform.CODE) for one in value
            ]
            parts.append(miniform.join(inner, miniform.CODE))
        else:
            escaped = [miniform.escape(_text(one), marks + miniform.CODE) for one in value]
            parts.append(miniform.join(escaped, miniform.CODE))
    while parts and not parts[-1]:
        parts.pop()
    return miniform.join(parts, between)
