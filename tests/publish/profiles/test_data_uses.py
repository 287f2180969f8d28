"""The data use register as files: in the order and form that HDR UK's Gateway takes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from typing import Any

import pytest

from data_use import BODIES, CUSTODIAN, FRAMEWORK, ID, PROFILE, edition_of, sheet_of
from editions import TODAY, made
from fairshare.framework import Framework
from fairshare.load.strict_yaml import parse
from fairshare.publish.discovery.file_list import published_files
from fairshare.publish.edition import Edition
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.pages.data import data_page
from fairshare.publish.profiles.data_uses import NAME
from fairshare.publish.profiles.data_uses.columns import UPLOAD
from fairshare.publish.profiles.data_uses.files import (
    TABLE,
    WORKBOOK,
    data_use_files,
    missing_in_the_row,
    not_in_the_row,
)
from fairshare.publish.profiles.data_uses.use import DataUse, data_uses
from fairshare.validate import Checker
from irish import as_text

HEADINGS = """Project ID|Organisation name*|Organisation ID|Organisation sector|Applicant name(s)|
Applicant ID|Funders/ Sponsors|DEA accredited researcher?|Sub-licence arrangements (if any)?|
Project title*|Lay summary*|Public benefit statement*|Request category type|Technical summary|
Other approval committees|Project start date|Project end date|Latest approval date*|
Dataset(s) name*|Data sensitivity level|Legal basis for provision of data under Article 6|
Lawful conditions for provision of data under Article 9|Common Law Duty of Confidentiality|
National data opt-out applied?|Request frequency|
For linked datasets, specify how the linkage will take place|
Description of the confidential data being used|Release/Access date|Access type*|
How has data been processed to enhance privacy?|Link to research outputs""".replace("\n", "")
"""As the Gateway's importer compares them."""

ROW = {
    "Project ID": "NDT-001",
    "Organisation name*": "University of Northshire",
    "Organisation ID": "https://ror.org/05a28rw58",
    "Organisation sector": "Academic Institute",
    "Applicant name(s)": None,
    "Applicant ID": None,
    "Funders/ Sponsors": "University of Northshire, Northshire Research Fund",
    "DEA accredited researcher?": "Yes",
    "Sub-licence arrangements (if any)?": "No",
    "Project title*": "Falls in older people after a change of medicines",
    "Lay summary*": "We want to know whether people over 75 fall more often then.",
    "Public benefit statement*": "Doctors will know which changes need a check-up soon after.",
    "Request category type": "Health Services & Delivery",
    "Technical summary": "A cohort study.\nFollowed for 90 days.",
    "Other approval committees": "Northshire Ethics Board",
    "Project start date": dt.date(2025, 3, 1),
    "Project end date": dt.date(2027, 2, 28),
    "Latest approval date*": dt.date(2025, 2, 12),
    "Dataset(s) name*": "Admissions, Prescriptions",
    "Data sensitivity level": "De-Personalised",
    "Common Law Duty of Confidentiality": "Section 251 NHS Act 2006",
    "National data opt-out applied?": "Not applicable",
    "Request frequency": "One-off",
    "For linked datasets, specify how the linkage will take place": "Matched by a key once.",
    "Description of the confidential data being used": (
        "Dates of admissions, and codes of medicines."
    ),
    "Release/Access date": dt.date(2025, 6, 30),
    "Access type*": "TRE",
    "How has data been processed to enhance privacy?": "Names and numbers were replaced by keys.",
    "Link to research outputs": (
        "https://papers.northshire.example/first, https://papers.northshire.example/falls"
    ),
}


def files_of(edition: Edition) -> dict[str, bytes]:
    return {one.path: one.content for one in data_use_files(edition)}


def one_use(*changes: Any) -> DataUse:
    edition = edition_of(*changes)
    initiatives = (item.initiative for item in edition.items)
    (found,) = data_uses(initiatives, PROFILE, edition.organisations)
    return found


def row_of(*changes: Any) -> dict[str, Any]:
    _groups, head, row = sheet_of(files_of(edition_of(*changes))[WORKBOOK])
    return dict(zip(head, row, strict=True))


