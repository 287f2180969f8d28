"""Reviews: the page and the calendar, which must agree on what is due."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from icalendar import Calendar

from editions import TODAY, Change
from editions import made as made_of
from fairshare.framework import Framework
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.calendar import review_calendar
from fairshare.publish.feeds.reviews import review_file
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.page import Page
from fairshare.publish.pages.reviews import review_pages
from outline import Outline


def made(framework: Framework, entries: Mapping[str, Change], today: dt.date = TODAY) -> Edition:
    """An edition of a council called `a`."""
    return made_of(framework, entries, names={"a": "A council"}, today=today)


def review(written: str | None, **also: Any) -> Change:
    """The full example, to be reviewed by a day or never."""

    def change(data: dict[str, Any]) -> None:
        data["title"] = f"Review {written}"
        del data["dates"]["review_by"]
        if written:
            data["dates"]["review_by"] = written
        data.update(also)

    return change


def example(data: dict[str, Any]) -> None:
    review(None)(data)
    data["assessment"]["independence"] = "worked-example"


def pages(edition: Edition) -> list[Page]:
    environment = make_environment(edition.framework)
    environment.globals["result"] = lambda item, root, *_: f"{root}{item.initiative.id}"
    return list(review_pages(edition, environment))


def words(page: Page) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page.body)).split())


def events(edition: Edition) -> list[Any]:
    """The calendar's events as a calendar's program sees them."""
    (asset,) = review_calendar(edition)
    assert asset.path == "feeds/reviews.ics"
    calendar = Calendar.from_ical(asset.content)
    assert not calendar.errors
    return list(calendar.walk("VEVENT"))


@pytest.fixture
def edition(framework: Framework) -> Edition:
    """One review of each state, and what has none."""
    return made(
        framework,
        {
            "a/late": review("2026-01-14"),
            "a/later": review("2025-06-01"),
            "a/soon": review("2026-04-15"),
            "a/far": review("2026-04-16"),
            "a/none": review(None),
            "a/example": example,
            "a/ended": review("2025-01-01", stage="ended"),
            "a/withdrawn": review("2025-01-01", withdrawn={"date": "2025-01-01", "reason": "x"}),
        },
    )


def test_each_review_stands_in_its_group_the_earliest_first(edition: Edition) -> None:
    """Overdue by how long, within 90 days, later; what has ended or was withdrawn in none."""
    found = [
        (group, re.findall(r"initiatives/a/(\w+)/", part))
        for group, part in re.findall(
            r'<section aria-labelledby="([a-z-]+)">(.*?)</section>',
            pages(edition)[0].body,
            re.DOTALL,
        )
    ]
    assert found == [
        ("overdue", ["later", "late"]),
        ("due-soon", ["soon"]),
        ("current", ["far"]),
        ("none", []),
    ]
    assert "14 January 2026 1 day late" in words(pages(edition)[0])


def test_what_nobody_planned_is_counted_and_listed(edition: Edition) -> None:
    """Decisions in force without a date: a number, and a page that lists them."""
    first, none = pages(edition)
    assert "1 decision is in force and names no day for its review." in words(first)
    assert "Worked examples, and what was taken from tables, are not counted" in words(first)
    assert none.url == "reviews/none/"
    assert f'href="../{none.url}"' in first.body
    assert re.findall(r"\.\./a/\w+", none.body) == ["../a/none"]
    assert Outline(none.body).lines[:3] == [
        "p a[href=../../reviews/]{Reviews}",
        "h1 Decisions without a date for review",
        "p 1 decision, newest first. Each is in force.",
    ]


def test_what_needs_no_review_is_not_counted_as_unplanned(framework: Framework) -> None:
    """A refusal shares nothing, and an initiative under review has no decision yet."""

    def refused(data: dict[str, Any]) -> None:
        review(None)(data)
        data["decision"]["outcome"] = "refused"

    def undecided(data: dict[str, Any]) -> None:
        review(None)(data)
        del data["decision"]

    found = pages(made(framework, {"a/refused": refused, "a/undecided": undecided}))
    assert len(found) == 1
    assert "Every decision in force has one." in words(found[0])


def test_a_register_of_worked_examples_says_why_nothing_is_due(framework: Framework) -> None:
    """The page is not empty: it says that no review is planned, and why."""
    said = words(pages(made(framework, {"a/one": example}))[0])
    assert "No review is planned in this register. Nothing in it was published by the" in said
    assert "in force" not in said


def test_an_empty_register_has_the_page_too(framework: Framework) -> None:
    """Its address is permanent."""
    (page,) = pages(made(framework, {}))
    assert "No review is planned in this register." in words(page)


def test_a_long_group_is_cut_and_leads_to_the_whole_list(framework: Framework) -> None:
    """A page stays readable, and nothing is out of reach."""
    many = {f"a/n{number:03}": review("2025-01-01") for number in range(55)}
    body = pages(made(framework, many))[0].body
    assert body.count("initiatives/a/n") == 50
    assert '<a href="../browse/review/overdue/">All 55 of them</a>' in body


def test_hostile_titles_are_escaped(framework: Framework) -> None:
    """A title is text on the page and one line in the calendar."""

    def change(data: dict[str, Any]) -> None:
        data["title"] = "<script>alert(1)</script>\r\nEND:VEVENT\r\nX:\x00;,\\"

    edition = made(framework, {"a/one": change})
    assert "<script" not in pages(edition)[0].body
    event = events(edition)[0]
    assert event["summary"] == "Review due: <script>alert(1)</script> END:VEVENT X:;,\\"


def test_the_calendar_holds_reviews_and_end_dates_as_whole_days(framework: Framework) -> None:
    """A calendar shows them on their day, takes nobody's time, and leads to the page."""

    def ends(data: dict[str, Any]) -> None:
        data["dates"]["ends"] = "2027-06-30"
        data["safeguards"]["agreement"]["ends"] = "2028-05-11"

    found = events(made(framework, {"a/one": ends}))
    assert [
        (str(event["summary"]).partition(":")[0], event.decoded("dtstart")) for event in found
    ] == [
        ("Review due", dt.date(2027, 4, 1)),
        ("Sharing ends", dt.date(2027, 6, 30)),
        ("Agreement ends", dt.date(2028, 5, 11)),
    ]
    for event in found:
        assert event["dtstart"].params["VALUE"] == "DATE"
        assert event["url"] == "https://made.example/initiatives/a/one/"
        assert event["transp"] == "TRANSPARENT"
        assert event.decoded("dtstamp") == dt.datetime(2026, 1, 15, tzinfo=dt.UTC)


