"""How a part of a schema is asked for: the kind of its field."""

from __future__ import annotations

from fairshare.validate.schema.references import Node

LONG = 300
"""A text that may be longer than this gets a box of several lines."""


def kind_of(node: Node) -> str:
    """How a part of the schema, references inlined, is asked for."""
    kind = node.get("type")
    if "x-copy-of" in node:
        return "copy"
    if kind == "array":
        return _kind_of_list(node)
    if node.get("const") is True:
        return "boolean"
    if "enum" in node or "const" in node:
        return "code"
    return _BY_TYPE.get(str(kind)) or _kind_of_text(node)


_PERIOD = "P[0-9]+Y"
"""In the pattern of a length of time (ISO 8601)."""
_BY_TYPE = {"object": "group", "boolean": "boolean", "integer": "number", "number": "number"}


def _kind_of_text(node: Node) -> str:
    if node.get("format") == "calendar-date":
        return "date"
    if node.get("x-markup") == "md":
        return "md"
    pattern = str(node.get("pattern", ""))
    if pattern.startswith("^https://"):
        return "url"
    if _PERIOD in pattern:
        return "period"
    return "long" if node.get("maxLength", 0) > LONG else "text"


def _kind_of_list(node: Node) -> str:
    items = node.get("items", {})
    if items.get("type") == "object":
        return "list"
    if "enum" in items:
        return "codes"
    pair = node.get("minItems") == node.get("maxItems") == 2
    return "span" if pair and items.get("type") == "integer" else "lines"
