"""The home page: where it leads, and that it counts no kind of entry together with another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from editions import Change, made
from fairshare.framework import Framework
from fairshare.publish.edition import Edition
from fairshare.publish.finding.result_rows import result_drawer
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.pages.home import QUESTIONING, home_body
from html_reader import Reader


def body_of(edition: Edition) -> str:
    environment = make_environment(edition.framework)
    environment.globals["result"] = result_drawer(environment)
    return str(home_body(edition, environment))


def home(edition: Edition) -> Reader:
    return Reader(body_of(edition))


def kind(independence: str, outcome: str = "approved") -> Change:
    def change(data: dict[str, Any]) -> None:
        data["assessment"]["independence"] = independence
        data["decision"]["outcome"] = outcome

    return change


def test_it_leads_to_what_people_come_for(framework: Framework) -> None:
    """Objecting, who shares with whom, what happened, comparing, the download and the numbers."""
    edition = made(framework, {"council/one": kind("self")})
    wanted = {
        *("./organisations/matrix/", "./changes/", "./compare/", "./initiatives/#download"),
        *("./#decided", "./silences/"),
    }
    assert wanted <= set(home(edition).links)
    assert f"./{QUESTIONING}" not in home(edition).links
    assert f"./{QUESTIONING}" in home(replace(edition, prose_pages=frozenset({QUESTIONING}))).links


def test_its_search_has_examples_that_this_register_answers(framework: Framework) -> None:
    """The commonest theme, kind of people and receiver, each a search of its own."""
    found = home(made(framework, {"council/one": kind("self")}))
    assert "For example: Welfare and benefits · Children · northshire-council" in found.line
    assert "./initiatives/?q=northshire-council" in found.links


def test_counts_of_each_kind_of_entry_stand_apart(framework: Framework) -> None:
    """A refusal that this project read of is none that a body published itself."""
    entries = {
        "council/a": kind("self"),
        "council/b": kind("worked-example", "refused"),
        "council/c": kind("worked-example"),
        "council/d": kind("imported"),
    }
    body = body_of(made(framework, entries))
    table = body[body.index("<table") : body.index("</table>")]
    rows = [re.sub(r"<[^>]+>", " ", row).split("  ") for row in table.split("<tr>")[1:]]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert cells[0] == [
        "Decision",
        "Bodies’ own entries",
        "Worked examples",
        "Taken from published sources",
    ]
    assert ["Approved", "1", "1", "1"] in cells
    assert ["Refused", "0", "1", "0"] in cells
    assert cells[-1] == ["All", "1", "2", "1"]


def test_a_register_with_nothing_in_it_has_a_home_page(framework: Framework) -> None:
    """No table of nothing, and no example of a search that finds nothing."""
    line = home(made(framework, {})).line
    assert "For example" not in line
    assert "Decisions by outcome" not in line


def test_a_register_of_tables_has_no_empty_heading_and_no_zero(framework: Framework) -> None:
    """Tables may name neither people nor decisions, and nobody asked them the 18 questions."""

    def table(data: dict[str, Any]) -> None:
        data["assessment"]["independence"] = "imported"
        data["data"].pop("people")
        data.pop("decision")

    found = home(made(framework, {"council/a": table}))
    assert "Who you are" not in found.line
    assert "Your data" in found.line
    assert "Refused" not in found.line
    assert "./silences/" not in found.links


def test_nobody_decided_against_what_was_read_later(framework: Framework) -> None:
    """In a worked example our reading differs; in its own entry a body set its own one aside."""

    def against(data: dict[str, Any]) -> None:
        data["decision"]["outcome"] = "refused"

    def read_later(data: dict[str, Any]) -> None:
        against(data)
        data["assessment"]["independence"] = "worked-example"

    own = home(made(framework, {"council/one": against})).line
    later = home(made(framework, {"council/one": read_later})).line
    assert "Decided against the assessment (1)" in own
    assert "later reading" not in own
    assert "Where the decision and our later reading differ (1)" in later
    assert "ecided against" not in later
