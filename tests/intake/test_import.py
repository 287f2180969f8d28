"""`fairshare import`: every row becomes a file, or a problem at its cell; nothing is lost."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from fairshare.cli import main
from fairshare.framework import Framework
from fairshare.intake.columns import columns
from fairshare.intake.export import write_table
from fairshare.intake.reading.archive import UNFOLDED, RefusedError
from fairshare.intake.reading.unwatched import CELLS, TEXT, refuse_slow
from fairshare.intake.table import SHEET, read_table
from projects import REPOSITORY, Project, entry
from tables import address, edit, entries, initiatives, take, workbook

SCHOOL = "northshire-school-trust"

MISTAKES = (
    ("title", "Meals", "E106"),
    ("themes", "education; welfares", "E103"),
    ("stage", "running", "E103"),
    ("organisations", f"northshire-council | | lead, provider\n{SCHOOL} | | recipient", "E301"),
    ("organisations", "northshire-council | | lead, provider | Jane", ""),
    ("data.frequency", None, "E101"),
    ("legal.criminal_offence_data", "maybe", "E104"),
    ("safeguards.privacy_notice", "ftp://www.northshire.example/privacy", "E110"),
    ("answers.long_term_benefit.rating", "7", "E103"),
    ("answers.harm.range", "4; 5", "E209"),
    ("answers.privacy.justification", "TBC", "E106"),
    ("answers.security.justification", None, "E101"),
    ("decision.justification", "=HYPERLINK(A1)", ""),
    ("dates.submitted", "2025-02-30", "E105"),
    ("contact.email", "jane.doe@northshire.example", "E219"),
    ("related", "northshire-council/nothing-like-it", "E302"),
    ("summary", "Northshire shares data\u200b with its schools, so that children eat.", ""),
    ("slug", "Free School Meals!", ""),
    ("slug", "case-0", ""),
)
"""What is written into which field of a row of its own, and the code; a hidden row is the 20th."""

HIDDEN = 200


def test_300_rows_with_20_mistakes(project: Project, framework: Framework) -> None:
    """Each mistake is told at its cell, once; the other 280 rows become files."""
    path = workbook(project, framework, 300, full_every=10)
    places = [
        (address(framework, field, 10 * number), code)
        for number, (field, _, code) in enumerate(MISTAKES, 1)
    ]

    def spoil(_: Workbook, sheet: Worksheet) -> None:
        for number, ((place, _code), mistake) in enumerate(zip(places, MISTAKES, strict=True), 1):
            # Flows name the organisations, which are some of the mistakes.
            sheet[address(framework, "flows", 10 * number).partition("!")[2]] = None
            sheet[place.partition("!")[2]] = mistake[1]
        sheet.row_dimensions[HIDDEN + 3].hidden = True

    edit(path, spoil)
    before = initiatives(project)
    outcome = take(project, framework, path)
    named = [(fault.address, fault.code) for fault in outcome.faults]
    assert sorted(named) == sorted([*places, (f"{SHEET}!A{HIDDEN + 3}", "")])
    assert len(outcome.written) == 280
    assert len(initiatives(project)) == len(before) + 280


def test_a_row_becomes_the_file_that_its_data_says(project: Project, framework: Framework) -> None:
    """What comes out of the register again is what went in."""
    take(project, framework, workbook(project, framework, 2))
    checked = CliRunner().invoke(
        main, ["--root", str(project.root), "check", "--today", "2025-12-01", "--strict"]
    )
    assert checked.exit_code == 0, checked.output
    again = project.path("again.xlsx")
    exported = CliRunner().invoke(
        main, ["--root", str(project.root), "export", "register", str(again)]
    )
    assert exported.exit_code == 0, exported.output
    outcome = take(project, framework, again, replace=True)
    assert [name for name in outcome.unchanged if "case-" in name] == [
        f"register/initiatives/northshire-council/case-{number}.yml" for number in (0, 1)
    ]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_register_of_this_project_comes_back(tmp_path: Path, ending: str) -> None:
    """Every published entry, exported, taken away and imported again, says what it said."""
    for folder in ("register", "schema"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    project = Project(tmp_path)
    before = {name: entry(content) for name, content in initiatives(project).items()}
    table = str(project.path(f"register.{ending}"))

    def run(*command: str) -> None:
        done = CliRunner().invoke(main, ["--root", str(tmp_path), *command])
        assert done.exit_code == 0, done.output

    run("export", "register", table)
    shutil.rmtree(project.path("register/initiatives"))
    run("import", table, "--large")
    assert before
    assert {name: entry(content) for name, content in initiatives(project).items()} == before


def test_nothing_is_overwritten_unasked(project: Project, framework: Framework) -> None:
    """A file that says something else stays, and its row says why; `replace` takes its place."""
    path = workbook(project, framework, 1)
    name = "register/initiatives/northshire-council/case-0.yml"
    project.write(name, "title: mine\n")
    outcome = take(project, framework, path)
    assert [fault.address for fault in outcome.faults] == [f"{SHEET}!A3"]
    assert project.read(name) == "title: mine\n"
    assert take(project, framework, path, replace=True).written == [name]
    assert "case 0" in project.read(name)


def test_a_dry_run_says_and_does_not(project: Project, framework: Framework) -> None:
    """The files that would be written are named, and none is there."""
    before = initiatives(project)
    outcome = take(project, framework, workbook(project, framework, 3), dry_run=True)
    assert len(outcome.written) == 3
    assert initiatives(project) == before


def test_half_filled_rows_say_what_is_missing(project: Project, framework: Framework) -> None:
    """A row that breaks off is told cell by cell; an empty one is no row."""
    path = project.path("half.csv")
    path.write_text("title;summary;stage\nFree school meals;;live\n;;\n", encoding="utf-8")
    before = initiatives(project)
    outcome = take(project, framework, path)
    assert outcome.rows == 1
    missing = {fault.address for fault in outcome.faults if fault.code == "E101"}
    assert "B2" in missing
    assert initiatives(project) == before


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_csv_of_both_habits(
    project: Project, framework: Framework, mark: bytes, delimiter: str
) -> None:
    """Commas or semicolons, with a byte order mark or without: the same files."""
    written = project.path("table.csv")
    write_table(written, framework, entries(2))
    rows = read_table(written).rows
    width = len(columns(framework))
    lines = [
        delimiter.join(
            '"' + row.cells.get(column, "").replace('"', '""') + '"'
            for column in range(1, width + 1)
        )
        for row in rows
    ]
    written.write_bytes(mark + "\r\n".join(lines).encode())
    outcome = take(project, framework, written)
    assert outcome.faults == []
    assert len(outcome.written) == 2


def test_a_misspelt_column_stops_everything(project: Project, framework: Framework) -> None:
    """What stands in an unknown column would be lost, so nothing is written."""
    path = workbook(project, framework, 1)

    def misspell(_: Workbook, sheet: Worksheet) -> None:
        sheet["E2"] = "theme"

    edit(path, misspell)
    before = initiatives(project)
    outcome = take(project, framework, path)
    (first, *_) = outcome.faults
    assert (first.address, first.hint) == (f"{SHEET}!E2", 'Did you mean "themes"?')
    assert initiatives(project) == before


def test_a_hidden_column_stops_everything(project: Project, framework: Framework) -> None:
    """What its author can't see must not be published."""
    path = workbook(project, framework, 1)

    def hide(_: Workbook, sheet: Worksheet) -> None:
        sheet.column_dimensions["D"].hidden = True

    edit(path, hide)
    outcome = take(project, framework, path)
    assert [fault.address for fault in outcome.faults] == [f"{SHEET}!D2"]
    assert outcome.written == []


