"""Feeds: what a feed reader sees of the register, and that it never sees the same thing twice."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from jinja2 import Environment

from drawing import materials
from editions import Change, made, parts
from fairshare.framework import Framework
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.atom import (
    initiative_feed,
    organisation_feed,
    own_feed,
    register_feed,
    shared_feeds,
    theme_feed,
)
from fairshare.publish.feeds.notices import last_day, notices
from fairshare.work.cache import Cache
from projects import REPOSITORY
from trees import loaded

ONE = "council/meals"
HOSTILE = (
    """</title><script>alert(1)</script> "'& {{ 7*7 }} ]]> \x00\x0b\x1f\ufffe\ud800 \U0001f600"""
)


def same(_: dict[str, Any]) -> None:
    """The full example as it is."""


def files(edition: Edition, cache: Cache | None = None) -> dict[str, bytes]:
    """Every feed by its address."""
    given = materials(edition, cache)
    own = [asset for item in edition.items for asset in own_feed(given, item)]
    shared = shared_feeds(given)
    return {asset.path: asset.content for asset in (*own, *shared)}


def read(content: bytes) -> Any:
    """A feed as a feed reader's program sees it; one that isn't well-formed fails."""
    parsed = feedparser.parse(content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed


def ids(content: bytes) -> list[str]:
    return [entry.id for entry in read(content).entries]


def given(path: Path) -> Change:
    """All that an entry says."""

    def change(data: dict[str, Any]) -> None:
        data.clear()
        data |= loaded(path)

    return change


def titled(title: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        data["title"] = title

    return change


@pytest.fixture
def edition(framework: Framework) -> Edition:
    """The full example, alone."""
    return made(framework, {ONE: same})


def test_a_feed_says_under_which_licence_it_may_be_used(edition: Edition) -> None:
    """In words, and as a link for programs: a feed is read far from the page that says so."""
    for content in files(edition).values():
        feed = read(content).feed
        assert feed.rights == "Open Government Licence v3.0"
        assert [one.href for one in feed.links if one.rel == "license"] == [edition.licence.url]


def test_every_address_of_the_contract_has_its_feed(edition: Edition) -> None:
    """All, each organisation, each theme (empty ones too), each initiative, and no other."""
    assert set(files(edition)) == {
        "feeds/all.xml",
        f"feeds/initiative/{ONE}.xml",
        *(f"feeds/organisation/{one}.xml" for one in edition.organisations),
        *(f"feeds/theme/{code}.xml" for code in edition.framework.codes["themes"].codes),
    }


def test_a_feed_tells_every_event_newest_first(edition: Edition) -> None:
    """Result, answer, question, event, decision, submission: each with its day at midnight UTC."""
    parsed = read(files(edition)[f"feeds/initiative/{ONE}.xml"])
    assert [(entry.id.partition("#")[2], entry.updated) for entry in parsed.entries] == [
        ("result-2025-11-03", "2025-11-03T00:00:00Z"),
        ("answered-2025-10-02", "2025-10-11T00:00:00Z"),
        ("asked-2025-10-02", "2025-10-02T00:00:00Z"),
        ("event-2025-09-12-recipient-added", "2025-09-12T00:00:00Z"),
        ("event-2025-07-08-inspected", "2025-07-08T00:00:00Z"),
        ("event-2025-05-12-agreement-signed", "2025-05-12T00:00:00Z"),
        ("decided-2025-04-02", "2025-04-02T00:00:00Z"),
        ("submitted-2025-03-20", "2025-03-20T00:00:00Z"),
    ]
    assert parsed.feed.updated == "2025-11-03T00:00:00Z"
    assert parsed.feed.author == "Made register"


def test_a_withdrawal_is_told(framework: Framework) -> None:
    """Whoever follows a decision learns that it no longer stands, and why."""

    def withdraw(data: dict[str, Any]) -> None:
        data["withdrawn"] = {"date": "2026-01-10", "reason": "The court quashed it last week."}

    first = read(files(made(framework, {ONE: withdraw}))["feeds/all.xml"]).entries[0]
    assert first.title == "Withdrawn: Automatic registration for free school meals"
    assert first.summary == "The court quashed it last week."


def test_a_decision_is_told_with_its_reason_in_plain_text(framework: Framework) -> None:
    """What, by whom, why and on what conditions; the marks of bold and links are gone."""

    def decide(data: dict[str, Any]) -> None:
        data["decision"] |= {
            "outcome": "approved_with_conditions",
            "justification": "It **helps** children.\n\n- See [this](https://a.example).\n",
            "conditions": [{"text": "Delete it after a year."}],
        }

    entries = read(files(made(framework, {ONE: decide}))["feeds/all.xml"]).entries
    decision = next(entry for entry in entries if "#decided" in entry.id)
    assert decision.title.startswith("Approved with conditions: ")
    assert decision.summary.endswith(
        "Decided by: Senior Information Risk Owner\n\nIt helps children.\nSee this.\n\n"
        "Condition: Delete it after a year."
    )


def test_a_worked_example_says_so_in_each_entry(framework: Framework) -> None:
    """A feed is read without the banner of the page."""

    def example(data: dict[str, Any]) -> None:
        data["assessment"]["independence"] = "worked-example"

    entries = read(files(made(framework, {ONE: example}))["feeds/all.xml"]).entries
    assert all("worked example" in entry.summary for entry in entries)


def test_links_are_absolute(edition: Edition) -> None:
    """A reader's program knows the feed only, not the page that it came from."""
    parsed = read(files(edition)[f"feeds/initiative/{ONE}.xml"])
    page = f"https://made.example/initiatives/{ONE}/"
    assert {link.rel: link.href for link in parsed.feed.links} == {
        "self": f"https://made.example/feeds/initiative/{ONE}.xml",
        "alternate": page,
        "license": edition.licence.url,
    }
    assert {entry.link for entry in parsed.entries} == {page}


def test_ids_are_tags_of_host_and_initiative(edition: Edition) -> None:
    """Host, year, initiative and event; the way to the register is part of it under a sub-path."""
    assert ids(files(edition)["feeds/all.xml"])[0] == (
        f"tag:made.example,2026:initiatives/{ONE}/#result-2025-11-03"
    )
    below = replace(edition, site_url="https://made.example:8000/a/b/")
    assert ids(files(below)["feeds/all.xml"])[0] == (
        f"tag:made.example,2026:a/b/initiatives/{ONE}/#result-2025-11-03"
    )


def test_ids_stay_when_an_entry_goes_on(framework: Framework) -> None:
    """A later edition has every id of the earlier one, also beside events of the same day."""

    def earlier(data: dict[str, Any]) -> None:
        data["events"] = [_event("2025-09-12", summary="First change of that day.")]
        data["challenges"] = [
            {"raised": "2025-10-02", "concern": "First?", "outcome": "open"},
            _answered("2025-10-02", "2025-10-11"),
        ]

    def later(data: dict[str, Any]) -> None:
        earlier(data)
        data["title"] = "Another title"
        data["events"].insert(0, _event("2025-09-12", recorded="2025-12-01"))
        data["events"].append(_event("2025-09-12", kind="incident"))
        data["challenges"][0] = _answered("2025-10-02", "2025-10-11")
        data["challenges"] += [_answered("2025-10-20", "2025-10-11")]
        data["results"] += [{"date": "2026-01-02", "achieved": "yes", "summary": "All of them."}]

    before = ids(files(made(framework, {ONE: earlier}))["feeds/all.xml"])
    edition = made(framework, {ONE: later, "council/other": same}, today=dt.date(2027, 1, 1))
    after = ids(files(edition)["feeds/all.xml"])
    assert set(before) < set(after)
    assert len(after) == len(set(after))


def test_an_answer_keeps_its_id_whichever_was_answered_first(framework: Framework) -> None:
    """Two questions of one day: the second keeps its name when the first is answered later."""

    def change(first: dict[str, str]) -> Change:
        def changed(data: dict[str, Any]) -> None:
            data["challenges"] = [first, _answered("2025-10-02", "2025-10-11")]

        return changed

    waiting = {"raised": "2025-10-02", "concern": "First?", "outcome": "open"}
    known = {
        entry.id: entry.summary
        for entry in read(files(made(framework, {ONE: change(waiting)}))["feeds/all.xml"]).entries
    }
    replied = _answered("2025-10-02", "2025-10-11") | {"concern": "First?"}
    for entry in read(files(made(framework, {ONE: change(replied)}))["feeds/all.xml"]).entries:
        if entry.id in known:
            assert entry.summary == known[entry.id]


def _event(date: str, kind: str = "data-changed", **also: str) -> dict[str, str]:
    return {"date": date, "kind": kind, "summary": "Something happened."} | also


def _answered(raised: str, answered: str) -> dict[str, str]:
    said = {"concern": f"Asked on {raised}?", "response": "Yes.", "outcome": "explained"}
    return {"raised": raised, "answered": answered, **said}


def test_an_event_learned_late_takes_no_other_events_name(framework: Framework) -> None:
    """It stands before another one of its day and kind, and is the second of them all the same."""

    def late(data: dict[str, Any]) -> None:
        data["events"] = [
            _event("2025-09-12", summary="Learned late.", recorded="2025-12-01"),
            _event("2025-09-12", summary="Known at once."),
        ]

    entries = read(files(made(framework, {ONE: late}))["feeds/all.xml"]).entries
    found = {e.id.partition("#")[2]: e.summary for e in entries if "#event" in e.id}
    assert found == {
        "event-2025-09-12-data-changed": "Known at once.",
        "event-2025-09-12-data-changed-2": "Learned late.",
    }


def test_every_kind_of_event_is_told_under_its_label(framework: Framework) -> None:
    """In the initiative's own feed, a correction too; who did it is named, not its id."""
    kinds = framework.codes["event_kinds"]

    def everything(data: dict[str, Any]) -> None:
        data["events"] = [
            _event("2025-12-01", kind, by="northshire-council") for kind in kinds.codes
        ]

    edition = made(framework, {ONE: everything}, names={"northshire-council": "The council"})
    entries = read(files(edition)[f"feeds/initiative/{ONE}.xml"]).entries
    titles = {e.id.partition("#")[2]: e.title for e in entries if "#event" in e.id}
    title = "Automatic registration for free school meals"
    assert titles == {
        f"event-2025-12-01-{kind}": f"{kinds.label(kind)}: {title}" for kind in kinds.codes
    }
    said = [e.summary for e in entries if "#event" in e.id]
    assert set(said) == {"Something happened.\n\nBy: The council"}


def test_edits_of_a_page_stand_in_its_own_feed_only(framework: Framework) -> None:
    """Who follows the register hears of what happened; in an own entry a new assessment did."""

    def edited(data: dict[str, Any]) -> None:
        data["events"] = [_event("2025-12-01", "correction"), _event("2025-12-02", "reassessed")]

    def example(data: dict[str, Any]) -> None:
        edited(data)
        data["assessment"]["independence"] = "worked-example"

    found = files(made(framework, {"council/own": edited, "council/example": example}))
    shared = {one.partition("initiatives/")[2] for one in ids(found["feeds/all.xml"])}
    assert {one for one in shared if "event" in one} == {"council/own/#event-2025-12-02-reassessed"}
    own = [one for one in ids(found["feeds/initiative/council/example.xml"]) if "event" in one]
    assert len(own) == 2


def test_a_decision_after_a_deferral_is_a_notice_of_its_own(framework: Framework) -> None:
    """That it was put off keeps its name; of one day, the second has a number."""

    def put_off(data: dict[str, Any]) -> None:
        data["decision"]["outcome"] = "deferred"

    def followed(date: str) -> Change:
        def change(data: dict[str, Any]) -> None:
            earlier = {"outcome": "deferred", "date": "2025-04-02"}
            data["decision"] |= {"date": date, "earlier": earlier}
            data["events"] = [_event(date, "decided", summary="The panel came back to it.")]

        return change

    def titles(change: Change) -> dict[str, str]:
        entries = read(files(made(framework, {ONE: change}))["feeds/all.xml"]).entries
        return {e.id.partition("#")[2]: e.title.partition(":")[0] for e in entries}

    before = titles(put_off)
    assert before["decided-2025-04-02"] == "Put off"
    later = titles(followed("2025-06-01"))
    assert (later["decided-2025-04-02"], later["decided-2025-06-01"]) == ("Put off", "Approved")
    same_day = titles(followed("2025-04-02"))
    assert (same_day["decided-2025-04-02"], same_day["decided-2025-04-02-2"]) == (
        "Put off",
        "Approved",
    )
    assert not any("event" in key for key in (*later, *same_day))


def test_an_imported_entry_says_where_it_is_from(framework: Framework) -> None:
    """Facts only: no summary, no reasons, and no word as if it had been assessed."""

    def imported(data: dict[str, Any]) -> None:
        data["assessment"] = {"independence": "imported"}
        data["decision"] = {"outcome": "approved", "date": "2025-04-02"}
        data["sources"] = [{"title": "Register of agreements", "url": "https://a.example/r"}]
        for field in ("summary", "answers", "dates", "events", "results", "challenges"):
            data.pop(field)

    (only,) = read(files(made(framework, {ONE: imported}))["feeds/all.xml"]).entries
    assert only.summary == "Taken from Register of agreements, not assessed."


def test_a_closed_bodys_decisions_are_in_its_successors_feed_too(framework: Framework) -> None:
    """Who follows the body that answers now hears of them; its own feed stays as it was."""
    bodies = {
        "old": {"closed": "2025-12-31", "successor": ["new", "other"]},
        "new": {},
        "other": {},
    }
    change = parts(old="lead provider recipient")
    found = files(made(framework, {"old/one": change}, organisations=bodies))
    assert ids(found["feeds/organisation/old.xml"])
    assert ids(found["feeds/organisation/new.xml"]) == ids(found["feeds/organisation/old.xml"])
    assert ids(found["feeds/organisation/other.xml"]) == []


def test_a_date_without_a_day_counts_from_its_first(framework: Framework) -> None:
    """A year alone is told as of its 1 January: Atom knows no shorter date."""

    def vague(data: dict[str, Any]) -> None:
        data["decision"]["date"] = "2024"

    entries = read(files(made(framework, {ONE: vague}))["feeds/all.xml"]).entries
    decision = next(entry for entry in entries if "#decided-2024" in entry.id)
    assert decision.updated == "2024-01-01T00:00:00Z"


def test_a_feed_holds_the_newest_fifty(framework: Framework) -> None:
    """A long history does not make a long feed; what is left out is the oldest."""

    def busy(data: dict[str, Any]) -> None:
        days = [dt.date(2025, 5, 1) + dt.timedelta(number) for number in range(80)]
        data["events"] = [_event(str(day)) for day in days]

    for name in (f"feeds/initiative/{ONE}.xml", "feeds/all.xml"):
        entries = read(files(made(framework, {ONE: busy}))[name]).entries
        assert len(entries) == 50
        assert entries[-1].updated > "2025-05-30"
        assert [entry.updated for entry in entries] == sorted(
            (entry.updated for entry in entries), reverse=True
        )


def test_the_newest_are_found_whatever_order_things_happened_in(framework: Framework) -> None:
    """Each feed has the newest of all that its initiatives did, also those of old decisions."""
    rng = Random(3)  # noqa: S311 - no secret

    def busy(data: dict[str, Any]) -> None:
        days = [str(dt.date(2025, 5, 1) + dt.timedelta(rng.randrange(4))) for _ in "ab"]
        data["events"] = [_event(day) for day in sorted(days)]
        data["themes"] = rng.sample(["education", "welfare", "health"], 2)

    edition = made(framework, {f"council/share-{number}": busy for number in range(90)})
    every = [
        (one.order, theme, f"{one.initiative.id}/{one.key}")
        for item in edition.items
        for one in notices(item.initiative, framework, edition.organisations)
        for theme in ("", *item.initiative.data["themes"])
        if not one.edit
    ]
    found = files(edition)
    for theme in ("", "education", "welfare"):
        newest = sorted((one for one in every if one[1] == theme), reverse=True)[:50]
        name = f"feeds/theme/{theme}.xml" if theme else "feeds/all.xml"
        entries = [one.partition("initiatives/")[2].replace("/#", "/") for one in ids(found[name])]
        assert len(entries) == 50
        assert entries == [one[2] for one in newest], name


def test_the_newest_day_is_known_without_what_is_told(framework: Framework) -> None:
    """Of every entry of the register, and of one that nothing is known of."""
    paths = sorted((REPOSITORY / "register/initiatives").glob("*/*.yml"))
    entries = {f"council/share-{number}": given(path) for number, path in enumerate(paths)}
    for item in made(framework, entries | {ONE: same}).items:
        found = notices(item.initiative, framework, {})
        assert last_day(item.initiative) == max(one.day for one in found)


def test_organisation_and_theme_tell_of_theirs_alone(framework: Framework) -> None:
    """Whoever follows a theme or a body hears of that, and of all of it."""

    def tax(data: dict[str, Any]) -> None:
        data["themes"] = ["tax"]
        data["organisations"] = [{"id": "treasury", "roles": ["lead", "provider", "recipient"]}]

    found = files(made(framework, {ONE: same, "treasury/levy": tax}))
    for name in ("feeds/theme/tax.xml", "feeds/organisation/treasury.xml"):
        assert {entry.link for entry in read(found[name]).entries} == {
            "https://made.example/initiatives/treasury/levy/"
        }
    assert "treasury" not in found["feeds/theme/education.xml"].decode()


def test_one_role_more_tells_nothing_twice(edition: Edition) -> None:
    """The council plays two parts in the example, and its feed has each event once."""
    found = ids(files(edition)["feeds/organisation/northshire-council.xml"])
    assert len(found) == len(set(found)) == 8


def test_a_feed_without_entries_is_valid(framework: Framework) -> None:
    """Someone may wait for the first decision about a theme; its link leads to a page that is."""
    found = files(made(framework, {}))
    parsed = read(found["feeds/theme/tax.xml"])
    assert parsed.entries == []
    assert parsed.feed.updated == "2026-01-15T00:00:00Z"
    assert parsed.feed.link == "https://made.example/browse/theme/"


def test_hostile_text_is_text(framework: Framework) -> None:
    """Markup and template signs come out as written; what XML can't hold is left out."""
    edition = made(framework, {ONE: titled(HOSTILE)}, names={"northshire-council": HOSTILE})
    meant = """</title><script>alert(1)</script> "'& {{ 7*7 }} ]]>"""
    for content in files(replace(edition, site_name="A & <b>")).values():
        root = ET.fromstring(content)  # noqa: S314 - our own file
        assert {element.tag.partition("}")[2] for element in root.iter()} <= {
            *("feed", "id", "title", "updated", "author", "name", "link", "entry", "summary"),
            "rights",
        }
    root = ET.fromstring(files(edition)["feeds/all.xml"])  # noqa: S314
    titles = [element.text or "" for element in root.iter("{http://www.w3.org/2005/Atom}title")]
    assert all(meant in title for title in titles[1:])
    assert titles[1].endswith("\U0001f600")


def test_two_runs_give_the_same_bytes(framework: Framework) -> None:
    """The order of entries and the day of the build leave no trace in what has entries."""
    entries: Mapping[str, Change] = {ONE: same, "council/b": same, "council/c": same}
    turned = dict(reversed(list(entries.items())))
    first = files(made(framework, entries))
    again = files(made(framework, turned, today=dt.date(2027, 1, 1)))
    assert first["feeds/all.xml"] == again["feeds/all.xml"]
    assert files(made(framework, turned)) == first


def test_kept_work_changes_nothing(framework: Framework, tmp_path: Path) -> None:
    """A second build with the cache writes what a first one does; a new address is noticed."""
    edition = made(framework, {ONE: same})
    first = files(edition, cache := Cache(tmp_path, framework.digest))
    cache.save()
    assert files(edition, Cache(tmp_path, framework.digest)) == first
    moved = replace(edition, site_url="https://moved.example/")
    cached = files(moved, Cache(tmp_path, framework.digest))
    assert cached == files(moved)


def test_without_an_address_there_are_no_feeds_and_no_links(edition: Edition) -> None:
    """A feed needs the site's address; a page must not name what is not there."""
    nowhere = replace(edition, site_url="")
    item = edition.items[0]
    assert files(nowhere) == {}
    assert register_feed(nowhere) == ()
    assert theme_feed(nowhere, "tax") == ()
    assert organisation_feed(nowhere, "northshire-council") == ()
    assert initiative_feed(nowhere, item.initiative) == ()


def test_feeds_of_one_page_are_told_apart(environment: Environment) -> None:
    """Their names do not run together."""
    feeds = [{"path": "a.xml", "title": "All"}, {"path": "b.xml", "title": "Refused"}]
    page = environment.get_template("fairshare/follow.html").render(root="", feeds=feeds)
    said = re.sub("<.*?>", "", page).strip()
    assert said.startswith("Follow: feed – All; feed – Refused. A feed reader")
