"""A row of a list: every word and mark on it, in each state, and what the browser gets of it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jinja2 import Environment

from drawing import made_of, materials
from editions import Change, made, parts
from fairshare.framework import Framework
from fairshare.publish.edition import Edition
from fairshare.publish.finding.result_rows import result_drawer, result_files
from fairshare.publish.page import Asset
from html_reader import Reader

ID = "northshire-council/meals"
NOW = "Approved 2 April 2025. In use, as of 3 November 2025"
OVERDUE = "Review overdue: it was due by 14 January 2026"


def row(framework: Framework, environment: Environment, change: Change, root: str = "../") -> str:
    """The row of the full example with a change."""
    edition = made(framework, {ID: change}, names={"northshire-council": "Northshire Council"})
    return str(result_drawer(environment)(edition.items[0], root))


def marks(html: str) -> list[str]:
    """The words of its marks, in order."""
    return re.findall(r'<strong class="fs-tag[^"]*">([^<]*)</strong>', html)


def review(day: str, **more: Any) -> Change:
    def change(data: dict[str, Any]) -> None:
        data["dates"]["review_by"] = day
        data.update(more)

    return change


def decided(day: str, outcome: str = "approved") -> Change:
    return lambda data: data["decision"].update(date=day, outcome=outcome)


def found_unlawful(data: dict[str, Any]) -> None:
    """A court found so, and data went on being shared."""
    event = {"date": "2025-05-01", "kind": "breach-found", "by": "The court", "summary": "So."}
    data["events"] = [event]


def same(_data: dict[str, Any]) -> None:
    """The full example as it is."""


def test_a_row_says_what_became_of_it_and_who_gives_and_gets(
    framework: Framework, environment: Environment
) -> None:
    """In this order: title, headline, summary, giver, receiver, voice, assessment, lead."""
    words = Reader(row(framework, environment, same)).line
    title = "Automatic registration for free school meals"
    assert words.startswith(
        f"{title} Approved 2 April 2025. In use, as of 3 November 2025 The council uses housing"
    )
    assert words.endswith(
        "Who gives it: Northshire Council "
        "Who gets it: Northshire Council, northshire-schools-trust "
        "The body’s own entry The case is made Led by Northshire Council Compare: " + title
    )
    links = Reader(row(framework, environment, same)).links
    assert links == [f"../initiatives/{ID}/", "../method/#outcomes", f"../compare/?ids={ID}"]


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (decided("2025-04-02", "refused"), ["Refused 2 April 2025. It had been in use"]),
        (review("2026-01-14"), [NOW, OVERDUE]),
        (review("2026-01-15"), [NOW]),
        (found_unlawful, [NOW, "Found unlawful by The court, 1 May 2025"]),
        (review("2025-01-01", stage="ended"), ["Approved 2 April 2025. Ended"]),
        (
            review("2025-01-01", withdrawn={"date": "2025-12-01", "reason": "Not needed."}),
            ["Withdrawn 1 December 2025. It had been approved 2 April 2025"],
        ),
    ],
    ids=["refused", "overdue", "due", "unlawful", "ended", "withdrawn"],
)
def test_a_row_bears_the_headline_and_marks_that_are_true(
    framework: Framework, environment: Environment, change: Change, shown: list[str]
) -> None:
    """On 15 January 2026: overdue is what was due before that day, and is still in force."""

    def refused_ended(data: dict[str, Any]) -> None:
        change(data)
        if data["decision"]["outcome"] == "refused":
            data["stage"] = "ended"

    assert marks(row(framework, environment, refused_ended)) == shown


def test_a_row_says_that_a_newer_decision_took_its_place(
    framework: Framework, environment: Environment
) -> None:
    """A replaced one is not overdue: the newer one is looked at again."""
    newer = f"{ID}-newer"
    changes = {ID: review("2025-01-01", superseded_by=newer, stage="ended"), newer: same}
    edition = made(framework, changes)
    (item,) = (one for one in edition.items if one.initiative.id == ID)
    (words,) = marks(str(result_drawer(environment)(item, "../")))
    assert words.startswith("Replaced 2 April 2025 by Automatic registration")


@pytest.mark.parametrize(
    ("independence", "said"),
    [
        ("worked-example", "Worked example: our reading We would say that the case is made Led"),
        ("imported", "Taken from a published source, not assessed Led by"),
    ],
)
def test_a_row_says_who_speaks(
    framework: Framework, environment: Environment, independence: str, said: str
) -> None:
    """No row of ours, and none of a table, passes for what the body itself says."""

    def change(data: dict[str, Any]) -> None:
        data["assessment"]["independence"] = independence

    assert said in Reader(row(framework, environment, change)).line


@pytest.mark.parametrize(("count", "said"), [(3, "a, b, c"), (4, "a, b, c and 1 more")])
def test_a_row_names_three_bodies_and_counts_the_rest(
    framework: Framework, environment: Environment, count: int, said: str
) -> None:
    """A row stays a row."""
    bodies = dict.fromkeys("abcd"[:count], "recipient")
    change = parts(northshire_council="lead provider", **bodies)
    assert f"Who gets it: {said} The body’s" in Reader(row(framework, environment, change)).line


def test_rows_lead_to_the_root_of_their_page(
    framework: Framework, environment: Environment
) -> None:
    """The same row on a page of another depth."""
    html = row(framework, environment, same, "../../../")
    assert Reader(html).links == [
        f"../../../initiatives/{ID}/",
        "../../../method/#outcomes",
        f"../../../compare/?ids={ID}",
    ]


def test_a_brief_row_begins_the_summary_and_has_no_way_to_compare(
    framework: Framework, environment: Environment
) -> None:
    """Each decision stands on many lists: there it says what tells it from the next one."""

    def long(data: dict[str, Any]) -> None:
        data["summary"] = (
            f"{'The first sentence is of a usual length, ' * 3}and ends. The second is left out."
        )

    edition = made(framework, {ID: long}, names={"northshire-council": "Northshire Council"})
    draw = result_drawer(environment)
    whole, brief = (Reader(str(draw(edition.items[0], "../", one))) for one in (False, True))
    assert brief.links == [f"../initiatives/{ID}/", "../method/#outcomes"]
    assert "and ends." in brief.line
    assert "The second is left out." not in brief.line
    assert brief.line == whole.line.replace(" The second is left out.", "").partition(" Compare")[0]


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (10, [10]), (11, [10, 1])])
def test_the_browser_gets_the_rows_ten_by_ten(
    framework: Framework, environment: Environment, count: int, sizes: list[int]
) -> None:
    """In the order of the list, drawn for the one page that takes them."""
    edition: Edition = made(framework, {f"northshire-council/n{n:02}": same for n in range(count)})
    found = list(made_of(result_files(edition), materials(edition)))
    draw = result_drawer(environment)
    assert [one.path for one in found if isinstance(one, Asset)] == [
        f"facets/rows/{n}.json" for n in range(len(sizes))
    ]
    rows = [json.loads(one.content) for one in found if isinstance(one, Asset)]
    assert [len(one) for one in rows] == sizes
    assert [html for one in rows for html in one] == [draw(item, "../") for item in edition.items]


def test_what_nobody_assessed_yet_has_no_assessment_in_its_row(
    framework: Framework, environment: Environment
) -> None:
    """A proposal without answers is not one of which too little is known."""

    def proposed(data: dict[str, Any]) -> None:
        for part in ("decision", "answers", "assessment"):
            data.pop(part)
        data["stage"] = "proposed"

    assert "The body’s own entry Led by" in Reader(row(framework, environment, proposed)).line