def test_a_hidden_sheet_is_refused(project: Project, framework: Framework) -> None:
    """A sheet that can't be seen stops the import before anything is read."""
    path = workbook(project, framework, 1)

    def hide(book: Workbook, _: Worksheet) -> None:
        book.create_sheet("Notes").sheet_state = "veryHidden"

    edit(path, hide)
    with pytest.raises(RefusedError, match='"Notes" is hidden'):
        read_table(path)


def test_macros_are_refused(project: Project, framework: Framework) -> None:
    """By the name's ending, and by what lies inside a workbook that was renamed."""
    path = workbook(project, framework, 1)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    with pytest.raises(RefusedError, match="macros"):
        read_table(path)
    renamed = path.rename(path.with_suffix(".xlsm"))
    with pytest.raises(RefusedError, match=r'"\.xlsm" is not taken'):
        read_table(renamed)


def test_a_zip_bomb_is_refused_unopened(project: Project, framework: Framework) -> None:
    """A small file that unfolds to more than the limit is not unfolded."""
    path = workbook(project, framework, 1)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", bytes(UNFOLDED))
    assert path.stat().st_size < 1024 * 1024
    with pytest.raises(RefusedError, match="too large"):
        read_table(path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"<worksheet", b"<!DOCTYPE x><worksheet", "document type"),
        (b'<row r="3"', b'<row r="999999"', "more than 2,000 rows"),
        (b'r="A3"', b'r="XFD3"', "400th column"),
        (b'<row r="3"', b'<row r="three"', "damaged"),
        (b"</sheetData>", b"", "damaged"),
    ],
    ids=["entities", "rows", "columns", "numbers", "cut off"],
)
def test_a_sheet_made_to_harm_is_refused(
    project: Project, framework: Framework, old: bytes, new: bytes, said: str
) -> None:
    """Sizes that only pretend, declarations and damage end in one sentence."""
    path = workbook(project, framework, 1)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert old in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(old, new, 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(RefusedError, match=said):
        read_table(path)


@pytest.mark.parametrize(
    ("part", "end", "made", "said"),
    [
        ("worksheets/sheet1", "</sheetData>", (f"<row>{'<c/>' * 400}</row>", 251), "100,000 cells"),
        ("worksheets/sheet1", "</sheetData>", ('<row r="9"/>', 2_003), "2,000 rows"),
        ("worksheets/sheet1", "</sheetData>", (f"<row>{'<c/>' * 401}</row>", 1), "400th column"),
        ("worksheets/sheet1", "</sheetData>", ("<x/>", 400_001), "too many cells"),
        ("worksheets/sheet3", "</sheetData>", ("<x/>", 400_001), "too many cells"),
        ("styles", "</cellXfs>", ("<xf/>", 20_001), "too many formats"),
        ("styles", "</cellXfs>", (f"<!--{'a' * 32_768}-->", 1), "32,768 characters"),
        ("theme/theme1", "</a:theme>", ("<a:x/>", 400_001), "too many cells"),
        ("theme/theme1", "<a:theme", ("<!DOCTYPE x>", 1), "document type"),
    ],
)
def test_a_workbook_is_refused_by_what_it_holds(
    project: Project,
    framework: Framework,
    part: str,
    end: str,
    made: tuple[str, int],
    said: str,
) -> None:
    """Whatever its parts declare: cells without an address, formats, elements, long texts."""
    path = workbook(project, framework, 1)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    name = f"xl/{part}.xml"
    assert end in parts[name]
    piece, times = made
    parts[name] = parts[name].replace(end, piece * times + end)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, content in parts.items():
            archive.writestr(one, content)
    with pytest.raises(RefusedError, match=said):
        read_table(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [("a," * 400_001, "100,000 cells"), ("title\n" + "a," * 400 + "a", "more than 400 cells")],
)
def test_a_table_in_text_is_refused_by_its_cells(project: Project, content: str, said: str) -> None:
    """Before each cell takes room of its own."""
    with pytest.raises(RefusedError, match=said):
        read_table(project.write("wide.csv", content))


def test_a_sheet_that_claims_to_be_small_is_read_whole(
    project: Project, framework: Framework
) -> None:
    """The size that a workbook states is not believed: no row hides behind it."""
    path = workbook(project, framework, 3)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b"<sheetViews>", b'<dimension ref="A1:B3"/><sheetViews>', 1)
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    assert len(take(project, framework, path).written) == 3


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"\xd0\xcf\x11\xe0 old"])
def test_what_is_no_workbook_is_refused(project: Project, content: bytes) -> None:
    """Empty, cut off or encrypted files end in one sentence, not in a traceback."""
    path = project.write("broken.xlsx", content)
    with pytest.raises(RefusedError, match="not a workbook"):
        read_table(path)


