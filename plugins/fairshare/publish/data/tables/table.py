"""What a table of the open data is: its columns, its keys and its rows, whatever file holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

from fairshare.publish.edition import Edition

ColumnKind = Literal["text", "list", "integer", "number", "boolean", "date"]

CellValue: TypeAlias = str | int | float | bool | tuple[str, ...] | None
"""What stands in a cell; None where the register does not say. A date is text: `2025-04-02`."""

DataRow: TypeAlias = list[CellValue]
"""In the order of the columns."""

SEPARATOR = "|"
"""Between the items of a list in one cell."""
_ESCAPED = str.maketrans({"\\": "\\\\", SEPARATOR: f"\\{SEPARATOR}"})


@dataclass(frozen=True, slots=True)
class DataColumn:
    """One column. `docs/contract/data.md` says what may change in it: nothing but its words."""

    name: str
    kind: ColumnKind
    title: str
    """What people call it."""
    description: str
    value: Callable[[Any], CellValue]
    """From what a row is about."""
    source: str = ""
    """The field of the entry that it repeats, as `decision.outcome`; empty where it is made."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """The codes that it can hold, with their words; none where it holds no codes."""
    required: bool = False
    """Whether every row has it."""
    prose: bool = False
    """Whether its texts have marks: paragraphs, lists, links."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """That columns of a table name a row of another one."""

    columns: tuple[str, ...]
    table: str
    others: tuple[str, ...]


class TablePart(NamedTuple):
    """Rows that stand together, such as those of one initiative."""

    about: Callable[..., Iterable[Any]]
    """A function of a module: what they are about, made of what is handed over and nothing else."""
    given: tuple[object, ...]
    """What is handed over: values for which a digest can stand."""


@dataclass(frozen=True, slots=True)
class DataTable:
    """One table, in every file that holds it."""

    name: str
    title: str
    description: str
    columns: tuple[DataColumn, ...]
    key: tuple[str, ...]
    """The columns that tell one row from all others."""
    parts: Callable[[Edition], Iterator[TablePart]]
    """Its rows, in an order that only grows or follows the ids."""
    foreign: tuple[ForeignKey, ...] = ()

    def rows(self, part: TablePart) -> list[DataRow]:
        """The rows of a part."""
        makers = [column.value for column in self.columns]
        return [[make(subject) for make in makers] for subject in part.about(*part.given)]


def as_they_are(*subjects: Any) -> Iterable[Any]:
    """Where rows are about what was handed over itself."""
    return subjects


def joined(items: tuple[str, ...]) -> str:
    """A list as one text. An item's own separator has a backslash before it; so has a backslash."""
    return SEPARATOR.join(one.translate(_ESCAPED) for one in items)
