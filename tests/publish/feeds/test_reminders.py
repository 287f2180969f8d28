"""Reminders: who is told of which reviews, in each of the three forms."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

import pytest

from editions import TODAY, Change, parts
from editions import made as made_of
from fairshare.framework import Framework
from fairshare.model import Register
from fairshare.publish.feeds.reminders import (
    find_reminders,
    reminders_as_issues,
    reminders_as_json,
    reminders_as_text,
)

NAMES = {"a": "A council", "b": "B board"}
SITE = "https://made.example/"


def review(day: str, **also: Any) -> Change:
    """The full example led by its folder, to be reviewed by a day."""

    def change(data: dict[str, Any]) -> None:
        data["title"] = "A decision"
        data["dates"]["review_by"] = day
        data.update(also)

    return change


def made(framework: Framework, entries: Mapping[str, Change]) -> Register:
    return made_of(framework, entries, names=NAMES).register


@pytest.fixture
def register(framework: Framework) -> Register:
    """Two organisations with something due, one without."""
    return made(
        framework,
        {
            "b/today": review("2026-01-15"),
            "a/soon": review("2026-04-15"),
            "a/late": review("2026-01-14"),
            "a/far": review("2026-04-16"),
            "a/ended": review("2025-01-01", stage="ended"),
            "northshire-council/far": review("2027-01-01"),
        },
    )


def test_what_is_due_is_grouped_by_lead_the_earliest_first(register: Register) -> None:
    """Overdue and within 90 days; what is later, ended or nobody's is not named."""
    found = find_reminders(register, TODAY)
    assert [
        (one.organisation.name, [(due.initiative.slug, due.state, due.words) for due in one.due])
        for one in found
    ] == [
        (
            "A council",
            [("late", "overdue", "overdue by 1 day"), ("soon", "due-soon", "due in 90 days")],
        ),
        ("B board", [("today", "due-soon", "due today")]),
    ]


def test_the_day_is_the_callers(register: Register) -> None:
    """Nothing looks at the clock."""
    assert find_reminders(register, dt.date(2024, 1, 1)) == ()
    assert len(find_reminders(register, dt.date(2028, 1, 1))) == 3


def test_the_text_names_each_review_below_its_organisation(register: Register) -> None:
    """For a terminal: no control character of an entry gets there."""
    text = reminders_as_text(find_reminders(register, TODAY))
    assert text.splitlines() == [
        "A council (a)",
        "  2026-01-14  overdue by 1 day: a/late: A decision",
        "  2026-04-15  due in 90 days: a/soon: A decision",
        "",
        "B board (b)",
        "  2026-01-15  due today: b/today: A decision",
    ]


def test_the_json_holds_the_same(register: Register) -> None:
    """For programs."""
    document = json.loads(reminders_as_json(find_reminders(register, TODAY), TODAY))
    assert document["today"] == "2026-01-15"
    assert document["organisations"][1] == {
        "id": "b",
        "name": "B board",
        "reviews": [
            {
                "id": "b/today",
                "title": "A decision",
                "state": "due-soon",
                "review_by": "2026-01-15",
                "days": 0,
            }
        ],
    }


def test_an_issue_is_known_by_its_organisation_alone(register: Register) -> None:
    """Title and marker never change, so that the same issue is found again."""
    first, second = json.loads(reminders_as_issues(find_reminders(register, TODAY), SITE))["issues"]
    assert first["title"] == "Reviews due: a"
    assert first["marker"] == "<!-- fairshare-reviews: a -->"
    assert second["marker"] != first["marker"]
    for issue in (first, second):
        assert issue["body"].startswith(issue["marker"] + "\n")
    assert "- **14 January 2026**, overdue by 1 day: [A decision]" in first["body"]
    assert "(https://made.example/initiatives/a/late/)" in first["body"]


def test_without_an_address_an_issue_has_no_links(register: Register) -> None:
    """The file says which entry is meant."""
    body = json.loads(reminders_as_issues(find_reminders(register, TODAY), ""))["issues"][1]["body"]
    assert "due today: A decision (`b/today.yml`)" in body
    assert "](" not in body


def test_hostile_text_is_inert(framework: Framework) -> None:
    """No mention, link, mark or marker comes of a title or a name, and no line is added."""
    hostile = "@team <!-- x --> [a](http://b.example) `c`\n# d\x1b[31m"
    entries = {"a/one": review("2026-01-14", title=hostile)}
    found = find_reminders(made_of(framework, entries, names={"a": hostile}).register, TODAY)
    body = json.loads(reminders_as_issues(found, SITE))["issues"][0]["body"]
    for part in ("@team", "<!-- x", "http://b", "[a]", "`c`", "\n#", "\x1b"):
        assert part not in body
    assert "\x1b" not in reminders_as_text(found)


def test_a_long_reminder_is_cut_and_counted(framework: Framework) -> None:
    """A code host refuses an issue that is too long."""
    many = {f"a/n{number:03}": review("2026-01-14") for number in range(205)}
    found = find_reminders(made(framework, many), TODAY)
    body = json.loads(reminders_as_issues(found, SITE))["issues"][0]["body"]
    assert body.count("\n- ") == 200
    assert "And 5 more." in body


def test_a_lead_is_told_and_no_other(framework: Framework) -> None:
    """Who gives or gets the data is not the one to review the decision."""

    def change(data: dict[str, Any]) -> None:
        review("2026-01-14")(data)
        parts(a="lead provider", b="recipient")(data)

    (only,) = find_reminders(made(framework, {"a/one": change}), TODAY)
    assert only.organisation.id == "a"