def test_a_formula_in_csv_is_refused(project: Project, framework: Framework) -> None:
    """A cell that a spreadsheet program would run is a problem of its row."""
    path = project.path("table.csv")
    write_table(path, framework, entries(1))
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace("Revenues", "x").replace(",live,", ',"=1+1",'), encoding="utf-8")
    assert address(framework, "stage", 0, sheet="") in {
        fault.address for fault in take(project, framework, path).faults if not fault.code
    }


def test_texts_that_look_like_formulas_stay_text(project: Project, framework: Framework) -> None:
    """They are disarmed in an exported CSV file, and come back as they were."""
    ((identifier, data),) = entries(1)
    dangerous = [f"{mark}cmd|' /C calc'!A0 runs where a program lets it" for mark in "+-@="]
    data["decision"]["conditions"] = [{"text": text} for text in dangerous[:3]]
    data["purpose"]["risks"] = dangerous[3]
    for ending in ("csv", "xlsx"):
        path = project.path(f"table.{ending}")
        write_table(path, framework, [(identifier, data)])
        outcome = take(project, framework, path)
        assert outcome.faults == [], ending
    exported = project.path("table.csv").read_text(encoding="utf-8-sig")
    assert "'+cmd" in exported
    assert ",=cmd" not in exported


def test_a_lead_that_points_elsewhere_writes_nothing(
    project: Project, framework: Framework
) -> None:
    """An organisation's name becomes a folder only when it can be one."""
    path = workbook(project, framework, 1)

    def climb(_: Workbook, sheet: Worksheet) -> None:
        place = address(framework, "organisations", 0).partition("!")[2]
        sheet[place] = "../../../tmp | | lead, provider\nnorthshire-council | | recipient"
        sheet[address(framework, "flows", 0).partition("!")[2]] = None

    edit(path, climb)
    outcome = take(project, framework, path)
    assert outcome.written == []
    assert {fault.address for fault in outcome.faults} == {address(framework, "organisations", 0)}


