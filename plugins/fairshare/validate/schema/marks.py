"""Where an entry holds dates, web addresses and prose, as its schema marks them.

Rules on "every date" or "every link" must not miss a field that the schema gains later, so they ask
the schema and keep no list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from fairshare.model import Path

_EACH_ITEM = object()
"""Stands for every position of a list."""

Tree = dict[object, Any]


class Marked(NamedTuple):
    """The marked texts of one entry, each with its path, in the schema's order."""

    dates: list[tuple[Path, str]]
    addresses: list[tuple[Path, str]]
    laws: list[tuple[Path, str]]
    """Of the addresses, those where a law can be read."""
    prose: list[tuple[Path, str]]


class Marks:
    """The marked places of one schema, references already inlined."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._tree = _tree(schema)

    def read(self, data: Mapping[str, Any]) -> Marked:
        """Collect the marked texts of an entry, broken or not."""
        found = Marked([], [], [], [])
        if isinstance(self._tree, dict):
            _collect(data, self._tree, (), found)
        return found


def _tree(schema: Mapping[str, Any]) -> Tree | str | None:
    """The part of a schema that leads to marked places, with the mark as the leaf."""
    if schema.get("format") == "calendar-date":
        return "dates"
    if schema.get("x-markup") == "md":
        return "prose"
    if str(schema.get("pattern", "")).startswith("^https://"):
        return "laws" if "x-hosts" in schema else "addresses"
    inner: Mapping[object, Any] = schema.get("properties", {})
    if "items" in schema:
        inner = {_EACH_ITEM: schema["items"]}
    branches = {step: _tree(part) for step, part in inner.items()}
    return {step: branch for step, branch in branches.items() if branch} or None


def _collect(data: Any, tree: Tree, path: Path, found: Marked) -> None:
    if _EACH_ITEM in tree:
        branch = tree[_EACH_ITEM]
        steps = enumerate(data) if isinstance(data, list) else ()
        for number, value in steps:
            _take(value, branch, (*path, number), found)
    elif isinstance(data, dict):
        for key, branch in tree.items():
            if key in data:
                _take(data[key], branch, (*path, str(key)), found)


def _take(value: Any, branch: Any, path: Path, found: Marked) -> None:
    if isinstance(branch, dict):
        _collect(value, branch, path, found)
    elif isinstance(value, str):
        getattr(found, branch).append((path, value))
        if branch == "laws":
            found.addresses.append((path, value))