def test_headings_stand_in_row_2_in_the_gateways_order() -> None:
    """Compared letter by letter there; above them the Five Safes, for people."""
    groups, head, *rows = sheet_of(files_of(edition_of())[WORKBOOK])
    assert head == HEADINGS.split("|")
    assert [one for one in groups if one][:2] == ["Safe projects", "Safe people"]
    assert len(rows) == 1


def test_each_cell_says_what_the_entry_says() -> None:
    """Days as real dates, lists by comma, no marks of text, and nobody named."""
    row = row_of()
    assert {name: row[name] for name in ROW} == ROW
    assert row["Legal basis for provision of data under Article 6"].startswith("(e) processing is")
    assert row["Lawful conditions for provision of data under Article 9"].startswith("(j) ")


def test_days_are_serial_numbers() -> None:
    """The Gateway's importer adds to them: a text would stop it."""
    content = files_of(edition_of())[WORKBOOK]
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert re.search(r'<c r="R3" s="[0-9]+"><v>45700</v></c>', sheet)
    assert "<f>" not in sheet


def test_the_standard_s_table_has_32_columns() -> None:
    """In the standard's order, with the one that the upload lacks."""
    rows = list(csv.reader(io.StringIO(files_of(edition_of())[TABLE].decode("utf-8-sig"))))
    assert len(rows[0]) == 32
    assert rows[0][0] == "Lead applicant organisation name"
    assert rows[0][8:10] == ["Project ID", "Project title"]
    found = dict(zip(rows[0], rows[1], strict=True))
    assert found["Latest approval date"] == "2025-02-12"
    name = "For linked datasets, specify how any new assets created will be managed and archived"
    assert found[name] == "Deleted at the end of the project."


def _refused(data: dict[str, Any]) -> None:
    data["decision"]["outcome"] = "refused"


def _withdrawn(data: dict[str, Any]) -> None:
    data["withdrawn"] = {"date": "2025-12-01", "reason": "It was filed twice."}


def _without(data: dict[str, Any]) -> None:
    del data["profiles"]


@pytest.mark.parametrize("change", [_refused, _withdrawn, _without])
def test_only_approved_uses_that_follow_the_standard_stand_in_it(change: Any) -> None:
    """What was refused is in this register alone."""
    assert len(sheet_of(files_of(edition_of(change))[WORKBOOK])) == 2


def _long_and_torn(data: dict[str, Any]) -> None:
    data["data"]["datasets"] = ["Admissions, 2019 to 2024", "Prescriptions"]
    data["legal"]["bases"] = ["uk-gdpr-6-1-e", "uk-gdpr-6-1-c"]
    data["dates"]["starts"] = "2025-03"
    data["organisations"].append({"id": CUSTODIAN, "roles": ["recipient"]})
    data["profiles"][NAME]["in_full"] = {"lay_summary": "We look at falls. " * 200}


def test_what_a_row_can_t_hold_is_named_with_its_column() -> None:
    """Whoever hands the file in sees it before the Gateway does."""
    said = dict(one.split(": ", 1) for one in not_in_the_row(one_use(_long_and_torn)))
    assert said == {
        "column B, Organisation name": (
            "2 organisations get the data; the row has room for the first."
        ),
        "column K, Lay summary": (
            "The Gateway’s form takes 3,000 characters of a lay summary; this one is longer."
        ),
        "column P, Project start date": (
            "2025-03 names no day, and the Gateway takes only days: the cell is left empty."
        ),
        "column S, Dataset(s) name": (
            "The Gateway splits lists at commas. Without theirs stand: Admissions, 2019 to 2024."
        ),
        "column U, Legal basis for provision of data under Article 6": (
            "2 are named; the Gateway’s list takes one, and the first stands in the row."
        ),
    }
    row = row_of(_long_and_torn)
    assert row["Dataset(s) name*"] == "Admissions 2019 to 2024, Prescriptions"
    assert row["Project start date"] is None


def _bare(data: dict[str, Any]) -> None:
    data["profiles"][NAME] = {}
    data["data"]["transfer"] = "unknown"
    data["data"]["frequency"] = "unknown"
    data["legal"] = {"bases": ["unknown"], "confidentiality": "unknown"}
    data["safeguards"]["measures"] = ["pseudonymisation"]
    del data["references"], data["results"], data["data"]["datasets"]
    data["events"] = [
        {"date": "2025-04-01", "kind": "started", "summary": "It began."},
        {"date": "2025-09-01", "kind": "extended", "summary": "For two more years."},
    ]


