"""What a mapping file says: which column of a body's own table means which field of an entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairshare.intake.columns import FieldPath
from fairshare.intake.mapping.column_kinds import BodyColumn, Column, EventColumn, Values

DATE_ORDERS: Mapping[str, tuple[str, ...]] = {
    "day-first": ("day", "month", "year"),
    "month-first": ("month", "day", "year"),
    "year-first": ("year", "month", "day"),
}
"""In which order a table writes its days, by the name that a mapping gives it."""


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

    def described(self) -> dict[str, Any]:
        """What its file would hold."""
        homepage = {"homepage": self.homepage} if self.homepage else {}
        return {"name": self.name, "type": self.type, **homepage}


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
    """Without an id where a column says who leads."""
    lead_roles: Sequence[str]
    lead_in: str
    """The column whose first body leads the row; empty where all entries have one lead."""
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
    unsaid: Values
    """What stands where no column says it."""
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
