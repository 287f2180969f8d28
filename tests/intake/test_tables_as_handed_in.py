"""Tables as people hand them in: what is plain is read and listed, the rest is asked."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from fairshare.cli import main
from fairshare.framework import Framework
from fairshare.intake.export import write_table
from fairshare.intake.faults import Imported
from fairshare.intake.importing import import_rows, import_table, read_rows
from fairshare.intake.reading.archive import RefusedError
from fairshare.intake.reading.listing import listed
from fairshare.intake.table import SHEET, read_table
from fairshare.intake.target import Target
from projects import BASE, REPOSITORY, Project, entry
from tables import TODAY, address, edit, entries, initiatives, take, workbook

TABLES = BASE.parent / "tables"
HANDED_IN = yaml.safe_load((TABLES / "cases.yml").read_text("utf-8"))
LACKING = "E236"
"""What each of these workbooks lacks: they are older than the field."""
NAME = "register/initiatives/northshire-council/case-0.yml"

Change = Callable[[Workbook, Worksheet], None]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, framework: Framework) -> Target:
    """A project with our own organisations, and none of its entries."""
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(REPOSITORY / "register" / "organisations", root / "register" / "organisations")
    return Target(root, root / "register", framework, dt.date(2025, 12, 1))


@pytest.mark.parametrize("case", HANDED_IN, ids=[case["file"] for case in HANDED_IN])
def test_what_is_plain_is_read_and_listed(case: dict[str, Any], real: Target) -> None:
    """Each case is answered as its line asks, with the cell."""
    outcome = import_table(read_table(TABLES / case["file"]), real, dry_run=True)
    assert [line.removeprefix(f"{SHEET}!") for line in listed(outcome.readings)] == [
        " ".join(line.split()) for line in case.get("readings", [])
    ]
    assert [
        f"{fault.address.removeprefix(f'{SHEET}!')} {fault.code}"
        for fault in outcome.faults
        if fault.code != LACKING
    ] == case.get("faults", [])


def put(framework: Framework, texts: dict[str, Any]) -> Change:
    """Write texts into the fields of the first row."""

    def change(_: Workbook, sheet: Worksheet) -> None:
        for field, text in texts.items():
            sheet[address(framework, field, 0, sheet="")] = text

    return change


def one_row(project: Project, framework: Framework, texts: dict[str, Any]) -> Path:
    path: Path = workbook(project, framework, 1)
    edit(path, put(framework, texts))
    return path


@pytest.mark.parametrize(
    ("field", "text", "meant"),
    [
        ("stage", "Pilot", "pilot"),
        ("legal.bases", "Public task", ["uk-gdpr-6-1-e"]),
        ("answers.harm.rating", "Don’t know", "unknown"),
        ("answers.harm.rating", "N/A", "not_applicable"),
        ("answers.harm.rating", "four", 4),
        (
            "safeguards.privacy_notice",
            "northshire.example/privacy",
            "https://northshire.example/privacy",
        ),
        ("themes", "Education; Welfare and benefits", ["education", "welfare"]),
        ("answers.harm.rating", "4.0", 4),
        ("legal.criminal_offence_data", "No", False),
        ("answers.harm.range", "3 to 4", [3, 4]),
        ("data.retention.period", "1 yr", "P1Y"),
        ("data.retention.period", "a year and six months", "P1Y6M"),
        ("dates.submitted", "2nd March 2025", "2025-03-02"),
        ("dates.submitted", dt.datetime(2025, 3, 2, 14, 30), "2025-03-02"),  # noqa: DTZ001
        ("dates.submitted", "45718", "2025-03-02"),
        ("contact.email", "Data team <data@northshire.example>", "data@northshire.example"),
    ],
)
def test_a_text_means_a_value(
    project: Project, framework: Framework, field: str, text: object, meant: object
) -> None:
    """Labels, yes and no, ranges, periods and dates become what the register writes."""
    target = Target(project.root, project.path("register"), framework, TODAY)
    rows = read_rows(read_table(one_row(project, framework, {field: text})), target)
    value: Any = rows.drafts[0].data
    for step in field.split("."):
        value = value[step]
    assert value == meant
    assert [reading.written for reading in rows.readings] in ([str(text)], str(text).split("; "))


def test_a_range_in_the_place_of_a_rating_has_its_own_column(
    project: Project, framework: Framework
) -> None:
    """The likelier step is for a person to say."""
    path = one_row(project, framework, {"answers.harm.rating": "2-3"})
    target = Target(project.root, project.path("register"), framework, TODAY)
    said = [fault.hint for fault in import_table(read_table(path), target, dry_run=True).faults]
    assert said == ["Write the likelier one here, and 2-3 in the column “Range” beside it."]


def test_nothing_is_written_before_somebody_said_yes(
    project: Project, framework: Framework
) -> None:
    """Without a terminal the readings are listed and no file is there; --yes takes them."""
    path = one_row(project, framework, {"stage": "Pilot"})
    command = ["--root", str(project.root), "import", str(path)]
    before = initiatives(project)
    asked = CliRunner().invoke(main, command)
    assert (asked.exit_code, asked.stdout) == (1, "")
    assert f"{address(framework, 'stage', 0)}: “Pilot” is read as pilot" in asked.stderr
    assert "add --yes" in asked.stderr
    assert initiatives(project) == before
    taken = CliRunner().invoke(main, [*command, "--yes"])
    assert (taken.exit_code, taken.stdout) == (0, f"{NAME}\n")
    assert entry(project.path(NAME).read_bytes())["stage"] == "pilot"


def test_a_date_of_two_readings_is_asked(project: Project, framework: Framework) -> None:
    """It is read in the jurisdiction's order, listed in words, and waits for a yes."""
    path = one_row(project, framework, {"dates.submitted": "03/02/2025"})
    target = Target(project.root, project.path("register"), framework, TODAY)
    assert framework.jurisdiction.date_order == ("day", "month", "year")
    done = import_table(read_table(path), target)
    assert [one.meant for one in done.readings] == ["3 February 2025 (not 2 March 2025)"]
    assert (done.waits, done.faults) == (True, [])
    american = ("month", "day", "year")
    rows = read_rows(read_table(path), target, date_order=american)
    assert [one.meant for one in rows.readings] == ["2 March 2025 (not 3 February 2025)"]


