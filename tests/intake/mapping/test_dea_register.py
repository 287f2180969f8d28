"""The register of the Digital Economy Act comes in: what it leaves open stays open."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fairshare.cli import main
from fairshare.intake.faults import Imported
from fairshare.intake.mapping.mapped_import import import_mapped, read_own_table
from fairshare.intake.mapping.reading import read_mapping
from fairshare.intake.reading.archive import RefusedError
from fairshare.intake.target import Target
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.problems import SetupError
from fairshare.validate import Checker
from projects import Project, as_yaml, entry
from tables import TODAY
from trees import SCHEMA

NAME = "uk-dea"
FRAMEWORK = load_framework(SCHEMA, (NAME,))
MAPPING = SCHEMA / "profiles" / f"{NAME}.mapping.yml"
LEAD = "register/initiatives/northshire-council"

POWERS = "information-sharing-agreement-powers-and-objectives-0001"

ROW: Mapping[str, str] = {
    "Information sharing agreement 0001": "17",
    "Name": "Council tax debt pilot. First year",
    "Purpose": "To measure how many people who owe council tax could pay from their earnings.",
    "Information sharing benefits": "Fewer letters to people who can't pay.",
    "Legal power disclosure": "Section 48",
    "Disclosed information": "Forename, surname, date of birth, and PAYE data",
    "Controllers": "local-authority-eng:NSH;government-organisation:D25",
    "Controller names": "Northshire Council;HM Revenue and Customs",
    "Information sharing method": "Government secure email",
    "Processors": "",
    "Processor names": "",
    "Retention period": "24 months",
    "Start date": "2019-02-01",
    "End date": "2019-07-31",
    "Review date": "2019-06-01",
    "Contact": "joe.bloggs@northshire.example",
    "Areas": "local-authority-eng:NSH",
    "Area names": "Northshire",
}
"""Made up, in the form of the table that the register could be saved as."""

BARE: Mapping[str, str] = {
    **dict.fromkeys(ROW, ""),
    "Information sharing agreement 0001": "18",
    "Name": "Help with heating",
    "Purpose": "To find homes that need insulation.",
    "Controller names": "NORTHSHIRE COUNCIL",
}
OTHERS = {
    **ROW,
    "Information sharing agreement 0001": "19",
    "Controller names": "Eastshire Council",
}


def table(project: Project, rows: Sequence[Mapping[str, str]]) -> Path:
    path = project.path("dea.csv")
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return path


def take(project: Project, *rows: Mapping[str, str], accept: bool = True) -> Imported:
    target = Target(project.root, project.path("register"), FRAMEWORK, TODAY)
    read = read_mapping(MAPPING, FRAMEWORK)
    return import_mapped(read_own_table(table(project, rows), read), read, target, accept=accept)


def several(tmp: Path) -> Path:
    """The mapping of somebody who takes in the rows of all bodies: the first named leads each."""
    text = MAPPING.read_text(encoding="utf-8")
    before, rest = text.split("\nlead:\n", 1)
    after = rest.split("\n\n", 1)[1]
    path = tmp / "several.yml"
    lead = "lead: {in: Controller names, roles: [lead, named]}"
    path.write_text(f"{before}\n{lead}\n\n{after}", encoding="utf-8")
    return path


def take_several(project: Project, *rows: Mapping[str, str]) -> Imported:
    target = Target(project.root, project.path("register"), FRAMEWORK, TODAY)
    read = read_mapping(several(project.root), FRAMEWORK)
    return import_mapped(read_own_table(table(project, rows), read), read, target, accept=True)


def test_each_row_is_led_by_the_body_that_it_names_first(project: Project) -> None:
    """Where whoever brings the table in says so: each entry lies with its own lead."""
    tax = {
        **ROW,
        "Information sharing agreement 0001": "20",
        "Controllers": "government-organisation:D25;local-authority-eng:NSH",
        "Controller names": "HM Revenue and Customs;Northshire Council",
    }
    done = take_several(project, ROW, tax, BARE)
    assert done.errors == []
    assert done.written == [
        f"{LEAD}/council-tax-debt-pilot-first-year.yml",
        "register/initiatives/hm-revenue-and-customs/council-tax-debt-pilot-first-year.yml",
        f"{LEAD}/help-with-heating.yml",
    ]
    assert (done.rows, done.entries) == (3, 3)
    first, second, third = (entry(project.path(name).read_bytes()) for name in done.written)
    assert first["organisations"] == [
        {"id": "northshire-council", "roles": ["lead", "named"]},
        {"id": "hm-revenue-and-customs", "roles": ["named"]},
    ]
    assert second["organisations"] == [
        {"id": "hm-revenue-and-customs", "roles": ["lead", "named"]},
        {"id": "northshire-council", "roles": ["named"]},
    ]
    assert third["stage"] == "unknown"
    body = entry(project.path("register/organisations/hm-revenue-and-customs.yml").read_bytes())
    assert body["type"] == "central-government"
    assert take_several(project, ROW, tax, BARE).written == []


RECORD = {
    "data": {
        "id": "0042",
        "name": "Help with heating",
        "purpose": "To find homes that need insulation.",
        "benefits": "Warmer homes.",
        "disclosed_information": "Name and address",
        "method": "API",
        "start_date": "2024-02-01",
        "end_date": None,
        "isa_status": "Active",
    },
    "controllers": [{"data": {"name": "Northshire Council"}}, {"data": {"name": "Energy Office"}}],
    "powers": [{"data": {"name": "Section 36 of the Act"}}],
    "processors": [],
}
"""Made up, in the form of a record of the register's newer site."""


