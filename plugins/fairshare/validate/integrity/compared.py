"""What an entry says, as it is compared: without what means nothing (contract: fields).

A list in which nothing may stand twice is a set, as lists of codes are: its order means nothing. It
is compared as a whole, so it becomes a tuple. An empty list is the same as a field left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairshare.model import Data

_NOTHING: Mapping[str, Any] = {}


def as_compared(data: Data, schema: Mapping[str, Any]) -> Data:
    """The same entry with its sets as tuples in one order, and nothing empty; `schema` inlined."""
    said: Data = _said(data, schema)
    return said


def _said(value: Any, node: Mapping[str, Any]) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        fields = node.get("properties", _NOTHING)
        said = {key: _said(inner, fields.get(key, _NOTHING)) for key, inner in value.items()}
        return {key: inner for key, inner in said.items() if not _is_empty(inner)}
    if isinstance(value, list):
        items = [_said(item, node.get("items", _NOTHING)) for item in value]
        is_set = node.get("uniqueItems") is True and all(isinstance(item, str) for item in items)
        return tuple(sorted(items)) if is_set else items
    return value


def _is_empty(value: Any) -> bool:
    return isinstance(value, dict | list | tuple) and not value
