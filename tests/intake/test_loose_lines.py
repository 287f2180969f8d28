"""Organisations as people write them in a line: with commas, hyphens or brackets for the bars."""

from __future__ import annotations

import pytest

from fairshare.framework import Framework
from fairshare.intake.bodies.directory import Directory
from fairshare.intake.bodies.loose_lines import new_body, participant

BODIES = Directory(
    {
        "department-for-work-and-pensions": ("Department for Work and Pensions", "DWP"),
        "beis": ("Department for Business, Energy and Industrial Strategy",),
        "cyngor-sir-ynys-wen": ("Cyngor Sir Ynys Wen",),
    }
)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("DWP - provider", "department-for-work-and-pensions |  | provider"),
        ("DWP | lead; gives the data", "DWP |  | lead, provider"),
        ("DWP (gives the data)", "department-for-work-and-pensions |  | provider"),
        (
            "Cyngor Sir Ynys Wen, Parking, lead and recipient",
            "cyngor-sir-ynys-wen | Parking | lead, recipient",
        ),
        (
            "Department for Business, Energy and Industrial Strategy: recipient",
            "beis |  | recipient",
        ),
    ],
)
def test_a_known_body_with_a_role_is_understood(
    line: str, meant: str, framework: Framework
) -> None:
    """Names may hold commas; what is neither name nor role is the unit."""
    assert participant(line, BODIES, framework.codes["roles"]) == meant


@pytest.mark.parametrize(
    "line", ["DWP", "DWP - helper", "Leeds City Council - provider", "DWP | Pensions", ""]
)
def test_what_can_not_be_made_out_stays(line: str, framework: Framework) -> None:
    """No role, no known body, or bars already: the check says what is wrong."""
    assert participant(line, BODIES, framework.codes["roles"]) == line


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Cyngor Sir Ynys Wen, Council", "Cyngor Sir Ynys Wen | Council"),
        (
            "Smith, Jones and Co, company, www.x.example",
            "Smith, Jones and Co | company | www.x.example",
        ),
        ("Cyngor Sir Ynys Wen", "Cyngor Sir Ynys Wen"),
        ("A, B | charity", "A, B | charity"),
        ("Council, Council", "Council | Council"),
    ],
)
def test_a_new_body_is_told_from_its_kind(line: str, meant: str, framework: Framework) -> None:
    """The first piece that is a kind of organisation ends the name."""
    assert new_body(line, framework.codes["organisation_types"]) == meant
