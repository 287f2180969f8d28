"""Tables drawn for one test: entries that differ enough to stand beside each other."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from fairshare.framework import Framework
from fairshare.intake.columns import columns
from fairshare.intake.export import FIRST_ROW, write_table
from fairshare.intake.faults import Imported
from fairshare.intake.importing import import_table
from fairshare.intake.table import SHEET, read_table
from fairshare.intake.target import Target
from projects import BASE, Project, entry

TODAY = dt.date(2025, 12, 1)


def entries(count: int, full_every: int = 1) -> Iterator[tuple[str, dict[str, Any]]]:
    """Ids and data of entries without a problem, made from the base entries of the cases.

    Every so many hold all that an entry can; the others are small, which makes long tables quick.
    """
    full = entry((BASE / "full.yml").read_bytes())
    small = entry((BASE / "small.yml").read_bytes())
    for number in range(count):
        data = copy.deepcopy(small if number % full_every else full)
        data["title"] = f"Registration for free school meals, case {number}"
        data["summary"] += f" This is case {number}."
        for answer in data.get("answers", {}).values():
            answer["justification"] += f" This was so in case {number}."
        yield f"northshire-council/case-{number}", data


def address(framework: Framework, field: str, number: int, *, sheet: str = SHEET) -> str:
    """The cell of a field in the row of an entry, counted from 0."""
    names = [column.name for column in columns(framework)]
    cell = f"{get_column_letter(names.index(field) + 1)}{FIRST_ROW + number}"
    return f"{sheet}!{cell}" if sheet else cell


def edit(path: Path, change: Callable[[Workbook, Worksheet], None]) -> None:
    """Open a workbook as its author would, change it and save it."""
    book = load_workbook(path)
    sheet = book[SHEET]
    assert isinstance(sheet, Worksheet)
    change(book, sheet)
    book.save(path)


def workbook(project: Project, framework: Framework, count: int, full_every: int = 1) -> Path:
    """A workbook of so many good rows."""
    path = project.path("table.xlsx")
    write_table(path, framework, entries(count, full_every))
    return path


def take(project: Project, framework: Framework, path: Path, **options: bool) -> Imported:
    """Import a file into a project."""
    target = Target(project.root, project.path("register"), framework, TODAY)
    return import_table(read_table(path), target, **options)


def initiatives(project: Project) -> Mapping[str, bytes]:
    """Every initiative's file by its id."""
    folder = project.path("register/initiatives")
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
