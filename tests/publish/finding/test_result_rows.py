"""A row of a list: every word and mark on it, in each state, and what the browser gets of it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jinja2 import Environment

from editions import Change, made
from fairshare.framework import Framework
from fairshare.publish import Edition
from fairshare.publish.finding.result_rows import result_drawer, result_files
from html_reader import Reader

ID = "northshire-council/meals"
GONE, OVERDUE = "Withdrawn or replaced", "Review overdue"


def row(framework: Framework, environment: Environment, change: Change, root: str = "../") -> str:
    """The row of the full example with a change."""
    edition = made(framework, {ID: change}, names={"northshire-council": "Northshire Council"})
    return str(result_drawer(edition, environment)(edition.items[0], root))


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


def same(_data: dict[str, Any]) -> None:
    """The full example as it is."""


def undecided(data: dict[str, Any]) -> None:
    del data["decision"]


def proposed(data: dict[str, Any]) -> None:
    undecided(data)
    data["stage"] = "proposed"


def test_a_row_says_what_was_decided_by_whom_and_when(
    framework: Framework, environment: Environment
) -> None:
    """In this order: title, summary, decision, assessment, lead, date, and the way to compare."""
    html = row(framework, environment, same)
    title = "Automatic registration for free school meals"
    words = Reader(html).line
    assert words.startswith(f"{title} The council uses housing benefit")
    assert words.endswith(
        "Approved Assessment: Case made Northshire Council 2 April 2025 Compare: " + title
    )
    assert '<time datetime="2025-04-02">2 April 2025</time>' in html
    assert Reader(html).links == [f"../initiatives/{ID}/", f"../compare/?ids={ID}"]


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (same, ["Approved"]),
        (undecided, ["No decision recorded"]),
        (proposed, ["Under review"]),
        (decided("2025-04-02", "refused"), ["Refused"]),
        (review("2026-01-14"), ["Approved", OVERDUE]),
        (review("2026-01-15"), ["Approved"]),
        (review("2026-04-15"), ["Approved"]),
        (review("2026-04-16"), ["Approved"]),
        (review("2025-01-01", stage="ended"), ["Approved"]),
        (review("2025-01-01", superseded_by="a/b"), ["Approved", OVERDUE]),
        (
            review("2025-01-01", withdrawn={"date": "2025-12-01", "reason": "Not needed."}),
            ["Approved", GONE],
        ),
    ],
)
def test_a_row_bears_the_marks_that_are_true(
    framework: Framework, environment: Environment, change: Change, shown: list[str]
) -> None:
    """On 15 January 2026: overdue is what was due before that day, and is still in force."""
    assert marks(row(framework, environment, change)) == shown


def test_a_row_says_that_a_newer_decision_took_its_place(
    framework: Framework, environment: Environment
) -> None:
    """A replaced one is not overdue: the newer one is looked at again."""
    newer = f"{ID}-newer"
    changes = {ID: review("2025-01-01", superseded_by=newer, stage="ended"), newer: same}
    edition = made(framework, changes)
    (item,) = (one for one in edition.items if one.initiative.id == ID)
    assert marks(str(result_drawer(edition, environment)(item, "../"))) == ["Approved", GONE]


@pytest.mark.parametrize(
    ("day", "words"),
    [("2025-12-01", "1 December 2025"), ("2025-01", "January 2025"), ("2024", "2024")],
)
def test_a_row_dates_the_decision_as_written(
    framework: Framework, environment: Environment, day: str, words: str
) -> None:
    """A month or a year alone gets no day."""
    html = row(framework, environment, decided(day))
    assert re.findall(r"<time.*?</time>", html) == [f'<time datetime="{day}">{words}</time>']


def test_without_a_decision_there_is_no_date(
    framework: Framework, environment: Environment
) -> None:
    """The day of the submission is not one of a decision."""
    assert "<time" not in row(framework, environment, undecided)


def test_rows_lead_to_the_root_of_their_page(
    framework: Framework, environment: Environment
) -> None:
    """The same row on a page of another depth."""
    html = row(framework, environment, same, "../../../")
    assert Reader(html).links == [f"../../../initiatives/{ID}/", f"../../../compare/?ids={ID}"]


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (10, [10]), (11, [10, 1])])
def test_the_browser_gets_the_rows_ten_by_ten(
    framework: Framework, environment: Environment, count: int, sizes: list[int]
) -> None:
    """In the order of the list, drawn for the one page that takes them."""
    edition: Edition = made(framework, {f"northshire-council/n{n:02}": same for n in range(count)})
    found = list(result_files(edition, environment))
    assert [one.path for one in found] == [f"facets/rows/{n}.json" for n in range(len(sizes))]
    rows = [json.loads(one.content) for one in found]
    assert [len(one) for one in rows] == sizes
    draw = result_drawer(edition, environment)
    assert [html for one in rows for html in one] == [draw(item, "../") for item in edition.items]
