"""What came of a table: what was written, and what is wrong in which cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fairshare.intake.reading.listing import Interpretation
from fairshare.printable import visible


@dataclass(frozen=True, slots=True)
class CellFault:
    """One thing that is wrong, with the address of its cell."""

    row: int
    column: int
    address: str
    """As spreadsheet programs write it: Initiatives!F17."""
    code: str
    """Of the register's problems; empty for what only a table can have, which is an error."""
    message: str
    hint: str

    @property
    def is_error(self) -> bool:
        return not self.code.startswith("W")

    def explain(self, file: str) -> str:
        """For a terminal: address, code, message, and the hint below."""
        code = f"{self.code} " if self.code else ""
        first = f"{visible(file)}: {visible(self.address)}: {code}{visible(self.message)}"
        return f"{first}\n  {visible(self.hint)}" if self.hint else first


@dataclass(slots=True)
class Imported:
    """What came of a table."""

    rows: int = 0
    """Of the table."""
    entries: int = 0
    """That its rows make; as many as rows, unless a mapping says that several are one."""
    written: list[str] = field(default_factory=list)
    """Files from the project's root, in the order of rows; in a dry run, those that would be."""
    unchanged: list[str] = field(default_factory=list)
    """Files that hold the row's content already."""
    organisations: list[str] = field(default_factory=list)
    """Files of organisations that only a table names, as in `written`."""
    faults: list[CellFault] = field(default_factory=list)
    whole: bool = False
    """Whether all of the table is written or nothing of it."""
    readings: list[Interpretation] = field(default_factory=list)
    """What was read otherwise than it was written."""
    notices: list[str] = field(default_factory=list)
    """What was left out or filled in: sentences."""
    left_alone: list[str] = field(default_factory=list)
    """Which entries of the register a table no longer fills: sentences."""
    waits: bool = False
    """Whether nothing was written because nobody has said yet that the readings are right."""

    @property
    def errors(self) -> list[CellFault]:
        return [fault for fault in self.faults if fault.is_error]


def in_table_order(faults: Iterable[CellFault]) -> list[CellFault]:
    """Row by row, from left to right, each once."""
    return sorted(set(faults), key=lambda f: (f.row, f.column, f.code, f.message))