def test_links_in_the_register_are_not_followed(
    project: Project, framework: Framework, tmp_path: Path
) -> None:
    """A folder that is a link leads out of the register: nothing is written through it."""
    outside = tmp_path / "outside"
    folder = project.path("register/initiatives/northshire-council")
    folder.rename(outside)
    folder.symlink_to(outside)
    before = sorted(outside.iterdir())
    outcome = take(project, framework, workbook(project, framework, 1), replace=True)
    assert outcome.written == []
    assert sorted(outside.iterdir()) == before


def test_an_interrupted_import_leaves_whole_files(project: Project, framework: Framework) -> None:
    """Killed while it writes, it leaves complete files only; a second run brings the rest."""
    path = workbook(project, framework, 60, full_every=10)
    folder = project.path("register/initiatives/northshire-council")
    command = [sys.executable, "-m", "fairshare.cli", "--root", str(project.root)]
    with subprocess.Popen(
        [*command, "import", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        while process.poll() is None and not list(folder.glob("case-*")):
            os.sched_yield()
        process.send_signal(signal.SIGKILL)
    halfway = initiatives(project)
    outcome = take(project, framework, path)
    assert outcome.faults == []
    assert len(outcome.written) + len(outcome.unchanged) == 60
    assert {name: initiatives(project)[name] for name in halfway} == halfway


def test_the_command_says_where_and_what(project: Project, framework: Framework) -> None:
    """Files on stdout, problems with their cell on stderr, a count, and status 1."""
    path = workbook(project, framework, 2)

    def spoil(_: Workbook, sheet: Worksheet) -> None:
        sheet[address(framework, "stage", 1).partition("!")[2]] = "running"

    edit(path, spoil)
    done = CliRunner().invoke(main, ["--root", str(project.root), "import", str(path)])
    assert done.exit_code == 1
    assert done.stdout == "register/initiatives/northshire-council/case-0.yml\n"
    place = address(framework, "stage", 1)
    assert f"table.xlsx: {place}: E103 " in done.stderr
    assert "2 rows: 1 written, 0 unchanged, 1 to be mended." in done.stderr


def test_an_export_overwrites_nothing_unasked(project: Project) -> None:
    """A template that someone has filled is not lost to a second export."""
    path = project.write("mine.xlsx", "my work")
    arguments = ["--root", str(project.root), "export", "template", str(path)]
    assert CliRunner().invoke(main, arguments).exit_code == 2
    assert path.read_bytes() == b"my work"
    assert CliRunner().invoke(main, [*arguments, "--replace"]).exit_code == 0
    assert read_table(path).rows


def test_a_table_full_of_faults_is_left_where_nobody_mends_more(
    project: Project, framework: Framework
) -> None:
    """A thousand rows of nothing but faults: the first are answered, the rest is counted."""
    names = [column.name for column in columns(framework)]
    rows = [",".join(["zz"] * len(names)) for _ in range(1_000)]
    path = project.write("faulty.csv", "\n".join([",".join(names), *rows]))
    command = ["--root", str(project.root), "import", str(path), "--yes", "--large"]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1
    lines = done.stderr.splitlines()
    assert "more of this kind are not shown." in done.stderr
    assert lines[-1].startswith("1000 rows: 0 written, 0 unchanged, ")
    assert lines[-1].endswith("were not looked at: mend these first.")
    found = re.search(r"(\d+) to be mended\. (\d+) rows", lines[-1])
    assert found is not None
    assert int(found[1]) + int(found[2]) == 1_000
    assert len(lines) < 3_000


def _large(project: Project, framework: Framework) -> Path:
    """A table with a cell more than may be where nobody watches, all of them wrong."""
    names = [column.name for column in columns(framework)]
    rows = [",".join(["zz"] * len(names))] * (CELLS // len(names) + 1)
    return project.write("large.csv", "\n".join([",".join(names), *rows]))


def test_a_large_table_needs_a_person(project: Project, framework: Framework) -> None:
    """Where nobody watches it is refused before a row is judged, and the way on is said."""
    path = _large(project, framework)
    before = initiatives(project)
    done = CliRunner().invoke(main, ["--root", str(project.root), "import", str(path)])
    assert done.exit_code == 1
    assert "more than 8,000 filled cells" in done.stderr
    assert "add --large" in done.stderr
    assert "E1" not in done.stderr
    assert initiatives(project) == before


def test_the_texts_of_a_table_are_counted_too(project: Project) -> None:
    """A few cells with very long texts cost as much as many with short ones."""
    long = ["title", *["a" * 30_000] * -(-TEXT // 30_000)]
    refuse_slow(read_table(project.write("long.csv", "\n".join(long[:-1]))))
    with pytest.raises(RefusedError, match="250,000 characters"):
        refuse_slow(read_table(project.write("longer.csv", "\n".join(long))))


def test_a_person_at_the_terminal_is_not_held_up(project: Project, framework: Framework) -> None:
    """There the same table is taken, and answered as it is."""
    path = _large(project, framework)
    command = [sys.executable, "-m", "fairshare.cli", "--root", str(project.root)]
    here, terminal = os.openpty()
    done = subprocess.run(
        [*command, "import", str(path)], stdin=terminal, capture_output=True, text=True, check=False
    )
    os.close(terminal)
    os.close(here)
    assert done.returncode == 1
    assert "were not looked at: mend these first." in done.stderr
