"""The fields of an entry that a mapping may name, with what their schema says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fairshare.framework import Framework
from fairshare.intake.columns import FieldPath
from fairshare.validate.schema.references import Node, inlined


class Fields:
    """The schema, by path."""

    def __init__(self, framework: Framework) -> None:
        self._nodes = dict(_below(inlined(framework.initiative_schema), ()))
        self.names = [".".join(path) for path in self._nodes]
        self.types = tuple(framework.codes["organisation_types"].codes)
        self.profiles = frozenset(framework.profiles)
        self.event_kinds = tuple(framework.event_kinds.codes)

    def node(self, path: FieldPath) -> Node | None:
        """What the schema says of a field that is no group; None where there is no such field."""
        return self._nodes.get(path)

    def is_list(self, path: FieldPath) -> bool:
        return self._nodes[path].get("type") == "array"

    def is_prose(self, path: FieldPath) -> bool:
        """Whether the field may hold a little Markdown."""
        return "x-markup" in self._nodes[path]

    def longest(self, path: FieldPath, part: str = "") -> int:
        """The most characters of a field's text, of one in an item of a list, or of its items."""
        node: Mapping[str, Any] = self._nodes[path]
        if node.get("type") == "array":
            node = node["items"]
        if part:
            node = node["properties"][part]
        return int(node.get("maxLength", 10_000))


def _below(node: Node, path: FieldPath) -> Iterator[tuple[FieldPath, Node]]:
    for name, part in node["properties"].items():
        below = (*path, name)
        if part.get("type") == "object":
            yield from _below(part, below)
        else:
            yield below, part
