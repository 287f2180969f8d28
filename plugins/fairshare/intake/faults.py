"""What is wrong in a table, and in which cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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


def in_table_order(faults: Iterable[CellFault]) -> list[CellFault]:
    """Row by row, from left to right, each once."""
    return sorted(set(faults), key=lambda f: (f.row, f.column, f.code, f.message))