def strike(sheet: Worksheet, place: str) -> None:
    sheet[place].font = Font(strike=True)


def strike_a_part(sheet: Worksheet, place: str) -> None:
    struck = TextBlock(InlineFont(strike=True), "9,000 ")
    sheet[place] = CellRichText("About ", struck, "900 households in the county.")


def hide_by_format(sheet: Worksheet, place: str) -> None:
    sheet[place].number_format = ";;;"


def make_white(sheet: Worksheet, place: str) -> None:
    sheet[place].font = Font(color="FFFFFFFF")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (strike, "struck out"),
        (strike_a_part, "struck out"),
        (hide_by_format, "can't be seen"),
        (make_white, "can't be seen"),
    ],
)
def test_text_that_readers_do_not_see_is_refused(
    project: Project, framework: Framework, change: Callable[[Worksheet, str], None], said: str
) -> None:
    """Struck out wholly or in part, white, or hidden by its format: with its cell."""
    path = workbook(project, framework, 1)
    edit(path, lambda _, sheet: change(sheet, address(framework, "summary", 0, sheet="")))
    outcome = take(project, framework, path)
    assert outcome.written == []
    assert [fault.address for fault in outcome.faults] == [address(framework, "summary", 0)]
    assert said in outcome.faults[0].message


def test_own_columns_are_left_out_and_said(project: Project, framework: Framework) -> None:
    """A reference of one's own office does not stop the table, and is not published."""
    path = workbook(project, framework, 1)

    def add(_: Workbook, sheet: Worksheet) -> None:
        column = sheet.max_column + 1
        for row, text in ((2, "Our reference"), (3, "IG/2025/17")):
            sheet.cell(row, column, text)

    edit(path, add)
    outcome = take(project, framework, path)
    assert outcome.written == [NAME]
    assert "“Our reference” is no field of the register and is left out" in outcome.notices[0]
    assert "IG/2025/17" not in project.read(NAME)


def test_a_renamed_sheet_is_read_and_said(project: Project, framework: Framework) -> None:
    """Where one sheet is left besides those of the template, it is the one that is meant."""
    path = workbook(project, framework, 1)
    edit(path, lambda _, sheet: setattr(sheet, "title", "Our decisions"))
    outcome = take(project, framework, path)
    assert outcome.written == [NAME]
    assert outcome.notices == ["The sheet “Our decisions” was read."]


