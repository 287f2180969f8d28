"""The fields that a row of rules names: each must be one that the schema has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from fairshare.framework import Dates
from fairshare.load.schema_files import FieldGroup
from fairshare.model import Data, Path

_OF_KINDS = re.compile(r"([a-z_.]+)\(([^()]+)\)(\.[a-z_.]+)")
"""A list with the kinds of its items that are meant: `events(paused|resumed).date`."""
_KIND = "kind"
"""The field of an item that says which kind it is of."""


class SchemaPart(NamedTuple):
    """A part of a schema, with what its references point to."""

    node: Data
    definitions: Data

    @classmethod
    def whole(cls, schema: Data) -> SchemaPart:
        """A schema from its root."""
        return cls(schema, schema.get("$defs", {}))

    def inner(self, step: str) -> SchemaPart | None:
        """A field of the group that it describes."""
        return self._resolved(self.node.get("properties", {}).get(step))

    @property
    def item(self) -> SchemaPart | None:
        """An item of the list that it describes; None of anything else."""
        return self._resolved(self.node.get("items"))

    def _resolved(self, node: Data | None) -> SchemaPart | None:
        if node is not None and "$ref" in node:
            name = str(node["$ref"]).removeprefix("#/$defs/")
            node = {**self.definitions.get(name, {}), **node}
        return None if node is None else self._replace(node=node)


class RowFields:
    """Reads the paths of one row. All methods raise SetupError for a field that no file has."""

    def __init__(self, row: FieldGroup, schemas: Iterable[Data]) -> None:
        """`schemas`: of the kinds of file that the row is about."""
        self._row = row
        self._parts = [SchemaPart.whole(schema) for schema in schemas]
        self.each: Path | None = None
        """The list whose items the row is held against; its fields are theirs."""
        if "each" in row.fields:
            self.each, lists = self._read(row, "each", row.text("each"))
            self._parts = [part.item for part in lists if part.item is not None]
            if not self._parts:
                raise row.broken("each", "must be a list of groups")

    def one(self, name: str) -> Path:
        """The field that a key of the row names."""
        return self._read(self._row, name, self._row.text(name))[0]

    def several(self, name: str) -> tuple[Path, ...]:
        """The fields that a key of the row lists."""
        return tuple(self._read(self._row, name, one)[0] for one in self._row.texts(name))

    def through_lists(self, name: str) -> tuple[Path, ...]:
        """As `several`, where a field may be one of each item of a list."""
        listed = self._row.texts(name)
        return tuple(self._read(self._row, name, one, through_lists=True)[0] for one in listed)

    def in_list(self, name: str) -> Path:
        """The field of the items of a list that a key of the row names."""
        path, _ends = self._read(self._row, name, self._row.text(name), through_lists=True)
        lists = [_end(part, path[:-1], through_lists=False) for part in self._parts]
        if not any(part and part.item for part in lists):
            raise self._row.broken(name, f"names {'.'.join(map(str, path))}, which no list has")
        return path

    def dates(self, group: FieldGroup, name: str) -> tuple[Dates, ...]:
        """The dates that a group within the row lists; through a list, those of its items."""
        return tuple(self.date(group, name, one) for one in group.texts(name))

    def date(self, group: FieldGroup, name: str, written: str) -> Dates:
        """Dates as one text names them: of a field, or of the items of a list, or of some kinds."""
        if (match := _OF_KINDS.fullmatch(written)) is None:
            return Dates(self._read(group, name, written, through_lists=True)[0])
        above, kinds, below = match.groups()
        _path, parts = self._read(group, name, f"{above}.{_KIND}", through_lists=True)
        known = parts[0].node.get("enum", ())
        for kind in kinds.split("|"):
            if kind not in known:
                raise group.broken(name, f"names the kind {kind}; there are {', '.join(known)}")
        path, _parts = self._read(group, name, f"{above}{below}", through_lists=True)
        return Dates(path, frozenset(kinds.split("|")))

    def condition(self, group: FieldGroup, field: str) -> tuple[Path, tuple[object, ...] | None]:
        """The field of a condition, and the values that it may have; None where any text may be."""
        path, (part, *_others) = self._read(group, field, field)
        node = (part.item or part).node
        if node.get("type") == "boolean":
            return path, (True, False)
        return path, tuple(node["enum"]) if "enum" in node else None

    def _read(
        self, group: FieldGroup, name: str, written: str, *, through_lists: bool = False
    ) -> tuple[Path, list[SchemaPart]]:
        path = tuple(written.split("."))
        ends = [_end(part, path, through_lists=through_lists) for part in self._parts]
        found = [part for part in ends if part is not None]
        if not found:
            raise group.broken(name, f"names {written}, which no such file has")
        return path, found


def _end(part: SchemaPart | None, path: Path, *, through_lists: bool) -> SchemaPart | None:
    for step in map(str, path):
        if part is not None and through_lists and part.item is not None:
            part = part.item
        part = None if part is None else part.inner(step)
    return part