def folder(project: Project, *records: object) -> Path:
    for number, record in enumerate(records):
        project.write(f"records/{number}.json", json.dumps(record))
    return project.path("records")


def test_the_records_of_the_newer_site_are_rows(project: Project) -> None:
    """One without an end date is not "Active" for that: its status is computed, and is left out."""
    target = Target(project.root, project.path("register"), FRAMEWORK, TODAY)
    read = read_mapping(MAPPING, FRAMEWORK)
    rows = read_own_table(folder(project, RECORD), read)
    done = import_mapped(rows, read, target, accept=True)
    assert done.errors == []
    assert any("isa_status" in notice for notice in done.notices)
    (one,) = (entry(project.path(name).read_bytes()) for name in done.written)
    assert one["stage"] == "unknown"
    assert one["references"] == [{"scheme": "uk-dea-part-5", "id": "0042"}]
    assert one["purpose"]["benefits"] == "Warmer homes."
    assert one["purpose"]["aims"] == ["service-delivery"]
    assert one["data"]["transfer"] == "api"
    assert one["dates"] == {"starts": "2024-02-01"}
    assert [body["id"] for body in one["organisations"]] == ["northshire-council", "energy-office"]
    assert "decision" not in one


@pytest.mark.parametrize(
    ("record", "said"),
    [([RECORD], "holds no record"), ({"data": "x"}, "holds no record"), (None, "holds no record")],
)
def test_what_is_no_record_is_named(project: Project, record: object, said: str) -> None:
    """By its file; nothing of the others is taken."""
    with pytest.raises(RefusedError, match=f"1.json {said}"):
        read_own_table(folder(project, RECORD, record), read_mapping(MAPPING, FRAMEWORK))


def test_a_folder_without_records_or_with_a_broken_one_is_refused(project: Project) -> None:
    """An empty folder is no empty register."""
    read = read_mapping(MAPPING, FRAMEWORK)
    project.write("records/notes.txt", "Nothing.")
    with pytest.raises(RefusedError, match="must hold"):
        read_own_table(project.path("records"), read)
    project.write("records/1.json", "{")
    with pytest.raises(RefusedError, match="can't be read as JSON"):
        read_own_table(project.path("records"), read)


def test_a_row_that_names_nobody_has_no_lead(project: Project) -> None:
    """It is named, and nothing of the table is written."""
    done = take_several(project, ROW, {**BARE, "Controller names": ""})
    assert [(one.address, one.message) for one in done.errors] == [
        ("H3", '"Controller names" is empty: this row would be lost.')
    ]
    assert done.written == []


def test_only_a_column_of_bodies_can_say_who_leads(project: Project) -> None:
    """A text is no organisation."""
    path = several(project.root)
    text = path.read_text(encoding="utf-8").replace("in: Controller names", "in: Purpose")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SetupError, match="must be a column of bodies with a `type`"):
        read_mapping(path, FRAMEWORK)


def made(project: Project, *rows: Mapping[str, str]) -> list[dict[str, Any]]:
    done = take(project, *rows)
    assert done.errors == []
    return [entry(project.path(name).read_bytes()) for name in done.written]


