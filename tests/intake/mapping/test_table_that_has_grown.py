"""A table is imported again: each entry stays at its address, and what people added stays in it."""

from __future__ import annotations

from typing import Any

import pytest

from fairshare.framework import Framework
from own_tables import Rows, changed, made, take_own
from projects import FULL, Project, as_yaml, entry

FALLS = "register/initiatives/northshire-council/we-want-to-know-who-falls.yml"
TWO: Rows = [
    {},
    {"Number": "R/2", "Applicant": "Falls Ltd", "Kind": "Firm"},
]
CORRECTION = {
    "date": "2024-05-01",
    "kind": "correction",
    "summary": "The table named the wrong day.",
}


def _numbers(project: Project) -> dict[str, list[str]]:
    """The numbers of the table in each entry, by the name of its file."""
    folder = project.path("register/initiatives/northshire-council")
    found = {path.stem: entry(path.read_bytes()) for path in folder.glob("we-want*.yml")}
    return {name: [one["id"] for one in data["references"]] for name, data in found.items()}


def _edit(project: Project, **values: Any) -> dict[str, Any]:
    """Change the entry on falls as people do; the data that its file then holds."""
    data = {**entry(project.path(FALLS).read_bytes()), **values}
    project.write(FALLS, as_yaml(data))
    return data


@pytest.mark.parametrize("rows", [TWO[::-1], [*TWO[::-1], {"Number": "R/3", "Purpose": "Burns."}]])
def test_an_address_stays_in_whatever_order_rows_stand(
    rows: Rows, project: Project, framework: Framework
) -> None:
    """It is the row's number that says which entry it is, not the row that comes first."""
    take_own(project, framework, TWO)
    before = _numbers(project)
    assert take_own(project, framework, rows, replace=True).errors == []
    assert before.items() <= _numbers(project).items()


def test_an_address_stays_when_the_title_changes(project: Project, framework: Framework) -> None:
    """The page has the new title; links to it go on to work."""
    take_own(project, framework, [{}])
    done = take_own(project, framework, [{"Summary": "We count who falls."}], replace=True)
    assert done.written == [FALLS]
    assert entry(project.path(FALLS).read_bytes())["title"] == "We count who falls"


def test_an_entry_whose_row_is_gone_stays_and_is_named(
    project: Project, framework: Framework
) -> None:
    """Nothing disappears, and another row does not take its address."""
    take_own(project, framework, TWO)
    before = _numbers(project)
    new = {"Number": "R/3", "Applicant": "Burns Ltd", "Kind": "Firm"}
    done = take_own(project, framework, [TWO[1], new], replace=True)
    (said,) = done.left_alone
    assert said.startswith("northshire-council/we-want-to-know-who-falls: no row of the table")
    assert before.items() <= _numbers(project).items()


def test_what_people_added_stays(project: Project, framework: Framework) -> None:
    """An event that no row can be, and a field of which the mapping does not speak."""
    take_own(project, framework, [{}])
    listed = [*entry(project.path(FALLS).read_bytes())["events"], CORRECTION]
    data = _edit(project, events=listed, dates={"ends": "2026-01-01"})
    assert take_own(project, framework, [{}]).unchanged == [FALLS], "it is not called changed"
    new = {"Number": "R/2", "Released": "01/06/2024"}
    (after,) = made(project, take_own(project, framework, [{}, new], replace=True))
    assert [event["kind"] for event in after["events"]] == ["released", "correction", "released"]
    assert after["events"][1] == CORRECTION
    assert after["dates"] == data["dates"]


def test_what_a_column_no_longer_says_goes(project: Project, framework: Framework) -> None:
    """A field that the mapping fills holds what the table says now, nothing of before."""
    take_own(project, framework, [{"Use": "Records with names."}])
    (after,) = made(project, take_own(project, framework, [{"Use": ""}], replace=True))
    assert "description" not in after["data"]


def test_a_text_that_had_to_go_does_not_come_back(project: Project, framework: Framework) -> None:
    """The notice in its place stays, and the import says so."""
    take_own(project, framework, [{}])
    notice = {
        "redacted": {"date": "2025-01-01", "reason": "It named a person."},
        "dates": {"starts": "2024-02-03"},
    }
    project.write(FALLS, as_yaml(notice))
    done = take_own(project, framework, [{}], replace=True)
    assert (done.errors, done.written) == ([], [])
    assert entry(project.path(FALLS).read_bytes()) == notice
    assert "its text was removed from the register" in done.left_alone[0]


def test_an_entry_of_the_register_s_own_is_not_replaced(
    project: Project, framework: Framework
) -> None:
    """A row that makes the same address gets its number behind."""
    own = project.read(FULL)
    project.write(FALLS, own)
    done = take_own(project, framework, [{}], replace=True)
    assert done.written == [FALLS.replace(".yml", "-r-1.yml")]
    assert project.read(FALLS) == own


def test_without_numbers_the_title_says_which_entry_it_is(
    project: Project, framework: Framework
) -> None:
    """As in the first import."""
    mapping = changed("columns/Number", {"unused": "Not needed here."})
    mapping["columns"]["Released"]["says"] = ["Type"]
    take_own(project, framework, [{}], mapping)
    done = take_own(project, framework, [{"Type": "Named"}], mapping, replace=True)
    assert (done.written, done.left_alone) == ([FALLS], [])