def test_two_unknown_sheets_are_not_guessed(project: Project, framework: Framework) -> None:
    """Which one is meant is not for a program to say."""
    path = workbook(project, framework, 1)

    def change(book: Workbook, sheet: Worksheet) -> None:
        sheet.title = "2024"
        book.create_sheet("2025")

    edit(path, change)
    with pytest.raises(RefusedError, match='no sheet "Initiatives"'):
        read_table(path)


@pytest.mark.parametrize(
    ("encoding", "delimiter", "above"),
    [("utf-16", "\t", ""), ("utf-8", ";", "sep=;\n"), ("cp1252", ",", "")],
)
def test_text_files_of_spreadsheet_programs(
    project: Project, encoding: str, delimiter: str, above: str
) -> None:
    """Excel's "Unicode text", a line that names the separator, and Windows-1252, which is asked."""
    path = project.path("table.csv")
    fields = ("slug", "title", "stage")
    names, row = delimiter.join(fields), delimiter.join(("café", "Café registration £", "live"))
    path.write_bytes(f"{above}{names}\n{row}\n".encode(encoding))
    table = read_table(path)
    assert list(table.rows[-1].cells.values())[1] == "Café registration £"
    assert bool(table.readings) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Astudiaeth o ŵyr a gwragedd", ["?yr"]),
        ("Cwm-y-glŵyd", ["Cwm-y-gl?yd"]),
        ("Why? Nobody knows.", []),
        ("https://www.northshire.example/a?b=c", []),
        ("?", []),
    ],
)
def test_a_letter_that_a_file_could_not_hold_is_asked(
    text: str, lost: list[str], project: Project
) -> None:
    """Programs that save as Windows-1252 write a question mark for the Welsh ŵ, and say nothing."""
    path = project.path("table.csv")
    path.write_bytes(f'slug,title,stage\nhealth,"{text}",live\n'.encode("cp1252", "replace"))
    readings = read_table(path).readings
    assert [reading.written for reading in readings] == lost
    assert all(reading.address == "Line 2" for reading in readings)


def test_titles_serve_as_headings(project: Project, framework: Framework) -> None:
    """The row of names may be gone, and a line may stand above the headings."""
    path = workbook(project, framework, 1)

    def change(_: Workbook, sheet: Worksheet) -> None:
        sheet.delete_rows(2)
        sheet.insert_rows(1)
        sheet["A1"] = "Register of Northshire, 2025"

    edit(path, change)
    assert take(project, framework, path).written == [NAME]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_unchanged_register_is_unchanged(
    project: Project, framework: Framework, ending: str
) -> None:
    """Comments, order and line breaks of the files don't count: the data does."""
    path = project.path(f"table.{ending}")
    write_table(path, framework, entries(2))
    take(project, framework, path)
    project.write(NAME, f"# Kept by hand.\n{project.read(NAME)}")
    before = initiatives(project)
    outcome = take(project, framework, path)
    assert (len(outcome.unchanged), outcome.written, outcome.faults) == (2, [], [])
    assert initiatives(project) == before


def filled(project: Project, framework: Framework) -> Path:
    """An entry in the register, and its workbook."""
    path = workbook(project, framework, 1)
    take(project, framework, path)
    return path


def replaced(project: Project, framework: Framework, path: Path) -> Imported:
    return take(project, framework, path, replace=True)


def test_a_missing_column_keeps_what_the_file_has(project: Project, framework: Framework) -> None:
    """A workbook of three columns changes one field and loses none of the others."""
    filled(project, framework)
    before = entry(project.path(NAME).read_bytes())
    path = project.path("few.csv")
    path.write_text("slug,title,stage\ncase-0,Registration for meals at school,ended\n", "utf-8")
    outcome = take(project, framework, path)
    assert "This row changes: Title; Stage." in outcome.faults[0].message
    assert replaced(project, framework, path).written == [NAME]
    after = entry(project.path(NAME).read_bytes())
    assert after == before | {"title": "Registration for meals at school", "stage": "ended"}