def test_a_row_is_an_entry_that_says_what_the_register_says(project: Project) -> None:
    """And nothing else: no rating, no decision, nobody who gives or gets."""
    (one,) = made(project, ROW)
    assert one == {
        "method": "1.0",
        "title": "Council tax debt pilot. First year",
        "summary": ROW["Purpose"],
        "themes": ["other"],
        "stage": "ended",
        "stage_as_of": "2019-08-12",
        "references": [{"scheme": "uk-dea-part-5", "id": "17"}],
        "areas": [{"name": "Northshire"}],
        "organisations": [
            {"id": "northshire-council", "roles": ["lead", "named"]},
            {"id": "hm-revenue-and-customs", "roles": ["named"]},
        ],
        "purpose": {
            "aims": ["debt-management"],
            "statement": ROW["Purpose"],
            "benefits": "Fewer letters to people who can't pay.",
            "risks": "The register has no column for risks.",
        },
        "data": {
            "categories": ["name", "date-of-birth", "tax"],
            "description": (
                "Forename, surname, date of birth, and PAYE data\n\n"
                "**Information sharing method:** Government secure email"
            ),
            "identifiability": "unknown",
            "transfer": "file-transfer",
            "retention": {"period": "P24M"},
        },
        "legal": {"gateways": [{"name": "Digital Economy Act 2017, section 48"}]},
        "assessment": {"independence": "imported"},
        "dates": {"starts": "2019-02-01", "ends": "2019-07-31", "review_by": "2019-06-01"},
        "sources": one["sources"],
        "profiles": {NAME: {"from_register": True}},
    }
    assert "joe.bloggs" not in str(one)


def test_what_the_register_leaves_open_is_unknown(project: Project) -> None:
    """A missing end date is not "live", and an empty cell is no fact."""
    (one,) = made(project, BARE)
    assert one["stage"] == "unknown"
    assert one["purpose"]["aims"] == ["unknown"]
    assert one["data"] == {
        "categories": ["unknown"],
        "identifiability": "unknown",
        "retention": {"period": "unknown"},
    }
    assert "decision" not in one
    assert "answers" not in one
    assert "dates" not in one


@pytest.mark.parametrize(
    ("end", "stage"),
    [
        ("2019-08-11", "ended"),
        ("2019-08-12", "unknown"),
        ("31/12/2030", "unknown"),
        ("", "unknown"),
    ],
)
def test_only_an_end_before_the_day_of_the_table_is_an_end(
    project: Project, end: str, stage: str
) -> None:
    """What the register said that day; what came later it does not say."""
    (one,) = made(project, {**ROW, "End date": end})
    assert one["stage"] == stage


def test_who_a_controller_is_is_read_from_its_code(project: Project) -> None:
    """Its list, its number there, and its kind; a body that is known keeps its own file."""
    council = project.read("register/organisations/northshire-council.yml")
    made(project, ROW)
    body = entry(project.path("register/organisations/hm-revenue-and-customs.yml").read_bytes())
    assert body == {
        "name": "HM Revenue and Customs",
        "type": "central-government",
        "identifiers": [{"scheme": "GB-GOR", "id": "D25"}],
    }
    assert project.read("register/organisations/northshire-council.yml") == council


def test_rows_of_other_bodies_are_counted_and_left_out(project: Project) -> None:
    """Whatever stands in them; a body is found by any name that its file knows."""
    known = {**BARE, "Controller names": "NC; Eastshire Council"}
    done = take(project, {**OTHERS, "End date": "never"}, known)
    assert done.errors == []
    assert len(done.written) == 1
    assert done.left_alone == [
        "1 row does not name Northshire Council under “Controller names”, and is left out: row 2."
    ]
    assert not project.path("register/organisations/hm-revenue-and-customs.yml").exists()


@pytest.mark.parametrize(
    ("written", "gateway", "aims"),
    [
        (
            "information-sharing-agreement-powers-and-objectives-0001:7",
            "section 56",
            "fraud-and-error",
        ),
        ("section 56 of the Act", "section 56", "fraud-and-error"),
        ("A power since repealed", "A power since repealed", "unknown"),
    ],
)
def test_a_power_is_a_code_or_a_name(
    project: Project, written: str, gateway: str, aims: str
) -> None:
    """One that the mapping does not know stands as it is written, and no aim follows from it."""
    (one,) = made(project, {**ROW, "Legal power disclosure": written})
    assert gateway in one["legal"]["gateways"][0]["name"]
    assert one["purpose"]["aims"] == [aims]


