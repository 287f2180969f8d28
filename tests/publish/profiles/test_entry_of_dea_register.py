"""An entry of the Digital Economy Act's register: its page says what is known, and by whom."""

from __future__ import annotations

import re
from typing import Any

from drawing import drawn
from editions import made
from fairshare.load.framework import load_framework
from fairshare.publish.page import Page
from fairshare.publish.states.headline_rows import ROWS
from projects import BASE, entry
from trees import SCHEMA

NAME = "uk-dea"
FRAMEWORK = load_framework(SCHEMA, (NAME,))
ID = "northshire-council/help-with-heating"


def listed(**changes: Any) -> Any:
    """The least that a row of the register makes, changed."""

    def change(data: dict[str, Any]) -> None:
        bare = entry((BASE / "imported.yml").read_bytes())
        data.clear()
        data |= bare
        data |= {
            "title": "Help with heating",
            "stage": "unknown",
            "stage_as_of": "2019-08-12",
            "organisations": [
                {"id": "northshire-council", "roles": ["lead", "named"]},
                {"id": "hm-revenue-and-customs", "roles": ["named"]},
            ],
            "purpose": {"aims": ["unknown"], "risks": "The register has no column for risks."},
            "data": {
                "categories": ["unknown"],
                "identifiability": "unknown",
                "retention": {"period": "unknown", "basis": "Until the work is done"},
            },
            "dates": {"starts": "2019-02-01"},
            "profiles": {NAME: {"from_register": True}},
        }
        data |= changes
        del data["related"]

    return change


def page(address: str, **changes: Any) -> str:
    """The words of a page of a register of that entry."""
    edition = made(FRAMEWORK, {ID: listed(**changes)})
    found = drawn(edition)[address]
    assert isinstance(found, Page)
    body = re.sub(r"<[^>]+>", " ", str(found.body))
    return re.sub(r"\s+", " ", body)


def test_nothing_is_said_to_be_in_use_for_want_of_an_end() -> None:
    """The headline says what the register says, and of which day."""
    words = page(f"initiatives/{ID}/index.html")
    assert (
        "Listed in the register of the Digital Economy Act, as of 12 August 2019. Whether data is "
        "shared is not said"
    ) in words
    assert "Stage Not known , as of 12 August 2019" in words
    assert "Named as the start" in words
    for claim in ("Live", "In use", "Sharing starts", "Approved"):
        assert claim not in words


def test_what_the_register_leaves_out_is_named() -> None:
    """Nobody is said to give or to get; what is in words is not called unknown."""
    words = page(f"initiatives/{ID}/index.html")
    assert "Who would give it The source does not say" in words
    assert "What would be shared Not known" in words
    assert "hm-revenue-and-customs : Named in the same agreement" in words
    assert "How long it would be kept Until the work is done" in words
    assert "Facts left open" not in words
    assert "Who leads was put in by whoever took the table in" in words
    assert "Every other fact on this page is the register’s." in words
    assert "Every fact on this page" not in words
    assert "Not assessed" in words


def test_a_row_of_the_list_says_it_too() -> None:
    """Not an empty place where a body should stand."""
    words = page("initiatives/index.html")
    assert "Who would give it: The source does not say" in words


def test_an_end_that_is_past_is_told_as_the_register_s() -> None:
    """It may have been prolonged since."""
    words = page(
        f"initiatives/{ID}/index.html",
        stage="ended",
        dates={"starts": "2019-02-01", "ends": "2019-07-31"},
    )
    assert "with 31 July 2019 as its end date. No decision is on record" in words
    assert "Named as the end" in words


def test_no_row_of_the_register_s_own_headlines_speaks_of_such_a_stage() -> None:
    """The form's preview reads those rows, and a register without the profile has the same."""
    assert not [row for row in ROWS if "unknown" in row.stages]