def test_what_nobody_knows_is_an_empty_cell() -> None:
    """Never a word of a list that would fit; the entry's address is its number."""
    row = row_of(_bare)
    for name in (
        "Legal basis for provision of data under Article 6",
        "Common Law Duty of Confidentiality",
        "Request frequency",
        "National data opt-out applied?",
        "Link to research outputs",
    ):
        assert row[name] is None
    assert row["Project ID"] == ID
    assert row["Latest approval date*"] == dt.date(2025, 9, 1)
    assert row["Release/Access date"] == dt.date(2025, 4, 1)
    assert row["How has data been processed to enhance privacy?"] == "pseudonymisation"
    assert [one.partition(":")[0] for one in missing_in_the_row(one_use(_bare))] == [
        "column S, Dataset(s) name",
        "column AC, Access type",
    ]


def test_seven_columns_may_not_be_empty() -> None:
    """Those that the Gateway asks for, counted from 0."""
    needed = [number for number, one in enumerate(UPLOAD) if one.needed]
    assert needed == [1, 9, 10, 11, 17, 18, 28]


def test_the_files_are_published_where_the_profile_is_chosen_alone(framework: Framework) -> None:
    """A register without it names neither of them."""
    listed = {one.path for one in published_files(edition_of())}
    assert {WORKBOOK, TABLE} <= listed
    without = made(framework, {ID: lambda _: None}, organisations=BODIES)
    assert files_of(without) == {}
    assert not {WORKBOOK, TABLE} & {one.path for one in published_files(without)}


def test_the_page_of_open_data_names_them(framework: Framework) -> None:
    """For people; the page of a register without the profile says nothing of them."""
    body = str(data_page(edition_of(), make_environment(FRAMEWORK)).body)
    assert '<a href="../data/hdruk-data-uses.xlsx" download>hdruk-data-uses.xlsx</a>' in body
    without = made(framework, {ID: lambda _: None}, organisations=BODIES)
    assert "hdruk" not in data_page(without, make_environment(framework)).body


def test_the_same_register_makes_the_same_bytes() -> None:
    """On the same day."""
    assert files_of(edition_of()) == files_of(edition_of())


def test_every_code_of_the_standard_has_its_word() -> None:
    """The Gateway takes no other."""
    for field in ("sector", "accredited_researcher", "request_category", "national_opt_out"):
        part = FRAMEWORK.profiles[NAME].schema["properties"][field]
        assert set(part["enum"]) == set(part["x-labels"])


def _unfinished(data: dict[str, Any]) -> None:
    del data["data"]["datasets"], data["purpose"]["benefits"]


def _undecided(data: dict[str, Any]) -> None:
    _unfinished(data)
    del data["decision"]


def _unfinished_and_refused(data: dict[str, Any]) -> None:
    _unfinished(data)
    _refused(data)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda _: None, []),
        (_unfinished, ["E707 Column L", "E707 Column S"]),
        (_undecided, ["W707 Column L", "W707 Column R", "W707 Column S"]),
        (_unfinished_and_refused, []),
    ],
    ids=["whole", "approved", "requested", "refused"],
)
def test_what_the_gateway_needs_is_asked_for_once_it_is_approved(
    change: Any, expected: list[str]
) -> None:
    """A warning before; of a use that was refused nothing is asked."""
    data = edition_of(change).items[0].initiative.data
    document = parse(as_text(dict(data)).encode(), f"register/initiatives/{ID}.yml").document
    assert document
    found = Checker(FRAMEWORK, TODAY).initiative(document)
    said = sorted(f"{one.code} {one.message[:8]}" for one in found if "707" in one.code)
    assert said == expected


@pytest.mark.parametrize(
    ("scheme", "shown"),
    [("hdruk", "204"), ("HDR-UK Gateway", "204"), ("Our own list", ID)],
)
def test_a_number_is_of_the_register_however_its_list_is_called(scheme: str, shown: str) -> None:
    """People write HDR UK in several ways; another list's number is no project's number."""

    def numbered(data: dict[str, Any]) -> None:
        data["references"] = [{"scheme": scheme, "id": "204"}]

    assert row_of(numbered)["Project ID"] == shown
