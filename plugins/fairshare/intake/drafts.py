"""Rows to drafts of entries: columns known by their paths, cells to values, values to data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from fairshare.framework import Framework
from fairshare.intake.cells import CellError
from fairshare.intake.columns import SLUG, Assembler, FieldPath, TableColumn, columns
from fairshare.intake.entry_file import as_yaml
from fairshare.intake.faults import CellFault
from fairshare.intake.slugs import slug
from fairshare.intake.table import Table, TableRow
from fairshare.load.register import INITIATIVES
from fairshare.model import Path
from fairshare.problems import Problem
from fairshare.validate.entry_access import lead
from fairshare.validate.nearest import did_you_mean, nearest
from fairshare.validate.rules.identity import LONGEST_SLUG, is_slug
from fairshare.work.parallel import parallel_map

NO_LEAD = "no-lead"
"""Folder of rows that don't say who leads; the check says so, and nothing of them is written."""
_FOLDER = "E201"
"""Lead and folder differ: never so here, where the folder is made from the lead."""
_NAMES = "E202"


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
    faults: list[CellFault] = field(default_factory=list)
    text: str = ""
    """Of the file to come."""

    @property
    def file(self) -> str:
        """Its place below the folder where it is checked; two rows of one name stay apart."""
        return f"{self.row}/{INITIATIVES}/{self.lead}/{self.slug}.yml"

    @property
    def failed(self) -> bool:
        """Whether anything stands against writing it."""
        return any(fault.is_error for fault in self.faults)

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
        if all(known.column != fault.column or known.code for known in self.faults):
            self.faults.append(fault)


class Drafts:
    """All rows of a table. `faults` are those of its columns: with them nothing is written."""

    def __init__(self, table: Table, framework: Framework) -> None:
        self._assembler = Assembler(framework)
        self._known = {column.name: column for column in columns(framework)}
        self._table = table
        self.faults: list[CellFault] = []
        header, rows = self._split(table.rows)
        self._columns = self._match(header)
        self._places = _Cells(table, self._columns)
        self.drafts = [self._draft(row) for row in rows]
        texts = parallel_map(as_yaml, [draft.data for draft in self.drafts])
        for draft, text in zip(self.drafts, texts, strict=True):
            draft.text = text
        self._find_twins()

    @property
    def failed(self) -> bool:
        """Whether the columns can't be made out."""
        return bool(self.faults)

    def _split(self, rows: Sequence[TableRow]) -> tuple[TableRow, Sequence[TableRow]]:
        """The row of paths among the first two, and the rows of entries below it."""
        for number, row in enumerate(rows[:2]):
            if "title" in row.cells.values() and "summary" in row.cells.values():
                return row, rows[number + 1 :]
        self._add_fault(
            1,
            1,
            "The row with the names of the fields (title, summary, themes, …) is missing.",
            "Start from `fairshare export template FILE.xlsx`, and keep its first two rows.",
        )
        return TableRow(1, {}), ()

    def _match(self, header: TableRow) -> dict[int, TableColumn]:
        """Columns by their number."""
        found: dict[int, TableColumn] = {}
        for number, name in header.cells.items():
            column = self._known.get(name)
            if column is None:
                guess = did_you_mean(nearest(name, self._known))
                message = f'"{name[:60]}" is not a field of the register.'
                self._add_fault(header.number, number, message, guess or "Delete the column.")
            elif column in found.values():
                message = f'"{name}" stands in two columns.'
                self._add_fault(header.number, number, message, "Delete one of them.")
            else:
                found[number] = column
        for number, (message, hint) in header.faults.items():
            self._add_fault(header.number, max(number, 1), message, hint)
        for number in sorted(self._table.hidden & found.keys()):
            self._add_fault(header.number, number, "This column is hidden.", "Show or delete it.")
        return found

    def _draft(self, row: TableRow) -> Draft:
        values: dict[FieldPath, Any] = {}
        faults = [
            self._places.at(row.number, max(number, 1), "", message, hint)
            for number, (message, hint) in row.faults.items()
        ]
        for number, text in row.cells.items():
            column = self._columns.get(number)
            if column is None:
                if not self.failed:
                    message = "This cell stands in a column without a name."
                    hint = "Delete it, or name the field in the row of names."
                    faults.append(self._places.at(row.number, number, "", message, hint))
                continue
            try:
                values[column.path] = column.read(text)
            except CellError as error:
                faults.append(self._places.at(row.number, number, "", str(error), ""))
        return self._made(row, values, faults)

    def _made(self, row: TableRow, values: dict[FieldPath, Any], faults: list[CellFault]) -> Draft:
        given = values.pop(SLUG, "")
        named = given or slug(str(values.get(("title",), "")))
        data = self._assembler.entry(values)
        leading = lead(data)
        draft = Draft(
            row=row.number,
            lead=leading if is_slug(leading) else NO_LEAD,
            slug=named if is_slug(named) else f"row-{row.number}",
            data=data,
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

    def _add_fault(self, row: int, column: int, message: str, hint: str) -> None:
        address = self._table.address(row, column)
        self.faults.append(CellFault(row, column, address, "", message, hint))


class _Cells:
    """Where the fields of an entry stand in a table."""

    def __init__(self, table: Table, found: Mapping[int, TableColumn]) -> None:
        self._table = table
        self._numbers = {column.path: number for number, column in found.items()}

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
