"""Rows to drafts of entries: columns known by their paths, cells to values, values to data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from fairshare.intake.bodies.described import DescribedBodies
from fairshare.intake.cells import CellError
from fairshare.intake.columns import (
    EVENTS,
    SLUG,
    Assembler,
    FieldPath,
    TableColumn,
    columns,
    every_field,
)
from fairshare.intake.entry_file import as_yaml
from fairshare.intake.faults import MOST_ERRORS, CellFault
from fairshare.intake.reading.headings import Headings
from fairshare.intake.reading.listing import Interpretation
from fairshare.intake.reading.present import PresentEntries, PresentEntry
from fairshare.intake.reading.values import PARTICIPANTS, Interpreter
from fairshare.intake.slugs import slug
from fairshare.intake.table import Table, TableRow
from fairshare.language import gettext as _
from fairshare.load.register import INITIATIVES
from fairshare.model import Path
from fairshare.problems import Problem
from fairshare.validate.entry_access import lead
from fairshare.validate.rules.identity import LONGEST_SLUG, is_slug

NO_LEAD = "no-lead"
"""Folder of rows that don't say who leads; the check says so, and nothing of them is written."""
_FOLDER = "E201"
"""Lead and folder differ: never so here, where the folder is made from the lead."""
_NAMES = "E202"
DELETED = "(delete)"
"""A cell that takes a text away which the register has. An empty one leaves it as it is."""


class FieldCells(Protocol):
    """Where the fields of an entry stand in a table."""

    def fault(self, row: int, path: Path, code: str, message: str, hint: str) -> CellFault:
        """A fault at the cell of a field, or as near as can be."""


@dataclass(slots=True)
class Draft:
    """One row on its way to a file."""

    row: int
    lead: str
    slug: str
    data: Mapping[str, Any]
    places: FieldCells
    before: PresentEntry | None = None
    """The register's own, where this row is about an entry that is there."""
    faults: list[CellFault] = field(default_factory=list)
    readings: list[Interpretation] = field(default_factory=list)
    doubted: set[int] = field(default_factory=set)
    """Columns of cells that were called wrong before the check."""
    text: str = ""
    """Of the file to come; made when the draft is looked at."""

    @property
    def file(self) -> str:
        """Its place below the folder where it is checked; two rows of one name stay apart."""
        return f"{self.row}/{INITIATIVES}/{self.lead}/{self.slug}.yml"

    @property
    def failed(self) -> bool:
        """Whether anything stands against writing it."""
        return any(fault.is_error for fault in self.faults)

    def as_file(self, modeline: str) -> str:
        """The text of the file to come: one that is there changes only where its data does."""
        if self.before is not None:
            return self.before.amended(self.data)
        return as_yaml(self.data, modeline)

    def add(self, code: str, path: Path, message: str, hint: str) -> None:
        """Note a fault at the cell of a field."""
        self.faults.append(self.places.fault(self.row, path, code, message, hint))

    def add_problem(self, problem: Problem) -> None:
        """Note what the check said, unless the cell itself has been called wrong already."""
        if problem.code in {_FOLDER, _NAMES}:
            return
        fault = self.places.fault(
            self.row, problem.path, problem.code, problem.message, problem.hint
        )
        if fault.column not in self.doubted:
            self.faults.append(fault)


