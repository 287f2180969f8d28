"""The rows of a table by the names of its columns, and which of them are one entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from difflib import get_close_matches

from fairshare.intake.faults import CellFault
from fairshare.intake.mapping.column_kinds import BodyColumn
from fairshare.intake.mapping.column_parts import words_of
from fairshare.intake.mapping.table_mapping import TableMapping
from fairshare.intake.table import Table, TableRow
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.validate.nearest import did_you_mean, nearest

_ABOVE = 10
"""So many rows are looked through for the names of columns: a title may stand above them."""
_A_SLIP = 0.85
"""From 0 to 1: "Lay sumary" is near "Lay summary", and "Project status" near no other column."""
_LEAST = 2
"""Names of columns that tell their row from a title."""


def below_title(table: Table, mapping: TableMapping) -> Table:
    """The table from the row on that names its columns; whole where no row or the first does."""
    known = {words_of(name) for name in (*mapping.named, *mapping.also_called)}
    for number, row in enumerate(table.rows[:_ABOVE]):
        if len(known & set(map(words_of, row.cells.values()))) < min(_LEAST, len(known)):
            continue
        above = [one.number for one in table.rows[:number]]
        if not above:
            break
        notice = ngettext(
            "Row {rows} stands above the names of the columns. It is left out.",
            "Rows {rows} stand above the names of the columns. They are left out.",
            len(above),
        ).format(rows=", ".join(map(str, above)))
        return replace(table, rows=table.rows[number:], notices=(*table.notices, notice))
    return table


def names_of_columns(mapping: TableMapping) -> dict[str, str]:
    """Each column by its name, and by other names of it; blanks and capitals don't count."""
    others = {words_of(other): name for other, name in mapping.also_called.items()}
    return {**others, **{words_of(name): name for name in mapping.named}}


def without_others(table: Table, mapping: TableMapping) -> Table:
    """The table without the columns that the mapping leaves out unnamed: each is named once.

    One whose name is like that of a column that is missing stays: it is a slip of the pen.
    """
    if not mapping.leaves_others or not table.rows:
        return table
    head, known = table.rows[0], names_of_columns(mapping)
    there = {known.get(words_of(written)) for written in head.cells.values()}
    missing = [written for written, name in known.items() if name not in there]
    left = {
        number: " ".join(written[:80].split())
        for number, written in head.cells.items()
        if words_of(written) not in known and not _is_a_slip(written, missing)
    }
    empty = {number for row in table.rows for number in row.cells} - head.cells.keys()
    words = _("{address}: the column “{name}” is left out: the mapping does not speak of it.")
    notices = [
        words.format(address=table.address(head.number, number), name=name)
        for number, name in left.items()
    ]
    if empty:
        unnamed = ", ".join(table.address(head.number, number) for number in sorted(empty))
        notices.append(_("Columns without a name are left out: {}.").format(unnamed))
    rows = tuple(_row_without(row, {*left, *empty}) for row in table.rows)
    found = [row for row in rows if row.cells or row.faults]
    return replace(table, rows=found, notices=(*table.notices, *notices))


def _is_a_slip(written: str, missing: Sequence[str]) -> bool:
    """Whether a name of a column is, but for a letter or two, that of one which is missing."""
    return bool(get_close_matches(words_of(written), missing, n=1, cutoff=_A_SLIP))


def _row_without(row: TableRow, columns: AbstractSet[int]) -> TableRow:
    """A row without the cells of some columns, and without what is wrong with them."""
    cells = {number: text for number, text in row.cells.items() if number not in columns}
    faults = {number: fault for number, fault in row.faults.items() if number not in columns}
    return TableRow(row.number, cells, faults)


@dataclass(frozen=True, slots=True)
class NamedRow:
    """One row: what stands in each column, empty cells left out."""

    number: int
    cells: Mapping[str, str]


class NamedRows:
    """A table held against a mapping. `faults` are those of its head and of its cells."""

    def __init__(self, table: Table, mapping: TableMapping) -> None:
        self._table = table
        self.faults: list[CellFault] = []
        head = table.rows[0] if table.rows else TableRow(1, {})
        self.numbers = self._match(head, mapping)
        self.broken = bool(self.faults)
        names = {number: name for name, number in self.numbers.items()}
        self.rows = [self._row(row, names) for row in table.rows[1:]]

    def at(self, row: int, column: str, message: str, hint: str, code: str = "") -> CellFault:
        """A fault in a row, at a column by its name; at the first one where the table lacks it."""
        number = self.numbers.get(column, 1)
        return CellFault(row, number, self._table.address(row, number), code, message, hint)

    def keep(self, wanted: Callable[[NamedRow], bool]) -> None:
        """Leave out the rows that are not wanted."""
        self.rows = [row for row in self.rows if wanted(row)]

    def entries(
        self, mapping: TableMapping, body_in: Callable[[NamedRow, str], str]
    ) -> list[Sequence[NamedRow]]:
        """Rows that are one entry together, in the order of the table.

        `body_in` gives the name of the body in a cell, however it is spelt there.
        """
        if not mapping.entry:
            return [[row] for row in self.rows]
        found: dict[tuple[str, ...], list[NamedRow]] = {}
        for row in self.rows:
            key = tuple(
                body_in(row, name)
                if isinstance(mapping.columns.get(name), BodyColumn)
                else row.cells.get(name, "")
                for name in mapping.entry
            )
            found.setdefault(key, []).append(row)
        return list(found.values())

    def _match(self, head: TableRow, mapping: TableMapping) -> dict[str, int]:
        """The numbers of columns by the names that the mapping gives them."""
        known = names_of_columns(mapping)
        found: dict[str, int] = {}
        for number, written in head.cells.items():
            name = known.get(words_of(written))
            if name is None:
                message = f'The mapping does not say what the column "{written[:80]}" means.'
                guess = did_you_mean(nearest(written, mapping.named))
                hint = "Name it in the mapping, with `unused` and a reason if it is left out."
                self._add(head.number, number, message, f"{guess} {hint}".strip())
            elif name in found:
                message = f'"{name}" stands above two columns.'
                self._add(
                    head.number, number, message, "Give one of them another name, or delete it."
                )
            else:
                found[name] = number
        for number in sorted(self._table.hidden & set(head.cells)):
            self._add(head.number, number, "This column is hidden.", "Show or delete it.")
        for number, (message, hint) in head.faults.items():
            self._add(head.number, max(number, 1), message, hint)
        for name in mapping.named:
            if name not in found and name not in mapping.may_lack:
                message = f'The column "{name}" is missing, of which the mapping speaks.'
                self._add(head.number, 1, message, "Correct its name here or in the mapping.")
        return found

    def _row(self, row: TableRow, names: Mapping[int, str]) -> NamedRow:
        for number, (message, hint) in row.faults.items():
            self._add(row.number, max(number, 1), message, hint)
        for number in row.cells:
            if number not in names and not self.broken:
                message = "This cell stands in a column without a name."
                self._add(row.number, number, message, "Delete it, or give the column a name.")
        cells = {names[number]: text for number, text in row.cells.items() if number in names}
        return NamedRow(row.number, cells)

    def _add(self, row: int, column: int, message: str, hint: str) -> None:
        address = self._table.address(row, column)
        self.faults.append(CellFault(row, column, address, "", message, hint))
