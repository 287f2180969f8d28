"""A schema as it is published: the same verdicts, in nothing but standard JSON Schema.

`schema/` speaks to this program too: its `x-` keywords say how a field is drawn and asked for, and
`calendar-date` is a format that only it knows. A stranger's validator stumbles over both. It may
also ask that each rule say for which type it holds (Ajv's strict mode). So the published file
leaves out what is ours and says the rest out loud (docs/adr/0025).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairshare.schemas.date_pattern import DATE_PATTERN
from fairshare.validate.schema.references import Node

_OF_TYPE = {
    "object": frozenset(
        {"properties", "required", "additionalProperties", "minProperties", "maxProperties"}
    ),
    "array": frozenset({"items", "minItems", "maxItems", "uniqueItems"}),
    "string": frozenset({"minLength", "maxLength", "pattern", "format"}),
    "number": frozenset({"minimum", "maximum"}),
}
"""The rules that hold for one type of value alone."""
_NAMED_SCHEMAS = frozenset({"properties", "$defs"})
_SCHEMAS = frozenset({"items", "if", "then", "else", "not", "additionalProperties"})
_LISTS_OF_SCHEMAS = frozenset({"anyOf", "oneOf", "allOf"})
_FULLER = "markdownDescription"
"""The description of a question with its five steps, which editors show in its place."""


def published(schema: Node) -> dict[str, Any]:
    """The schema without what is ours. What was published comes out as it is."""
    return _standard(schema)


def _standard(node: Node) -> dict[str, Any]:
    plain = {
        key: _value(key, value)
        for key, value in node.items()
        if not key.startswith("x-") and key != _FULLER
    }
    if _FULLER in node:
        plain["description"] = node[_FULLER]
    if plain.get("format") == "calendar-date":
        del plain["format"]
        plain["pattern"] = DATE_PATTERN
    if isinstance(plain.get("type"), list):
        return _one_type_each(plain)
    return _with_fields(_with_type(plain))


def _value(key: str, value: Any) -> Any:
    if key in _NAMED_SCHEMAS:
        return {name: _schema(one) for name, one in value.items()}
    if key in _SCHEMAS:
        return _schema(value)
    if key in _LISTS_OF_SCHEMAS:
        return [_schema(one) for one in value]
    return value


def _schema(node: Any) -> Any:
    return _standard(node) if isinstance(node, Mapping) else node  # true and false are schemas too


def _with_type(node: dict[str, Any]) -> dict[str, Any]:
    """The type said that the rules speak of; a part that only adds to another often leaves it."""
    if "type" in node or "enum" in node or "const" in node:
        return node
    for name, rules in _OF_TYPE.items():
        if not rules.isdisjoint(node):
            return {"type": name, **node}
    return node


def _with_fields(node: dict[str, Any]) -> dict[str, Any]:
    """Each required field named among the fields, so that a slip in a name can be found."""
    known = node.get("properties", {})
    unnamed = {name: True for name in node.get("required", ()) if name not in known}
    return {**node, "properties": {**known, **unnamed}} if unnamed else node


def _one_type_each(node: dict[str, Any]) -> dict[str, Any]:
    """A field that takes several types, as one schema for each of them."""
    rules = frozenset[str]().union(*_OF_TYPE.values())
    shared = {key: value for key, value in node.items() if key not in rules and key != "type"}
    forms = [
        {"type": name, **{key: node[key] for key in node if key in _OF_TYPE.get(name, ())}}
        for name in node["type"]
    ]
    return {**shared, "anyOf": forms}