def test_deleting_needs_a_cell_that_says_so(project: Project, framework: Framework) -> None:
    """An empty cell keeps what the file has; one with (delete) takes it away."""
    path = filled(project, framework)
    before = entry(project.path(NAME).read_bytes())
    edit(path, put(framework, {"keywords": None}))
    assert replaced(project, framework, path).unchanged == [NAME]
    edit(path, put(framework, {"keywords": "(delete)"}))
    assert replaced(project, framework, path).written == [NAME]
    after = entry(project.path(NAME).read_bytes())
    assert "keywords" in before
    assert after == {name: value for name, value in before.items() if name != "keywords"}


def test_a_template_explains_itself(project: Project, framework: Framework) -> None:
    """Each question with its steps, and the register's organisations with all their names."""
    path = project.path("template.xlsx")
    done = CliRunner().invoke(
        main, ["--root", str(project.root), "export", "template", str(path), "--replace"]
    )
    assert done.exit_code == 0, done.output
    book = load_workbook(path, read_only=True)
    questions = list(book["Questions"].values)
    assert len(questions) == 1 + len(framework.questions)
    for row, question in zip(questions[1:], framework.questions, strict=True):
        assert row[1] == question.title
        assert list(row[3:]) == [f"{step}: {question.scale[step]}" for step in range(1, 6)]
    listed_bodies = [row[0] for row in book["Organisations"].values]
    assert "Northshire Council" in listed_bodies
    assert [cell.value for cell in next(book["New organisations"].iter_rows(min_row=2))] == [
        *("name", "also_known_as", "type", "homepage", "identifiers"),
    ]
    book.close()


def test_a_template_starts_from_a_common_kind_of_sharing(
    project: Project, framework: Framework
) -> None:
    """Its codes stand in the first row, its hints on a sheet of their own."""
    path = project.path("start.xlsx")
    command = ["--root", str(project.root), "export", "template", str(path), "--like", "Blue badge"]
    assert CliRunner().invoke(main, command).exit_code == 0
    (start,) = (one for one in framework.starting_points if one.name == "blue-badge")
    book = load_workbook(path, read_only=True)
    assert [row[1] for row in book["Hints"].values] == [start.about, *start.hints.values()]
    book.close()
    target = Target(project.root, project.path("register"), framework, TODAY)
    (draft,) = read_rows(read_table(path), target).drafts
    assert draft.data["themes"] == start.fields["themes",]
    assert "answers" not in draft.data


def test_a_new_organisation_comes_with_its_workbook(project: Project, framework: Framework) -> None:
    """Described on its sheet, it is known to the rows by its name, and becomes a file."""
    named = "northshire-council | | lead, provider\nCyngor Tŷ Môn | | recipient"
    path = one_row(project, framework, {"organisations": named, "flows": None})

    def describe(book: Workbook, _: Worksheet) -> None:
        row = ("Cyngor Tŷ Môn", "CTM", "Charity", None, "GB-COH 00000001")
        book["New organisations"].append(row)

    edit(path, describe)
    rows = read_table(path)
    target = Target(project.root, project.path("register"), framework, TODAY)
    outcome = import_rows(read_rows(rows, target), target, accept=True)
    assert [fault for fault in outcome.faults if fault.is_error] == []
    body = "register/organisations/cyngor-ty-mon.yml"
    assert (outcome.organisations, outcome.written) == ([body], [NAME])
    written = entry(project.path(body).read_bytes())
    assert (written["name"], written["type"]) == ("Cyngor Tŷ Môn", "charity")
    assert written["identifiers"] == [{"scheme": "GB-COH", "id": "00000001"}]
    again = import_rows(read_rows(read_table(path), target), target, accept=True)
    assert (again.organisations, again.written, again.unchanged) == ([], [], [NAME])


def test_what_is_wrong_with_a_new_organisation_has_its_cell(
    project: Project, framework: Framework
) -> None:
    """Its kind is no kind: nothing of it is written, nor the entry that names it."""
    path = workbook(project, framework, 1)

    def describe(book: Workbook, _: Worksheet) -> None:
        book["New organisations"].append(["Northshire Heating Trust", None, "heaters"])

    edit(path, describe)
    outcome = take(project, framework, path)
    assert [(fault.address, fault.code) for fault in outcome.faults if fault.is_error] == [
        ("New organisations!C3", "E103")
    ]
    assert not project.path("register/organisations/northshire-heating-trust.yml").exists()
