"""Columns and files: what an entry says survives the way through a table and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from fairshare.framework import Framework
from fairshare.intake import miniform
from fairshare.intake.cells import CellError
from fairshare.intake.columns import Assembler, columns, flatten
from fairshare.intake.entry_file import as_yaml
from fairshare.intake.export import write_table
from fairshare.intake.slugs import slug
from fairshare.intake.table import SHEET, read_table
from fairshare.load.raw.properties import refused
from fairshare.load.strict_yaml import parse
from fairshare.validate.rules.identity import is_slug
from fairshare.validate.schema.references import own_entry
from projects import BASE, REPOSITORY, entry
from whole_entries import fields_in_schema, fields_of, whole_entries

ENTRIES = [
    *sorted((REPOSITORY / "register/initiatives").glob("*/*.yml")),
    *(path for path in sorted(BASE.glob("*.yml")) if "title" in entry(path.read_bytes())),
]
DATA = {**{path.stem: entry(path.read_bytes()) for path in ENTRIES}, **whole_entries()}

LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
)
TEXT = st.text(LETTERS).filter(lambda text: not any(refused(text)))


def through_cells(data: dict[str, Any], framework: Framework) -> dict[str, Any]:
    """What comes back of an entry that was written to the cells of a row."""
    known = columns(framework)
    cells = flatten(data, known)
    values = {one.path: one.read(cells[one.path]) for one in known if one.path in cells}
    return Assembler(framework).entry(values)


@pytest.mark.parametrize("name", DATA)
def test_every_entry_comes_back(name: str, framework: Framework) -> None:
    """Real entries and whole ones: the same data through cells, and the same bytes after."""
    data = DATA[name]
    assert through_cells(data, framework) == data
    text = as_yaml(data)
    assert entry(text.encode()) == data
    assert as_yaml(entry(text.encode())) == text


def test_the_whole_entries_hold_every_field(framework: Framework) -> None:
    """What is asked of them is asked of each field of the schema; of one question for all 18."""
    found = set(map(of_a_question, every_path()))
    wanted = fields_in_schema(own_entry(framework.initiative_schema))
    assert set(map(of_a_question, wanted)) - found == set()


def every_path() -> Iterator[tuple[str, ...]]:
    for data in whole_entries().values():
        yield from fields_of(data)


def of_a_question(path: tuple[str, ...]) -> tuple[str, ...]:
    """The path with one name for all questions."""
    if path[:1] == ("answers",) or path[:2] == ("acceptability", "ratings"):
        number = 1 if path[0] == "answers" else 2
        return (*path[:number], "question", *path[number + 1 :])
    return path


def test_fields_come_in_the_schemas_order(framework: Framework) -> None:
    """Whatever the order of columns, a file reads as every other does, items of lists too."""
    data = DATA["full"]
    known = columns(framework)
    cells = flatten(data, known)
    values = {one.path: one.read(cells[one.path]) for one in reversed(known) if one.path in cells}
    text = as_yaml(Assembler(framework).entry(values))
    assert text == as_yaml(data)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_files_hold_the_cells(ending: str, framework: Framework, tmp_path: Path) -> None:
    """What is read from an exported file is what was exported, to the letter."""
    known = columns(framework)
    pairs = [(f"x/{name}", data) for name, data in DATA.items()]
    path = tmp_path / f"register.{ending}"
    write_table(path, framework, pairs)
    rows = read_table(path).rows[2:]
    for row, (_identifier, data) in zip(rows, pairs, strict=True):
        expected = flatten(data, known)
        assert {
            known[number - 1].path: text for number, text in row.cells.items() if number > 1
        } == expected
        assert row.faults == {}


def test_no_field_of_the_schema_lacks_a_column(framework: Framework) -> None:
    """Each question has its rating, range, reason and evidence; every path is there once."""
    names = [column.name for column in columns(framework)]
    assert len(names) == len(set(names))
    for question in framework.questions:
        for field in ("rating", "range", "justification", "evidence"):
            assert f"answers.{question.id}.{field}" in names


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("areas", "Northshire | gss | E10000099 | x", "Item 1 has 4 parts, but at most 3 belong"),
        ("areas", "A | other\nB | | | |", "Write \\| for a bar that is part of a text."),
        (
            "acceptability.votes",
            "Shall we? | once | Yes = 58 = 4",
            "Answer = Percent. Write \\= for",
        ),
    ],
)
def test_a_part_too_many_is_refused(framework: Framework, name: str, text: str, said: str) -> None:
    """What can't be placed is not dropped: its item is named, and how a text keeps its mark."""
    (column,) = [one for one in columns(framework) if one.name == name]
    with pytest.raises(CellError, match=re.escape(said)):
        column.read(text)