class Drafts:
    """All rows of a table. `faults` are those of its columns: with them nothing is written."""

    def __init__(
        self,
        table: Table,
        interpreter: Interpreter,
        present: PresentEntries,
        bodies: DescribedBodies,
    ) -> None:
        """`bodies`: the organisations that the table describes besides."""
        self._interpreter, self._present, self._table = interpreter, present, table
        self._assembler = Assembler(interpreter.framework)
        self._known = columns(interpreter.framework)
        self._whole = every_field(interpreter.framework)
        self._newest = interpreter.framework.newest_method
        headings = Headings(table, self._known)
        self.bodies = bodies
        self.faults = [*headings.faults, *bodies.faults]
        self.notices = [*table.notices, *bodies.notices, *headings.notices]
        self._columns, self._left_out = headings.columns, headings.left_out
        self._places = _Cells(table, self._columns)
        self._without_method = 0
        self.drafts: list[Draft] = []
        self.not_read = self._read(headings.rows)
        """Numbers of the rows below those that held too many errors."""
        if self._without_method:
            words = _("Where no method is named, it is the newest: {}.")
            self.notices.append(words.format(self._newest))
        self._find_twins()

    @property
    def of_published(self) -> bool:
        """Whether what the rows change is published."""
        return self._table.of_published

    @property
    def readings(self) -> list[Interpretation]:
        """What was read otherwise than it was written, row by row."""
        rows = (reading for draft in self.drafts for reading in draft.readings)
        return [*self._table.readings, *self.bodies.readings, *rows]

    def _read(self, rows: Sequence[TableRow]) -> Sequence[int]:
        """Make drafts of rows, and say which are left."""
        errors = 0
        for number, row in enumerate(rows):
            if errors > MOST_ERRORS:
                return [left.number for left in rows[number:]]
            self.drafts.append(self._draft(row))
            errors += sum(fault.is_error for fault in self.drafts[-1].faults)
        return ()

    @property
    def failed(self) -> bool:
        """Whether the columns can't be made out."""
        return bool(self.faults)

    def _draft(self, row: TableRow) -> Draft:
        values: dict[FieldPath, Any] = {}
        readings: list[Interpretation] = []
        faults = [
            self._places.at(row.number, max(number, 1), "", message, hint)
            for number, (message, hint) in row.faults.items()
        ]
        for number, text in row.cells.items():
            column = self._columns.get(number)
            if column is None:
                if not self.failed and number not in self._left_out:
                    message = "This cell stands in a column without a name."
                    hint = "Delete it, or name the field in the row of names."
                    faults.append(self._places.at(row.number, number, "", message, hint))
                continue
            if text == DELETED:
                values[column.path] = None
                continue
            listed, loose = self._interpreter.as_listed(column, text)
            readings += self._places.readings(row.number, number, loose)
            try:
                meaning = self._interpreter.meaning(column, column.read(listed))
            except CellError as error:
                faults.append(self._places.at(row.number, number, "", str(error), ""))
                continue
            values[column.path] = meaning.value
            readings += self._places.readings(row.number, number, meaning.readings)
            faults += [self._places.at(row.number, number, *doubt) for doubt in meaning.doubts]
        draft = self._made(row, values, faults)
        draft.readings = readings
        draft.doubted = {fault.column for fault in faults}
        return draft

    def _made(self, row: TableRow, values: dict[FieldPath, Any], faults: list[CellFault]) -> Draft:
        given = values.pop(SLUG, None) or ""
        named = given or slug(str(values.get(("title",)) or ""))
        leading = lead({PARTICIPANTS[0]: values.get(PARTICIPANTS)})
        before = self._present.entry(leading, named, alone=bool(given))
        if before is not None:
            leading = before.lead
            there = before.values(self._whole)
            if self._table.of_published and (happened := values.get(EVENTS)):
                values[EVENTS] = [*there.get(EVENTS, ()), *happened]
            values = {**there, **values}
        elif ("method",) not in values:
            values[("method",)] = self._newest
            self._without_method += 1
        draft = Draft(
            row=row.number,
            lead=leading if is_slug(leading) else NO_LEAD,
            slug=named if is_slug(named) else f"row-{row.number}",
            data=self._assembler.entry(_without_deleted(values)),
            before=before,
            places=self._places,
            faults=faults,
        )
        if given and not is_slug(given):
            draft.add(
                "",
                SLUG,
                f'The file name "{given[:60]}" can\'t become a web address.',
                f"Use small letters, digits and single hyphens, at most {LONGEST_SLUG} characters.",
            )
        return draft

    def _find_twins(self) -> None:
        seen: dict[tuple[str, str], int] = {}
        for draft in self.drafts:
            first = seen.setdefault((draft.lead, draft.slug), draft.row)
            if first != draft.row:
                message = f"Row {first} has the same organisation and the same file name."
                draft.add("", SLUG, message, "Give one of them another file name.")


def _without_deleted(values: Mapping[FieldPath, Any]) -> dict[FieldPath, Any]:
    return {path: value for path, value in values.items() if value is not None}


class _Cells:
    """Where the fields of an entry stand in a table."""

    def __init__(self, table: Table, found: Mapping[int, TableColumn]) -> None:
        self._table = table
        self._numbers = {column.path: number for number, column in found.items()}

    def readings(
        self, row: int, column: int, pairs: Sequence[tuple[str, str]]
    ) -> list[Interpretation]:
        """What was written in a cell and what it was read as, with its address."""
        return [
            Interpretation(row, column, self._table.address(row, column), *pair) for pair in pairs
        ]

    def at(self, row: int, column: int, code: str, message: str, hint: str) -> CellFault:
        """A fault at a cell."""
        return CellFault(row, column, self._table.address(row, column), code, message, hint)

    def fault(self, row: int, path: Path, code: str, message: str, hint: str) -> CellFault:
        """A fault at the cell of a field, or of the nearest field that has a column."""
        return self.at(row, self._column(path), code, message, hint)

    def _column(self, path: Path) -> int:
        """The field itself or the list that it is part of; else the first of its group."""
        steps = tuple(step for step in path if isinstance(step, str))
        while steps:
            inside = [n for fields, n in self._numbers.items() if fields == steps[: len(fields)]]
            below = [n for fields, n in self._numbers.items() if fields[: len(steps)] == steps]
            if inside or below:
                return min(inside or below)
            steps = steps[:-1]
        return self._numbers.get(SLUG, 1)
