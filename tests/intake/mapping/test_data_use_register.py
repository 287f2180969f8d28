"""HDR UK's data use register comes in by the mapping of its profile, however people kept it."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from data_use import BODIES, CUSTODIAN, FRAMEWORK, ID, PROFILE, edition_of
from fairshare.framework import Framework
from fairshare.intake.faults import Imported
from fairshare.intake.mapping.mapped_import import import_mapped, read_own_table
from fairshare.intake.mapping.reading import read_mapping
from fairshare.intake.reading.archive import RefusedError
from fairshare.intake.target import Target
from fairshare.model import Initiative
from fairshare.problems import SetupError
from fairshare.publish.profiles.data_uses import NAME
from fairshare.publish.profiles.data_uses.columns import UPLOAD
from fairshare.publish.profiles.data_uses.files import (
    TABLE,
    WORKBOOK,
    data_use_files,
    gateway_workbook,
)
from fairshare.publish.profiles.data_uses.use import data_uses
from fairshare.validate.profiles.phase import value_in
from projects import Project, entry
from tables import TODAY
from trees import SCHEMA

MAPPING = SCHEMA / "profiles" / f"{NAME}.mapping.yml"
OWN = f"profiles.{NAME}"

COMES_BACK = (
    *("title", "summary", "references", "purpose.benefits", "purpose.aims", "data.categories"),
    *("data.datasets", "data.identifiability", "data.description", "data.linkage"),
    *("data.transfer", "data.frequency", "data.onward_sharing", "dates.starts", "dates.ends"),
    *("legal.bases", "legal.special_category_conditions", "legal.confidentiality"),
    *("decision.outcome", "decision.date"),
    *(f"{OWN}.accredited_researcher", f"{OWN}.request_category", f"{OWN}.technical_summary"),
    *(f"{OWN}.national_opt_out", f"{OWN}.privacy_enhancement"),
)
"""Fields that have a home in the form: the same after a round trip."""

ELSEWHERE = {
    "approvals.by": f"{OWN}.approval_committees",
    "results.url": f"{OWN}.research_outputs",
    f"{OWN}.research_outputs": f"{OWN}.research_outputs",
}
"""What comes back in another field, for a row has no day for it."""

NO_HOME = {
    *("contact", "keywords", "choice", "engagement", "method", "answers"),
    *("themes", "stage", "stage_as_of", "assessment", "sources", "safeguards"),
    *("data.commercial_use", "data.international_transfer", "data.people", "data.people_count"),
    *("data.retention", "dates.review_by", "dates.submitted", "decision.decided_by"),
    *("decision.decided_by_kind", "decision.justification", "legal.criminal_offence_data"),
    *("legal.gateways", "purpose.risks", "purpose.statement", f"{OWN}.linked_assets"),
}
"""What the form has no column for."""


def take(project: Project, table: Path, mapping: Path = MAPPING, **options: bool) -> Imported:
    target = Target(project.root, project.path("register"), FRAMEWORK, TODAY)
    read = read_mapping(mapping, FRAMEWORK)
    return import_mapped(read_own_table(table, read), read, target, **options)


def made(project: Project, done: Imported) -> list[dict[str, Any]]:
    assert done.errors == []
    return [entry(project.path(name).read_bytes()) for name in done.written]


def plain(data: dict[str, Any]) -> None:
    """Without marks of text, which no table holds."""
    data["purpose"]["benefits"] = "Doctors will know which changes need a check-up."


def exported(project: Project, *changes: Any, table: str = WORKBOOK) -> Path:
    """The file of one use, as a site publishes it."""
    files = {one.path: one.content for one in data_use_files(edition_of(plain, *changes))}
    path = project.path(Path(table).name)
    path.write_bytes(files[table])
    return path


def original(*changes: Any) -> Any:
    return edition_of(plain, *changes).items[0].initiative.data


def at(data: Any, field: str) -> Any:
    return value_in(data, tuple(field.split(".")))


@pytest.mark.parametrize("table", [WORKBOOK, TABLE])
def test_what_has_a_home_comes_back_the_same(project: Project, table: str) -> None:
    """From an entry to HDR UK's form and back: each field that the form has a column for."""
    before = original()
    (after,) = made(project, take(project, exported(project, table=table)))
    assert {one: at(after, one) for one in COMES_BACK} == {
        one: at(before, one) for one in COMES_BACK
    }
    for field, home in ELSEWHERE.items():
        assert set(at(before, field)) <= set(at(after, home))
    roles = {one["id"]: set(one["roles"]) for one in after["organisations"]}
    assert roles == {one["id"]: set(one["roles"]) for one in before["organisations"]}
    assert {(one["date"], one["kind"]) for one in after["events"]} == {("2025-06-30", "released")}
    body = entry(project.path("register/organisations/university-of-northshire.yml").read_bytes())
    assert body == BODIES["university-of-northshire"]


