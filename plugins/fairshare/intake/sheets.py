"""The sheets of a template that explain: questions, codes, organisations, and how to fill it in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from fairshare.framework import Framework
from fairshare.intake.bodies.described import body_columns
from fairshare.intake.bodies.directory import Directory
from fairshare.intake.columns import TableColumn
from fairshare.intake.table import HINTS, NEW_BODIES
from fairshare.model import StartingPoint
from fairshare.spreadsheets.workbook import text_cell

CODES = "Codes"

_ADVICE = (
    "Each row of the sheet Initiatives is one initiative. Keep its first two rows as they are.",
    (
        "Columns may stand in any order. Delete those that you don't need, and add your own: "
        "what the register does not know is left out, and you are told."
    ),
    (
        "For an entry that is in the register already, a column that is missing and a cell that is "
        "empty leave what is there. Write (delete) to take it away."
    ),
    "The sheet Questions has the questions and what each of their five steps means.",
    "Write codes or their labels: the sheet Codes says what each means.",
    (
        "Write organisations by name, by a name that they had, or by their initials. The sheet "
        "Organisations has those of the register. Describe others on the sheet New organisations."
    ),
    "Several codes or short texts in one cell stand between semicolons: education; welfare",
    "Longer texts stand one a line: press Alt and Enter for a new line inside a cell.",
    "Items of several parts stand one a line too, in the order that the column's title names:",
    "northshire-council | Revenues and Benefits | lead, provider",
    "2025-05-12 | agreement-signed | The council and the schools trust signed the agreement.",
    "Where a part is a list of pairs, they stand between commas: Yes = 58, No = 42",
    "A part may be left empty. A bar inside a text is written \\|, a line break \\n.",
    "[] stands for a list that is empty on purpose, such as: there is no legal basis.",
    (
        "Dates are written YYYY-MM-DD. 2 May 2013 and dates of the program are read too; "
        "of 03/04/2025, which has two meanings, you are asked whether it was read as you mean it."
    ),
    "What is read otherwise than you wrote it is listed, and nothing is written before you agree.",
    "Formulas, text that is struck out, and hidden rows, columns and sheets are refused.",
    "`fairshare import FILE.xlsx` makes a file of each row, or names the cell that is wrong.",
)

_START = (
    "`fairshare export template FILE.xlsx --like NAME` begins with what is usual for a common kind "
    "of sharing, with hints on what to look at: {}."
)


class Book(Protocol):
    """A workbook to which sheets are added."""

    def create_sheet(self, title: str) -> Any:
        """A new last sheet."""


def explaining_sheets(book: Book, framework: Framework, directory: Directory) -> None:
    """Add all of them."""
    _questions(book, framework)
    _codes(book, framework)
    _organisations(book, directory)
    _new_bodies(book, framework)
    _how_to(book, framework)


def hints_sheet(
    book: Book, framework: Framework, start: StartingPoint, known: Sequence[TableColumn]
) -> None:
    """Add what to look at in a common kind of sharing, field by field."""
    titles = {column.path: column.title.partition(" (")[0] for column in known}
    numbers = enumerate(framework.questions, 1)
    titles |= {("answers", asked.id): f"{n}. {asked.title}" for n, asked in numbers}
    rows = ((titles.get(path, ".".join(path)), hint) for path, hint in start.hints.items())
    _sheet(book, HINTS, (60, 110), (start.label, start.about), rows)


def _questions(book: Book, framework: Framework) -> None:
    rows = [
        (
            str(number),
            question.title,
            question.description,
            *(f"{step}: {question.scale[step]}" for step in sorted(question.scale)),
        )
        for number, question in enumerate(framework.questions, 1)
    ]
    titles = ("Number", "Question", "What to think about", *(f"Step {n}" for n in range(1, 6)))
    _sheet(book, "Questions", (8, 40, 60, 35, 35, 35, 35, 35), titles, rows)


def _codes(book: Book, framework: Framework) -> None:
    rows = (
        (codes.title, code.code, code.label, code.definition)
        for codes in framework.codes.values()
        for code in codes.codes.values()
    )
    _sheet(book, CODES, (28, 28, 40, 90), ("List", "Code", "Label", "What it means"), rows)


def _organisations(book: Book, directory: Directory) -> None:
    rows = (
        (names[0], "; ".join(names[1:]), identifier)
        for identifier, names in sorted(directory.names.items(), key=lambda one: one[1])
        if names
    )
    titles = ("Name", "Also known as, and former names", "Its name in web addresses")
    _sheet(book, "Organisations", (60, 60, 60), titles, rows)


def _new_bodies(book: Book, framework: Framework) -> None:
    """To be filled, as the sheet of initiatives is: titles, and the names of fields below."""
    found = body_columns(framework)
    titles = tuple(
        f"{column.title} ({column.advice})" if column.advice else column.title for column in found
    )
    names = tuple(column.name for column in found)
    _sheet(book, NEW_BODIES, (60, 40, 40, 60, 60), titles, [names])


def _how_to(book: Book, framework: Framework) -> None:
    sheet = book.create_sheet("How to fill in")
    sheet.column_dimensions["A"].width = 120
    names = ", ".join(one.name for one in framework.starting_points)
    start = _START.format(names)
    for line in (*_ADVICE, start) if names else _ADVICE:
        sheet.append([text_cell(sheet, line)])


def _sheet(
    book: Book,
    name: str,
    widths: Sequence[int],
    titles: Sequence[str],
    rows: Iterable[Sequence[str]],
) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFGH", widths, strict=False):
        sheet.column_dimensions[letter].width = width
    sheet.append([text_cell(sheet, title, bold=True) for title in titles])
    for row in rows:
        sheet.append([text_cell(sheet, text) if text else None for text in row])