@given(st.lists(TEXT.map(str.strip).filter(bool), min_size=1))
def test_items_of_a_list_stay_apart(items: list[str]) -> None:
    """Whatever marks a text holds, a list of texts comes back as it was."""
    marks = (miniform.SHORT, miniform.LINE, miniform.PART, miniform.CODE, miniform.PAIR)
    for mark in marks:
        joined = miniform.join((miniform.escape(item, mark.strip()) for item in items), mark)
        assert [miniform.unescape(part) for part in miniform.split(joined, mark)] == items


@given(TEXT.map(str.strip).filter(bool))
def test_any_text_survives_its_file(text: str) -> None:
    """Texts that YAML would take for something else are quoted."""
    parsed = parse(as_yaml({"title": text, "purpose": {"risks": f"{text}\n{text}"}}).encode(), "x")
    assert parsed.document is not None
    assert parsed.document.data == {"title": text, "purpose": {"risks": f"{text}\n{text}"}}


@pytest.mark.parametrize(
    "text", ["no", "null", "~", "1.0", "12", "-1", "true", "# note", "- item", "a: b", "'", "[a]"]
)
def test_text_that_looks_like_yaml_stays_text(text: str) -> None:
    """`no` in a table is the word no."""
    parsed = parse(as_yaml({"title": text, "keywords": [text]}).encode(), "x")
    assert parsed.document is not None
    assert parsed.document.data == {"title": text, "keywords": [text]}


def test_dates_are_written_plainly() -> None:
    """As in entries written by hand, without quotation marks."""
    assert "date: 2025-04-02\n" in as_yaml({"decision": {"date": "2025-04-02"}})


def test_a_file_reads_as_if_written_by_hand() -> None:
    """Prose in blocks, what only looks like something else in quotation marks, each fact a line."""
    risks = "Families could feel watched.\n\nA child could be singled out."
    how = (
        "By phone to the school, or by the slip on the letter that each family gets in the autumn."
    )
    data = {
        "stage_as_of": "2024",
        "purpose": {"risks": risks},
        "choice": {"can_refuse": "no", "how": how},
        "events": [{"date": "2024-03", "kind": "incident", "by": "information-commissioner"}],
    }
    assert (
        as_yaml(data).split("\n", 1)[1]
        == """\
stage_as_of: "2024"

purpose:
  risks: |
    Families could feel watched.

    A child could be singled out.

choice:
  can_refuse: "no"
  how: >-
    By phone to the school, or by the slip on the letter that each family gets in the autumn.

events:
  - date: 2024-03
    kind: incident
    by: information-commissioner
"""
    )


def test_a_template_offers_the_codes(framework: Framework, tmp_path: Path) -> None:
    """Every field with one code has a drop-down, and no sheet of the template is hidden."""
    path = tmp_path / "template.xlsx"
    write_table(path, framework, ())
    book = load_workbook(path)
    sheet = book[SHEET]
    assert isinstance(sheet, Worksheet)
    single = [column for column in columns(framework) if column.choices]
    assert len(sheet.data_validations.dataValidation) == len(single)
    assert {one.sheet_state for one in book.worksheets} == {"visible"}
    assert len(read_table(path).rows) == 2


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Tŷ newydd: gŵyl a'r plant", "ty-newydd-gwyl-ar-plant"),
        ("Food & fuel – 2026", "food-and-fuel-2026"),
        ("Straße Ærø Łódź", "strasse-aero-lodz"),
        ("word " * 30, "-".join(["word"] * 16)),
        ("x" * 200, "x" * 80),
        ("数据", ""),
    ],
)
def test_a_title_becomes_a_file_name(title: str, expected: str) -> None:
    """Accents are folded, the Welsh ones too; words are cut off whole."""
    assert slug(title) == expected
    assert is_slug(expected) == bool(expected)
