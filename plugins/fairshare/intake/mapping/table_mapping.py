"""What a mapping file says: which column of a body's own table means which field of an entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fairshare.intake.columns import FieldPath

Values = Mapping[FieldPath, Any]
"""Values of an entry's fields, by their paths."""

Between = Sequence[str]
"""What may stand between several things in one cell."""

DATE_ORDERS: Mapping[str, tuple[str, ...]] = {
    "day-first": ("day", "month", "year"),
    "month-first": ("month", "day", "year"),
    "year-first": ("year", "month", "day"),
}
"""In which order a table writes its days, by the name that a mapping gives it."""


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column whose text fills a field."""

    path: FieldPath
    heading: bool = False
    """Whether the column's name stands above its text: several columns may share a field."""
    between: Between = ()
    """What stands between the items of a list; empty where the cell is one item."""
    in_full: FieldPath = ()
    """The field that holds all of a text that is too long for its own."""


@dataclass(frozen=True, slots=True)
class WordColumn:
    """A column of few words, each of which stands for values of fields."""

    words: Mapping[str, Values]
    """In order of weight: where rows differ, the earlier word stands."""
    in_part: Values = field(default_factory=dict)
    """What stands instead where only some rows of an entry say something."""
    otherwise: ItemColumn | None = None
    """Where any other text goes, as it is written; without it another word stops the import."""


@dataclass(frozen=True, slots=True)
class ReferenceColumn:
    """A column of numbers under which rows are known elsewhere."""

    scheme: str


@dataclass(frozen=True, slots=True)
class BodyColumn:
    """A column that names organisations."""

    roles: Sequence[str]
    kind: str = ""
    """The column that says what kind of body it is; empty where none does."""
    type: str = ""
    """Of each body that nothing else says the type of."""
    between: Between = ()


@dataclass(frozen=True, slots=True)
class KindColumn:
    """A column that says what kind of body another column names: its words and their types."""

    words: Mapping[str, str]
    said: WordColumn | None = None
    """What its words say of the entry itself."""


@dataclass(frozen=True, slots=True)
class IdentifierColumn:
    """A column of numbers under which official lists know the bodies that another column names."""

    of: str
    """The column that names them, in the same order."""
    lists: Mapping[str, ListOfBodies | None]
    """By how a number begins; None for those that are left out."""
    between: Between = ()


@dataclass(frozen=True, slots=True)
class ListOfBodies:
    """An official list of bodies."""

    scheme: str
    whole: bool = False
    """Whether what a number begins with belongs to it."""


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A column of days that fills a field."""

    path: FieldPath
    past: Values = field(default_factory=dict)
    """What is so where the day lies before that of the table."""


@dataclass(frozen=True, slots=True)
class EventColumn:
    """A column of days on which something happened: each row is an event."""

    kind: str
    says: Sequence[str]
    """The columns that the event repeats, word for word."""


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """A column whose text is one field in each item of a list: the address of a source."""

    path: FieldPath
    """Of the list."""
    part: str
    """The field in the item."""
    beside: Mapping[str, Any]
    """What else stands in each item."""
    between: Between = ()


@dataclass(frozen=True, slots=True)
class UnusedColumn:
    """A column that is left out, and why."""

    reason: str


Column = (
    TextColumn
    | WordColumn
    | ReferenceColumn
    | BodyColumn
    | KindColumn
    | IdentifierColumn
    | DayColumn
    | EventColumn
    | ItemColumn
    | UnusedColumn
)


@dataclass(frozen=True, slots=True)
class TitleRule:
    """How an entry gets its title: the first sentence of the first column that says something."""

    columns: Sequence[str]
    passed_over: Sequence[str] = ()
    """How texts begin that say nothing."""
    apart: str = ""
    """The column that tells equal titles apart."""
    whole: bool = False
    """Whether all of its text is the title, not its first sentence alone."""
    in_full: FieldPath = ()
    """The field that holds the whole text where the title does not."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a mapping says of one organisation."""

    id: str
    name: str
    type: str
    homepage: str = ""

    def described(self, numbers: Sequence[Mapping[str, str]] = ()) -> dict[str, Any]:
        """What its file would hold; `numbers` are those of official lists."""
        homepage = {"homepage": self.homepage} if self.homepage else {}
        listed = {"identifiers": list(numbers)} if numbers else {}
        return {"name": self.name, "type": self.type, **homepage, **listed}


@dataclass(frozen=True, slots=True)
class TableMapping:
    """All of a mapping file."""

    file: str
    sheet: str
    """Of a workbook."""
    dates: Sequence[str]
    """The order of day, month and year."""
    entry: Sequence[str]
    """Rows that agree in these columns are one entry; without any, each row is one."""
    lead: Body
    lead_roles: Sequence[str]
    title: TitleRule
    stage_as_of: Sequence[str]
    """Columns of days, the newest of which is the day up to which the table shows the stage."""
    always: Values
    columns: Mapping[str, Column]
    may_lack: frozenset[str]
    """Columns that a table of this form need not have."""
    also_called: Mapping[str, str]
    """Other names of columns, each with the one that the mapping uses."""
    leaves_others: bool
    """Whether columns that the mapping does not speak of are left out, and named."""
    as_of: str
    """The day of the table, where no column says it; empty otherwise."""
    among: str
    """The column that names the lead in its rows: others are left out. Empty: all rows are its."""
    bodies: Mapping[str, Body]
    """Organisations by the name that the table gives them."""

    @property
    def named(self) -> tuple[str, ...]:
        """Every column that the mapping speaks of, each once."""
        beside = [*self.entry, *self.title.columns, *self.stage_as_of, self.title.apart]
        for column in self.columns.values():
            if isinstance(column, EventColumn):
                beside += column.says
            elif isinstance(column, BodyColumn):
                beside.append(column.kind)
        return tuple(dict.fromkeys(filter(None, [*self.columns, *beside])))
