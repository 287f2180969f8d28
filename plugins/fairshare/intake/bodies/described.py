"""Organisations that are not in the register yet: described in a table, an issue or a prompt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fairshare.framework import Framework
from fairshare.intake.bodies.directory import Directory
from fairshare.intake.bodies.identifiers import as_cell
from fairshare.intake.cells import CellError
from fairshare.intake.columns import TableColumn
from fairshare.intake.faults import CellFault
from fairshare.intake.reading.headings import Headings
from fairshare.intake.reading.listing import Interpretation
from fairshare.intake.reading.values import Interpreter
from fairshare.intake.slugs import slug
from fairshare.intake.table import Table
from fairshare.language import gettext as _
from fairshare.load.register import ORGANISATIONS
from fairshare.model import Path
from fairshare.validate.schema.references import inlined

_ASKED = ("name", "also_known_as", "type", "homepage", "identifiers")
"""What a new organisation is described by; the rest may follow in its file."""


@dataclass(slots=True)
class DescribedBody:
    """An organisation on its way to a file."""

    row: int
    id: str
    data: Mapping[str, Any]
    faults: list[CellFault] = field(default_factory=list)
    _columns: Mapping[str, int] = field(default_factory=dict)
    _table: Table | None = None
    text: str = ""
    """Of the file to come; made when the body is looked at."""

    @property
    def file(self) -> str:
        """Its place below the register's folder."""
        return f"{ORGANISATIONS}/{self.id}.yml"

    @property
    def failed(self) -> bool:
        return any(fault.is_error for fault in self.faults)

    def add(self, code: str, path: Path, message: str, hint: str) -> None:
        """Note a fault at the cell of a field; the name's where the field has none."""
        name = str(path[0]) if path else "name"
        column = self._columns.get(name, self._columns.get("name", 1))
        address = self._table.address(self.row, column) if self._table else name
        self.faults.append(CellFault(self.row, column, address, code, message, hint))


@dataclass(frozen=True, slots=True)
class DescribedBodies:
    """All that one table describes."""

    bodies: Sequence[DescribedBody] = ()
    faults: Sequence[CellFault] = ()
    """Of its headings."""
    readings: Sequence[Interpretation] = ()
    notices: Sequence[str] = ()

    @property
    def data(self) -> dict[str, Mapping[str, Any]]:
        """By id."""
        return {body.id: body.data for body in self.bodies}


def body_columns(framework: Framework) -> tuple[TableColumn, ...]:
    """The fields that a new organisation is described by."""
    parts = inlined(framework.organisation_schema)["properties"]
    return tuple(TableColumn((name,), str(parts[name]["title"]), parts[name]) for name in _ASKED)


def read_bodies(table: Table | None, framework: Framework, known: Directory) -> DescribedBodies:
    """The organisations of a table that the register does not have yet."""
    if table is None or not table.rows:
        return DescribedBodies()
    headings = Headings(table, body_columns(framework), needed=("name",))
    interpreter = Interpreter(framework, known)
    bodies: list[DescribedBody] = []
    readings: list[Interpretation] = []
    notices = [*headings.notices]
    for row in headings.rows:
        body, read = _body(row.number, row.cells, headings.columns, table, interpreter)
        for number, (message, hint) in row.faults.items():
            at = table.address(row.number, max(number, 1))
            body.faults.append(CellFault(row.number, max(number, 1), at, "", message, hint))
        if there := known.find(str(body.data.get("name", ""))):
            words = _("{}: {} is in the register already, as {}.")
            at = table.address(row.number, 1)
            notices.append(words.format(at, known.name(there[0]), there[0]))
            continue
        bodies.append(body)
        readings += read
    return DescribedBodies(bodies, headings.faults, readings, notices)


def _body(
    row: int,
    cells: Mapping[int, str],
    found: Mapping[int, TableColumn],
    table: Table,
    interpreter: Interpreter,
) -> tuple[DescribedBody, list[Interpretation]]:
    data: dict[str, Any] = {}
    readings: list[Interpretation] = []
    faults: list[CellFault] = []
    for number, column in found.items():
        text = cells.get(number)
        if text is None:
            continue
        at = table.address(row, number)
        text = as_cell(text) if column.name == "identifiers" else text
        try:
            meaning = interpreter.meaning(column, column.read(text))
        except CellError as error:
            faults.append(CellFault(row, number, at, "", str(error), ""))
            continue
        data[column.name] = meaning.value
        readings += [Interpretation(row, number, at, *pair) for pair in meaning.readings]
    columns = {column.name: number for number, column in found.items()}
    ordered = {name: data[name] for name in _ASKED if name in data}
    body = DescribedBody(
        row, slug(str(data.get("name", ""))) or f"row-{row}", ordered, faults, columns, table
    )
    return body, readings