def test_page_and_calendar_name_the_same_reviews(edition: Edition) -> None:
    """What has ended or was withdrawn is in neither."""
    listed = set(re.findall(r"initiatives/(a/\w+)/", pages(edition)[0].body))
    planned = {
        str(event["url"]).removeprefix("https://made.example/initiatives/").rstrip("/")
        for event in events(edition)
        if str(event["uid"]).endswith("#review")
    }
    assert planned == listed == {"a/late", "a/later", "a/soon", "a/far"}


def test_a_review_that_moves_stays_the_same_event(framework: Framework) -> None:
    """Its name has no date in it, so calendars move it and keep no second one."""
    before = events(made(framework, {"a/one": review("2026-04-15")}))
    after = events(made(framework, {"a/one": review("2027-04-15")}, today=dt.date(2026, 2, 1)))
    assert [event["uid"] for event in before] == [event["uid"] for event in after]
    assert before[0].decoded("dtstart") != after[0].decoded("dtstart")


def test_a_date_without_a_day_says_so(framework: Framework) -> None:
    """A worked example may know the month alone."""

    def ends(data: dict[str, Any]) -> None:
        example(data)
        data["dates"]["ends"] = "2022-06"
        del data["safeguards"]["agreement"]

    (event,) = events(made(framework, {"a/one": ends}))
    assert event.decoded("dtstart") == dt.date(2022, 6, 1)
    assert str(event["summary"]).startswith("Sharing ends (June 2022): ")


def test_a_calendar_holds_no_more_than_programs_like_to_fetch(edition: Edition) -> None:
    """Of more events than that it has those nearest to today, in the order of all of them."""

    def shown(most: int) -> list[dt.date]:
        (asset,) = review_calendar(edition, most)
        found = Calendar.from_ical(asset.content).walk("VEVENT")
        return [event.decoded("dtstart") for event in found]

    every = shown(1_000)
    by_distance = sorted(every, key=lambda day: abs(day - edition.today))
    assert len(every) > 3
    assert shown(3) == [day for day in every if day in by_distance[:3]]


def test_two_runs_give_the_same_calendar(edition: Edition) -> None:
    """Nothing in it depends on the hour of the build."""
    assert list(review_calendar(edition)) == list(review_calendar(replace(edition)))


def test_without_an_address_there_is_no_calendar_and_no_link_to_it(edition: Edition) -> None:
    """The page of reviews stands without it."""
    nowhere = replace(edition, site_url="")
    assert list(review_calendar(nowhere)) == []
    assert "reviews.ics" not in pages(nowhere)[0].body
    assert "reviews.ics" in pages(edition)[0].body


# The feed.


def followed(edition: Edition) -> Any:
    """The feed as a feed reader's program sees it."""
    (asset,) = review_file(edition, make_environment(edition.framework))
    assert asset.path == "feeds/reviews.xml"
    parsed = feedparser.parse(asset.content)
    assert not parsed.bozo
    return parsed


def test_the_feed_tells_when_a_review_became_due(edition: Edition) -> None:
    """Soon, then overdue, each on its day; what is later, closed or unplanned is not told."""
    found = followed(edition)
    assert found.feed.links[1]["href"] == "https://made.example/reviews/"
    assert [
        (one.title.partition(":")[0], one.link.rsplit("/", 2)[1], one.updated[:10])
        for one in found.entries
    ] == [
        ("Review due soon", "soon", "2026-01-15"),
        ("Review overdue", "late", "2026-01-15"),
        ("Review due soon", "late", "2025-10-16"),
        ("Review overdue", "later", "2025-06-02"),
        ("Review due soon", "later", "2025-03-03"),
    ]
    assert len({one.id for one in found.entries}) == 5
    assert "To be reviewed by 14 January 2026." in found.entries[1].summary


def test_a_review_that_was_moved_is_told_anew(framework: Framework) -> None:
    """Under another id, so that a feed reader shows it."""
    before = followed(made(framework, {"a/one": review("2026-01-20")})).entries
    after = followed(made(framework, {"a/one": review("2026-02-20")})).entries
    assert before[0].id != after[0].id


def test_the_page_leads_to_the_feed(edition: Edition) -> None:
    """And to none where the site's address isn't known."""
    assert 'href="../feeds/reviews.xml"' in pages(edition)[0].body
    assert [feed.path for feed in pages(edition)[0].feeds] == ["feeds/reviews.xml"]
    nowhere = replace(edition, site_url="")
    assert "reviews.xml" not in pages(nowhere)[0].body
    assert list(review_file(nowhere, make_environment(edition.framework))) == []
