"""Texts over the limit of their field: rules see them cut, so that none costs more than it may.

That a text is too long is the schema check's to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fairshare.load.document import Document

_EACH_ITEM = object()
"""Stands for every position of a list."""

LimitTree = dict[object, Any]


class Limits:
    """The greatest lengths of the texts of one schema, references already inlined."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._tree = _tree(schema)

    def cut(self, document: Document) -> Document:
        """The document with no text longer than its field allows."""
        return replace(document, data=_cut(document.data, self._tree))


def _tree(schema: Mapping[str, Any]) -> LimitTree | int | None:
    """The part of a schema that leads to limited texts, with the limit as the leaf."""
    if "maxLength" in schema:
        return int(schema["maxLength"])
    inner: Mapping[object, Any] = schema.get("properties", {})
    if "items" in schema:
        inner = {_EACH_ITEM: schema["items"]}
    branches = {step: _tree(part) for step, part in inner.items()}
    return {step: branch for step, branch in branches.items() if branch} or None


def _cut(value: Any, limits: LimitTree | int | None) -> Any:
    if isinstance(limits, int):
        return value[:limits] if isinstance(value, str) else value
    if limits is None:
        return value
    if isinstance(value, list):
        each = limits.get(_EACH_ITEM)
        return [_cut(item, each) for item in value]
    if isinstance(value, dict):
        return {key: _cut(inner, limits.get(key)) for key, inner in value.items()}
    return value