def test_a_retention_that_is_no_period_stays_in_words(project: Project) -> None:
    """Its length is not known then."""
    (one,) = made(project, {**ROW, "Retention period": "Until the debt is paid"})
    assert one["data"]["retention"] == {"period": "unknown", "basis": "Until the debt is paid"}


def test_kinds_of_data_that_are_found_wait_for_a_person(project: Project) -> None:
    """Nothing is written before somebody says that they are right."""
    done = take(project, ROW, accept=False)
    assert done.waits
    assert [(one.address, one.meant) for one in done.readings] == [
        ("F2", "name, date-of-birth, tax")
    ]
    assert not list(project.path(LEAD).glob("council-tax*"))


@pytest.mark.parametrize(
    ("change", "address", "said"),
    [
        ({"Controllers": "government-organisation:D25"}, "G2", "1 numbers stand here, and 2 names"),
        ({"Start date": "soon"}, "M2", '"soon" is no day'),
        ({"Start date": "2019-02-31"}, "M2", "is no day"),
        ({"Name": ""}, "B2", "No column gives this entry a title"),
        ({"Purpose": "Ring 020 8123 4567."}, "C2", "phone number"),
    ],
)
def test_what_can_t_be_read_stops_all_of_it(
    project: Project, change: dict[str, str], address: str, said: str
) -> None:
    """At its cell; the register's own site blanks bad dates in silence."""
    done = take(project, {**ROW, **change})
    assert said in {fault.address: fault.message for fault in done.errors}[address]
    assert done.written == []


def test_headings_as_programs_write_them_and_columns_of_one_s_own(project: Project) -> None:
    """Small letters and hyphens; what nobody knows is named and left."""
    row = {name: text for name, text in ROW.items() if name != "Legal power disclosure"}
    row |= {"legal-power-disclosure": "Section 48", "isa_status": "Active"}
    path = table(project, [row])
    read = read_own_table(path, read_mapping(MAPPING, FRAMEWORK))
    assert read.notices == (
        "S1: the column “isa_status” is left out: the mapping does not speak of it.",
    )
    (one,) = made(project, row)
    assert one["purpose"]["aims"] == ["debt-management"]
    assert "Active" not in str(one)


def test_the_entries_pass_every_check(project: Project) -> None:
    """Where the profile is chosen."""
    (ended, bare) = made(project, ROW, BARE)
    for data in (ended, bare):
        assert problems(data) == []


def problems(data: Mapping[str, Any]) -> list[str]:
    """The codes of what is wrong with an entry."""
    document = parse(as_yaml(data).encode(), f"{LEAD}/one.yml").document
    assert document
    return [one.code for one in Checker(FRAMEWORK, TODAY).initiative(document)]


@pytest.mark.parametrize("change", ["own", "without the part"])
def test_only_an_entry_of_the_register_may_leave_it_open(project: Project, change: str) -> None:
    """A body knows how far its own sharing has got."""
    (data,) = made(project, BARE)
    if change == "own":
        data["assessment"] = {"independence": "self", "date": "2019-01-01", "assessor": "A team"}
    else:
        del data["profiles"]
    assert problems(data).count("E750") == 5


def test_the_command_asks_for_what_was_found(project: Project) -> None:
    """With --yes it writes; without, it lists what it took the words for."""
    project.write(
        "register.yml",
        "name: N\nbody: Northshire Council\nmailbox: data@northshire.example\n"
        "address: https://register.northshire.example/\n"
        "licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}\n"
        f"demonstration: true\nprofiles: [{NAME}]\n",
    )
    path = table(project, [ROW])
    arguments = ["--root", str(project.root), "import", str(path), "--mapping", str(MAPPING)]
    first = CliRunner().invoke(main, arguments)
    assert first.exit_code == 1
    assert "date of birth, and PAYE data” is read as name, date-of-birth, tax" in first.stderr
    assert "Nothing is written yet." in first.stderr
    second = CliRunner().invoke(main, [*arguments, "--yes"])
    assert second.exit_code == 0
    assert f"{LEAD}/council-tax-debt-pilot-first-year.yml" in second.stdout