def test_what_has_no_home_is_known() -> None:
    """Every field of the use is one that comes back, comes back elsewhere, or has no home."""
    known = {*COMES_BACK, *NO_HOME, *ELSEWHERE, "approvals", "results"}
    whole = original()
    unknown = [
        path
        for path in _paths(whole, ())
        if not any(path == one or path.startswith(f"{one}.") for one in known)
    ]
    assert unknown == ["organisations", "events"], "tested by themselves above"


def _paths(data: Mapping[str, Any], above: tuple[str, ...]) -> list[str]:
    found = []
    for name, value in data.items():
        here = (*above, name)
        found += _paths(value, here) if isinstance(value, Mapping) else [".".join(here)]
    return found


def test_a_table_of_the_standard_brings_what_the_upload_lacks(project: Project) -> None:
    """It has one column more."""
    (after,) = made(project, take(project, exported(project, table=TABLE)))
    assert at(after, f"{OWN}.linked_assets") == "Deleted at the end of the project."


def _long(data: dict[str, Any]) -> None:
    data["profiles"][NAME]["in_full"] = {
        "title": "Falls " + "in older people " * 10 + "at home",
        "lay_summary": "We look at falls. " * 60 + "That is all.",
        "public_benefit": "Doctors will know more. " * 90 + "That is all.",
    }


def test_a_text_that_is_too_long_for_its_field_is_there_in_full(project: Project) -> None:
    """Cut where the page shows it, whole where the next upload takes it from."""
    (after,) = made(project, take(project, exported(project, _long)))
    whole = original(_long)["profiles"][NAME]["in_full"]
    assert at(after, f"{OWN}.in_full") == whole
    assert len(after["title"]) <= 120
    assert after["summary"].endswith("…")
    again = Initiative.read(ID, "x.yml", "0", after)
    bodies = edition_of().organisations
    (use,) = data_uses([again], PROFILE, bodies)
    cells = {column.heading: column.filled(use).value for column in UPLOAD}
    assert cells["Project title*"] == whole["title"]
    assert cells["Lay summary*"] == whole["lay_summary"]


def test_a_second_round_trip_changes_nothing(project: Project) -> None:
    """What came in goes out in the same row, and comes in as the same entry."""
    first = take(project, exported(project))
    (after,) = made(project, first)
    bodies = edition_of().organisations
    uses = data_uses([Initiative.read(ID, "x.yml", "0", after)], PROFILE, bodies)
    path = project.path("again.xlsx")
    path.write_bytes(gateway_workbook(uses, TODAY))
    again = take(project, path)
    assert (again.written, again.unchanged) == ([], first.written)


HEAD = [
    *("project id", "Lead applicant organisation name", " Organisation  Sector", "Project title"),
    *("LAY SUMMARY*", "Public benefit statement*", "Latest approval date", "Dataset(s) name*"),
    *("Data sensitivity level", "Access type*", "Project start date", "Funders/ Sponsor"),
    *("Applicant names", "Our own remarks", "Release/Access date"),
]
GOOD = [
    *("NDT-7", "University of Northshire", "academic institute", "Sleep. A study of nights"),
    *("We look at sleep.", "People will sleep better.", dt.date(2025, 1, 13), "Admissions"),
    *("De-personalised", "tre", 45717, "Northshire Research Fund"),
    *("Not for publication", "Ring back", dt.date(2025, 2, 3)),
]


def workbook(
    project: Project, rows: Sequence[Sequence[Any]], head: Sequence[str] = tuple(HEAD)
) -> Path:
    """A table as somebody keeps it: a title, a blank row, headings, blank rows in between."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Uses 2025"
    sheet.append(["Our register of data uses"])
    sheet.append([])
    sheet.append(list(head))
    for row in rows:
        sheet.append(list(row))
        sheet.append([" ", None, "  "])
    path = project.path("kept.xlsx")
    book.save(path)
    return path


def row(**changes: Any) -> list[Any]:
    """The good row with other cells, by the number of their column."""
    made_up: list[Any] = list(GOOD)
    for number, value in changes.items():
        made_up[int(number[1:])] = value
    return made_up


def test_a_table_as_people_keep_it_comes_in(project: Project) -> None:
    """Other names of columns, numbers for days, blank rows, columns of their own."""
    table = workbook(project, [GOOD])
    read = read_own_table(table, read_mapping(MAPPING, FRAMEWORK))
    assert read.notices == (
        "The sheet “Uses 2025” was read.",
        "Row 1 stands above the names of the columns. It is left out.",
        "Uses 2025!N3: the column “Our own remarks” is left out: the mapping does not speak of it.",
    )
    (one,) = made(project, take(project, table))
    assert one["title"] == "Sleep. A study of nights"
    assert one["dates"] == {"starts": "2025-03-01"}
    assert one["decision"]["date"] == "2025-01-13"
    assert one["data"]["transfer"] == "secure-environment"
    assert one["profiles"] == {NAME: {"sector": "academic"}}
    assert "Not for publication" not in str(one)
    assert "Ring back" not in str(one)


@pytest.mark.parametrize(
    "written",
    ["Admissions, Outpatients", "Admissions; Outpatients", "Admissions\nOutpatients,"],
)
def test_a_list_is_read_in_each_notation(project: Project, written: str) -> None:
    """With commas, semicolons, or a line for each."""
    (one,) = made(project, take(project, workbook(project, [row(c7=written)])))
    assert one["data"]["datasets"] == ["Admissions", "Outpatients"]


@pytest.mark.parametrize(
    "written", ["13/01/2025", "13 January 2025", "2025-01-13", "45670", "Mon 13 Jan 2025"]
)
def test_a_day_is_read_as_text_too(project: Project, written: str) -> None:
    """The Gateway takes none of these; a body's own table has all of them."""
    (one,) = made(project, take(project, workbook(project, [row(c6=written)])))
    assert one["decision"]["date"] == "2025-01-13"


