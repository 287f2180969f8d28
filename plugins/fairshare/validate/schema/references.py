"""A schema as its readers take it: references resolved, and one form of entry at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairshare.problems import SetupError

Node = Mapping[str, Any]
"""A part of a schema."""

_ANNOTATIONS = frozenset({"title", "description", "markdownDescription", "examples", "$comment"})


_CONDITIONAL = frozenset({"if", "then", "else"})


def inlined(schema: Node) -> Node:
    """The schema with each `$ref` replaced by what it points to, so that titles meet their rules.

    A reference that goes round in a circle, or that has rules of its own beside it, stays.
    """
    whole: Node = _inline(schema, schema.get("$defs", {}), ())
    return whole


def _inline(node: Any, definitions: Node, above: tuple[str, ...]) -> Any:
    if isinstance(node, list):
        return [_inline(item, definitions, above) for item in node]
    if not isinstance(node, Mapping):
        return node
    reference = node.get("$ref")
    beside = {key: value for key, value in node.items() if key != "$ref"}
    if isinstance(reference, str) and reference not in above and all(map(_says_nothing, beside)):
        target = _target(reference, definitions)
        return {**_inline(target, definitions, (*above, reference)), **beside}
    return {key: _inline(value, definitions, above) for key, value in node.items()}


def _says_nothing(keyword: str) -> bool:
    return keyword in _ANNOTATIONS or keyword.startswith("x-")


def _target(reference: str, definitions: Node) -> Node:
    name = reference.removeprefix("#/$defs/")
    if not isinstance(definitions.get(name), Mapping):
        raise SetupError(f"The schema points to {reference}, which it doesn't define.")
    return dict(definitions[name])


def own_entry(schema: Node) -> Node:
    """The schema, references inlined, as it holds for a body's own entry.

    What an entry needs depends on whether it is an imported one: the schema says so by
    `if`, `then` and `else`. Here each `else` is folded into what stands beside it, so that forms,
    tables and skeletons ask for what a new entry needs.
    """
    folded: Node = _fold(inlined(schema))
    return folded


OF_LAWS = "x-profiles"
"""Marks the part of an entry that holds what laws ask beyond the register's own fields."""


def without_laws(schema: Node) -> Node:
    """The schema of entries without the parts of laws: for tables, whose columns are the core's."""
    fields = {key: one for key, one in schema["properties"].items() if OF_LAWS not in one}
    return {**schema, "properties": fields}


def _fold(node: Any) -> Any:
    if isinstance(node, list):
        return [_fold(item) for item in node]
    if not isinstance(node, Mapping):
        return node
    plain = {key: _fold(value) for key, value in node.items() if key not in _CONDITIONAL}
    return _joined(plain, _fold(node["else"])) if "else" in node else plain


def _joined(one: Node, other: Node) -> dict[str, Any]:
    """Two schemas as one: groups are joined, lists of required fields too; else the other holds."""
    joined = dict(one)
    for key, value in other.items():
        before = joined.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            joined[key] = _joined(before, value)
        elif key == "required" and isinstance(before, list):
            joined[key] = [*before, *(field for field in value if field not in before)]
        else:
            joined[key] = value
    return joined
