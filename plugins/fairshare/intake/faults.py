"""What came of a table: what was written, and what is wrong in which cell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from fairshare.intake.reading.listing import Interpretation
from fairshare.language import ngettext
from fairshare.printable import visible

MOST_ERRORS = 200
"""In a table: further rows are not looked at, for nobody mends so many at once."""
MOST_ALIKE = 100
"""Of one kind in a table: what goes beyond is counted, not shown."""


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
    not_judged: Sequence[int] = ()
    """Numbers of the rows that were not looked at, because more was wrong above than one mends."""

    @property
    def errors(self) -> list[CellFault]:
        return [fault for fault in self.faults if fault.is_error]


def in_table_order(faults: Iterable[CellFault]) -> list[CellFault]:
    """Row by row, from left to right, each once; of one kind the first, and how many there are."""
    count: Counter[str] = Counter()
    shown: dict[str, list[CellFault]] = defaultdict(list)
    for fault in sorted(set(faults), key=_place):
        kind = fault.code or fault.message
        count[kind] += 1
        if count[kind] <= MOST_ALIKE:
            shown[kind].append(fault)
    for kind, few in shown.items():
        if more := count[kind] - len(few):
            few.append(_with_more(few.pop(), more))
    return sorted((fault for few in shown.values() for fault in few), key=_place)


def is_too_much(faults: Iterable[CellFault]) -> bool:
    """Whether so much is wrong that the rows below are left for later."""
    return sum(fault.is_error for fault in faults) > MOST_ERRORS


def _place(fault: CellFault) -> tuple[int, int, str, str]:
    return fault.row, fault.column, fault.code, fault.message


def _with_more(fault: CellFault, more: int) -> CellFault:
    words = ngettext(
        "{} more of this kind is not shown.", "{} more of this kind are not shown.", more
    )
    return replace(fault, hint=f"{fault.hint} {words.format(more)}".strip())
