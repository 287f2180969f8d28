"""The columns of a table of initiatives: the schema, flattened, so that no field is forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairshare.framework import Framework
from fairshare.intake import cells
from fairshare.model import IMPORTED, PROFILES, Data
from fairshare.validate.schema.references import Node, inlined, own_entry, without_laws

FieldPath = tuple[str, ...]

EVENTS: FieldPath = ("events",)
SLUG: FieldPath = ("slug",)
"""The one column that is no field: the file's name."""

_INDEPENDENCE: FieldPath = ("assessment", "independence")


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
        return cells.choices(self.schema)

    @property
    def mark(self) -> str:
        """What stands between the items of a list."""
        return cells.mark(self.schema["items"])

    @property
    def advice(self) -> str:
        """How a list is written in one cell; empty for what is no list."""
        return cells.advice(self.schema).strip().removeprefix("(").removesuffix(")")

    def read(self, text: str) -> Any:
        """The value that a cell's text stands for. Raises CellError."""
        return cells.read(self.schema, text)

    def write(self, value: Any) -> str:
        """The text of a cell for a value of the right kind."""
        return cells.write(self.schema, value)


def columns(framework: Framework) -> tuple[TableColumn, ...]:
    """Every column in the schema's order; the file's name first, what laws ask last."""
    schema = without_laws(own_entry(framework.initiative_schema))
    slug = TableColumn(SLUG, "File name (made from the title when left empty)", {"type": "string"})
    of_laws = (one for one in _of_laws(framework) if cells.can_hold(one.schema))
    return (slug, *_below(schema, (), ()), *of_laws)


def beside_columns(framework: Framework) -> tuple[TableColumn, ...]:
    """What laws ask and no cell can hold: such as a list of bodies with papers of their own.

    No table has it. What an entry says there stays as it is when a table changes the entry.
    """
    return tuple(one for one in _of_laws(framework) if not cells.can_hold(one.schema))


def every_field(framework: Framework) -> tuple[TableColumn, ...]:
    """What a table has, and what is beside it: all that an entry that stands there can hold."""
    return (*columns(framework), *beside_columns(framework))


def _of_laws(framework: Framework) -> Iterator[TableColumn]:
    """Each field of the laws that the body has chosen, under the name of its profile."""
    whole = own_entry(framework.initiative_schema)
    for name, profile in framework.profiles.items():
        part = whole["properties"][PROFILES]["properties"][profile.name]
        yield from _below(part, (PROFILES, name), (name,))


def flatten(data: Data, known: Sequence[TableColumn]) -> dict[FieldPath, str]:
    """The cells of an entry, by path; only those that hold something."""
    found: dict[FieldPath, str] = {}
    for column in known:
        value: Any = data
        for step in column.path:
            value = value.get(step) if isinstance(value, Mapping) else None
        if value is not None:
            found[column.path] = column.write(value)
    return found


class Assembler:
    """Makes entries out of values by path."""

    def __init__(self, framework: Framework) -> None:
        self._own = own_entry(framework.initiative_schema)
        self._imported = inlined(framework.initiative_schema)

    def entry(self, values: Mapping[FieldPath, Any]) -> dict[str, Any]:
        """The entry, in the schema's order.

        A group that the schema requires is there even when empty, so that the fields missing in it
        are told one by one. An entry taken from somebody's table needs fewer.
        """
        imported = values.get(_INDEPENDENCE) == IMPORTED
        return _assemble(self._imported if imported else self._own, _grouped(values))


def _grouped(values: Mapping[FieldPath, Any]) -> dict[str, Any]:
    """Values by path as groups of values by name."""
    whole: dict[str, Any] = {}
    for path, value in values.items():
        group = whole
        for step in path[:-1]:
            group = group.setdefault(step, {})
        group[path[-1]] = value
    return whole


def _assemble(schema: Node, values: Mapping[str, Any]) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    required = schema.get("required", ())
    for name, part in schema["properties"].items():
        if part.get("type") != "object":
            if name in values:
                entry[name] = values[name]
        elif name in required or name in values:
            entry[name] = _assemble(part, values.get(name, {}))
    return entry


def chained(titles: Sequence[str]) -> str:
    """Titles from the outermost to the innermost, as one; a question mark needs no colon."""
    return ": ".join(titles).replace("?: ", "? ")


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
            yield TableColumn(below, f"{chained(chain)}{cells.advice(part)}", part)
