"""The headings of a table: which column holds which field, and which are somebody's own."""

from __future__ import annotations

from collections.abc import Sequence

from fairshare.intake.columns import TableColumn
from fairshare.intake.faults import CellFault
from fairshare.intake.table import Table, TableRow
from fairshare.language import gettext as _
from fairshare.validate.nearest import did_you_mean, nearest

_ABOVE = 10
"""So many rows are looked through for the headings: a title may stand above them."""


class Headings:
    """The columns by number, the rows of entries, what is wrong and what was left out."""

    def __init__(
        self,
        table: Table,
        known: Sequence[TableColumn],
        needed: Sequence[str] = ("title", "slug"),
    ) -> None:
        """`needed`: one of these tells the row of names from others."""
        self._table, self._needed = table, needed
        self._names = {column.name: column for column in known}
        self._titles = _by_title(known)
        self.columns: dict[int, TableColumn] = {}
        self.left_out: set[int] = set()
        """Numbers of columns that have a name of their own."""
        self.faults: list[CellFault] = []
        self.notices: list[str] = []
        header, self.rows = self._split(table.rows)
        self._match(header)

    def _split(self, rows: Sequence[TableRow]) -> tuple[TableRow, Sequence[TableRow]]:
        """The row of names among the first ones, or of titles, and the rows of entries below."""
        by_title: tuple[TableRow, Sequence[TableRow]] | None = None
        for number, row in enumerate(rows[:_ABOVE]):
            texts = set(row.cells.values())
            if len(texts & self._names.keys()) > 1 and not texts.isdisjoint(self._needed):
                return row, rows[number + 1 :]
            if by_title is None and len({_form(one) for one in texts} & self._titles.keys()) > 1:
                by_title = row, rows[number + 1 :]
        if by_title:
            return by_title
        self._add_fault(
            1,
            1,
            "The row with the names of the fields (title, summary, themes, …) is missing.",
            "Start from `fairshare export template FILE.xlsx`, and keep its first two rows.",
        )
        return TableRow(1, {}), ()

    def _match(self, header: TableRow) -> None:
        """Columns by their number."""
        for number, name in header.cells.items():
            column = self._names.get(name) or self._titles.get(_form(name))
            if column is None:
                self._unknown(header.number, number, name)
            elif column in self.columns.values():
                message = f'"{name[:60]}" stands in two columns.'
                self._add_fault(header.number, number, message, "Delete one of them.")
            else:
                self.columns[number] = column
        for number, (message, hint) in header.faults.items():
            self._add_fault(header.number, max(number, 1), message, hint)
        for number in sorted(self._table.hidden & self.columns.keys()):
            self._add_fault(header.number, number, "This column is hidden.", "Show or delete it.")

    def _unknown(self, row: int, number: int, name: str) -> None:
        """A slip of the pen is a fault where a text would be lost; one's own column is left out."""
        self.left_out.add(number)
        filled = any(number in entry.cells for entry in self.rows)
        like_a_name = filled and " " not in name
        guess = did_you_mean(nearest(name, self._names)) if like_a_name else ""
        if guess:
            message = f'"{name[:60]}" is not a field of the register.'
            self._add_fault(row, number, message, guess)
        elif filled:
            where = self._table.address(row, number)
            words = _("{}: the column “{}” is no field of the register and is left out.")
            self.notices.append(words.format(where, " ".join(name[:60].split())))

    def _add_fault(self, row: int, column: int, message: str, hint: str) -> None:
        address = self._table.address(row, column)
        self.faults.append(CellFault(row, column, address, "", message, hint))


def _by_title(known: Sequence[TableColumn]) -> dict[str, TableColumn]:
    """Columns by their titles, and by these without the advice in brackets where that is enough."""
    found = {_form(column.title): column for column in known}
    short = [_form(column.title.partition(" (")[0]) for column in known]
    for title, column in zip(short, known, strict=True):
        if short.count(title) == 1:
            found.setdefault(title, column)
    return found


def _form(title: str) -> str:
    return " ".join(title.casefold().split())