@pytest.mark.parametrize(
    ("changes", "address", "said"),
    [
        ({"c6": "soon"}, "G6", '"soon" is no day'),
        ({"c8": "Coded"}, "I6", 'does not know the word "Coded"'),
        ({"c2": "Hospital"}, "C6", 'does not know the word "Hospital"'),
        ({"c1": ""}, "B6", "this row would be lost"),
    ],
)
def test_what_can_t_be_read_stops_all_of_it(
    project: Project, changes: dict[str, Any], address: str, said: str
) -> None:
    """At its cell; nothing is written."""
    done = take(project, workbook(project, [GOOD, row(c0="NDT-8", **changes)]))
    found = {fault.address: fault.message for fault in done.errors}
    assert said in found[f"Uses 2025!{address}"]
    assert done.written == []


def test_a_slip_in_a_heading_is_no_column_of_ones_own(project: Project) -> None:
    """It is named with the column that is meant; nothing is dropped unseen."""
    head = [*HEAD[:4], "Lay sumary", *HEAD[5:]]
    done = take(project, workbook(project, [GOOD], head))
    (fault,) = (one for one in done.errors if one.address == "Uses 2025!E3")
    assert 'does not say what the column "Lay sumary" means' in fault.message
    assert "Lay summary*" in fault.hint


def test_without_the_profile_the_mapping_says_what_is_missing(framework: Framework) -> None:
    """One sentence, with the file to write it in."""
    with pytest.raises(SetupError, match=rf"choose {NAME} under `profiles` in register\.yml"):
        read_mapping(MAPPING, framework)


def test_what_people_add_to_the_part_of_the_profile_stays(project: Project) -> None:
    """When the table comes in again."""
    table = exported(project)
    (name,) = take(project, table).written
    text = project.read(name)
    added = text.replace(f"  {NAME}:\n", f"  {NAME}:\n    custodian: {CUSTODIAN}\n")
    assert added != text
    project.write(name, added)
    done = take(project, table, replace=True)
    assert done.errors == []
    assert at(entry(project.path(name).read_bytes()), f"{OWN}.custodian") == CUSTODIAN


def test_what_a_table_has_no_column_for_stays(project: Project) -> None:
    """The standard's table says what becomes of linked data; the upload that follows can't."""
    (name,) = take(project, exported(project, table=TABLE)).written
    done = take(project, exported(project), replace=True)
    assert done.errors == []
    data = entry(project.path(name).read_bytes())
    assert at(data, f"{OWN}.linked_assets") == "Deleted at the end of the project."


def test_the_standard_s_own_table_has_no_column_without_a_meaning() -> None:
    """All 32 headings of the example are known to the mapping."""
    example = SCHEMA.parent / "examples" / "hdruk-data-use-register" / "table.csv"
    with example.open(encoding="utf-8", newline="") as file:
        head = next(csv.reader(file))
    table = read_own_table(example, read_mapping(MAPPING, FRAMEWORK))
    assert table.notices == ()
    assert list(table.rows[0].cells.values()) == head


def test_hidden_sheets_are_left_unread_and_named(project: Project) -> None:
    """Workbooks for the Gateway hold their lists of words out of sight."""
    path = exported(project)
    book = load_workbook(path)
    book.create_sheet("Lists").sheet_state = "veryHidden"
    book.create_sheet("Codes").sheet_state = "hidden"
    book.save(path)
    done = take(project, path)
    assert len(made(project, done)) == 1
    assert "The sheets “Lists”, “Codes” are hidden. Nothing of them was read." in done.notices


def test_the_sheet_itself_may_not_be_hidden(project: Project) -> None:
    """Nobody has seen then what would be published."""
    path = exported(project)
    book = load_workbook(path)
    book.create_sheet("Notes")
    book["Data Uses Template"].sheet_state = "hidden"
    book.active = book["Notes"]
    book.save(path)
    with pytest.raises(RefusedError, match='"Data Uses Template" is hidden'):
        take(project, path)
