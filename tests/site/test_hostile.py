"""Text from an entry is hostile: whatever it says, and wherever it goes, it stays text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from fairshare.framework import Framework
from fairshare.model import Path
from fairshare.validate.schema.references import inlined
from hostile import (
    CHECKED,
    LEAD,
    MARKUP,
    NEWER,
    REMOVED,
    SITE_NAME,
    TAGS,
    WHOLE,
    FullRegister,
    Planted,
    payload_of,
    text_fields,
)
from html_reader import Reader, one_line
from projects import Project, pages

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def read(hostile_site: Project) -> dict[str, Reader]:
    """Every page of the site, as a browser reads it."""
    return {name: Reader(html) for name, html in pages(hostile_site.site)}


def missing(planted: Planted, page: Reader) -> list[Path]:
    """The fields whose text is not on a page as it was written.

    An address is where a link leads to; of prose, whose marks are read, its last word is enough.
    """

    def there(path: Path, text: str) -> bool:
        if path in planted.prose:
            return text.rsplit(maxsplit=1)[-1] in page.line
        return text in page.links or one_line(text) in page.line

    return [path for path, text in planted.texts.items() if not there(path, text)]


# What is planted.


@pytest.mark.parametrize("name", ["initiative", "organisation", "removed"])
def test_only_what_has_a_form_is_spared(name: str, framework: Framework) -> None:
    """Dates, ids, mailboxes: a text that no payload fits is held to a pattern by the schema."""
    schema = inlined(getattr(framework, f"{name}_schema"))
    spared = [node for _path, node in text_fields(schema) if payload_of(node, CHECKED) is None]
    assert all("pattern" in node for node in spared)


def test_every_other_text_field_is_planted(hostile: FullRegister, framework: Framework) -> None:
    """Of an initiative, one that was withdrawn included, an organisation and a notice."""
    for schema, one in (
        (framework.initiative_schema, hostile.initiatives[WHOLE]),
        (framework.organisation_schema, hostile.organisation),
        (framework.removed_schema, hostile.notice),
    ):
        fields = text_fields(inlined(schema))
        assert set(one.texts) == {path for path, node in fields if payload_of(node, CHECKED)}


# Pages.


def test_no_page_runs_or_asks_for_anything(read: dict[str, Reader]) -> None:
    """No script but the site's own, no handler, no style, nothing from elsewhere, no counting."""
    assert len(read) > 150
    for name, page in read.items():
        assert page.faults == [], name
        assert [src and src.rpartition("/")[2] for src in page.scripts] == ["site.js"], name
        assert len(page.titles) == 1, name
        assert "49" not in [word.strip("\"'>") for word in page.words.split()], name


def test_what_pages_say_to_search_engines_is_as_written(
    hostile: FullRegister, read: dict[str, Reader]
) -> None:
    """One piece of JSON that a program reads, in which a text is what was written."""
    (said,) = read[f"initiatives/{WHOLE}/index.html"].said
    found = json.loads(said)
    assert found["name"] == hostile.initiatives[WHOLE].data["title"]
    assert found["abstract"] == hostile.initiatives[WHOLE].data["summary"]
    (said,) = read[f"organisations/{LEAD}/index.html"].said
    assert json.loads(said)["name"] == hostile.organisation.data["name"]


@pytest.mark.parametrize("name", ["whole", "newer", "older", "soon", "open"])
def test_an_initiatives_page_shows_every_text_as_written(
    name: str, hostile: FullRegister, read: dict[str, Reader]
) -> None:
    """Whatever its state: no text is lost, and none is changed on the way."""
    identifier = f"{LEAD}/{name}"
    page = read[f"initiatives/{identifier}/index.html"]
    assert missing(hostile.initiatives[identifier], page) == []
    title = one_line(hostile.initiatives[identifier].data["title"])
    assert one_line(page.titles[0]).startswith(title)


def test_an_organisations_page_shows_every_text_as_written(
    hostile: FullRegister, read: dict[str, Reader]
) -> None:
    """Its name, its numbers, its contact and what it says of itself."""
    assert missing(hostile.organisation, read[f"organisations/{LEAD}/index.html"]) == []


def test_a_notice_of_removal_shows_its_reason(
    hostile: FullRegister, read: dict[str, Reader]
) -> None:
    """As it was written."""
    assert missing(hostile.notice, read[f"initiatives/{REMOVED}/index.html"]) == []


def test_versions_from_before_there_were_checks_are_text(
    hostile: FullRegister, read: dict[str, Reader]
) -> None:
    """The page of an old version, with tags in its prose and scripts in every field.

    What people asked, and whom to ask, is no part of it: that stands on today's page.
    """
    page = read[f"{hostile.old_address}/index.html"]
    assert {path[0] for path in missing(hostile.old, page)} == {"challenges", "contact"}


def test_a_version_whose_fields_are_unknown_is_text(
    read: dict[str, Reader],
) -> None:
    """Names of fields, too, are what somebody once wrote."""
    below = f"initiatives/{WHOLE}/versions/"
    odd = [
        page
        for name, page in read.items()
        if name.startswith(below) and one_line(TAGS) in page.line
    ]
    assert len(odd) >= 1
    assert all(one_line(MARKUP) in page.line for page in odd)


def test_a_history_shows_old_and_new_as_written(
    hostile: FullRegister, read: dict[str, Reader]
) -> None:
    """Each text that changed, as it was and as it is.

    Of a new event it tells what happened; by whom, and where it is said, stands on today's page.
    """
    line = read[f"initiatives/{WHOLE}/history/index.html"].line
    said_elsewhere = {("events", 0, "by"), ("events", 0, "url")}
    for planted, left_out in ((hostile.old, set()), (hostile.initiatives[WHOLE], said_elsewhere)):
        lacking = {
            path for path, text in planted.texts.items() if text.rsplit(maxsplit=1)[-1] not in line
        }
        assert lacking == left_out


def test_the_log_names_what_is_gone(read: dict[str, Reader]) -> None:
    """Titles and names of what has no page any more, and of what has."""
    line = read["changes/edits/index.html"].line
    title = one_line(MARKUP)
    assert line.count(title) > 4
    assert f"{title} zi000" in line


def test_lists_and_browse_pages_show_titles_and_names(
    hostile: FullRegister, read: dict[str, Reader]
) -> None:
    """The list of all, those by facet, the home page and the alphabet of organisations."""
    titles = [one_line(one.data["title"]) for one in hostile.initiatives.values()]
    name = one_line(hostile.organisation.data["name"])
    for address in ("initiatives", "browse/theme/education", f"browse/organisation/{LEAD}"):
        line = read[f"{address}/index.html"].line
        assert all(title in line for title in titles), address
    for address in ("initiatives", "organisations", "organisations/matrix", "browse/organisation"):
        assert name in read[f"{address}/index.html"].line, address
    assert one_line(SITE_NAME) in one_line(read["index.html"].titles[0])


# Feeds and files.


def test_feeds_hold_text_and_nothing_else(hostile: FullRegister, hostile_site: Project) -> None:
    """Each is well-formed, and no text of an entry became an element."""
    known = {
        "feed",
        "id",
        "title",
        "updated",
        "author",
        "name",
        "rights",
        "link",
        "entry",
        "summary",
    }
    feeds = sorted((hostile_site.site / "feeds").rglob("*.xml"))
    assert len(feeds) > 10
    for feed in feeds:
        root = ET.parse(feed).getroot()  # noqa: S314 - our own file
        assert {element.tag.removeprefix(ATOM) for element in root.iter()} <= known, feed.name
        assert {key for element in root.iter() for key in element.attrib} <= {"rel", "href"}
    whole = ET.parse(hostile_site.site / f"feeds/initiative/{WHOLE}.xml")  # noqa: S314
    line = one_line(" ".join(whole.getroot().itertext()))
    for path in (
        ("title",),
        ("summary",),
        ("decision", "decided_by"),
        ("decision", "conditions", 0, "text"),
        ("withdrawn", "reason"),
        ("events", 0, "summary"),
        ("results", 0, "summary"),
        ("challenges", 0, "concern"),
        ("challenges", 0, "response"),
    ):
        assert one_line(hostile.initiatives[WHOLE].texts[path]) in line, path
    assert hostile.initiatives[WHOLE].texts["decision", "justification"].split()[-1] in line


def test_the_calendar_holds_text_and_nothing_else(
    hostile: FullRegister, hostile_site: Project
) -> None:
    """A title of two lines begins no part of its own."""
    calendar = Calendar.from_ical((hostile_site.site / "feeds/reviews.ics").read_bytes())
    assert {part.name for part in calendar.walk()} == {"VCALENDAR", "VEVENT"}
    found = {str(event["summary"]) for event in calendar.walk("VEVENT")}
    title = one_line(hostile.initiatives[NEWER].data["title"])
    assert f"Agreement ends: {title}" in found
    assert str(calendar["name"]) == f"Reviews – {SITE_NAME}"


def strings(value: Any) -> Iterator[str]:
    """Every text in data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for pair in value.items() for one in pair for text in strings(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in strings(one))


def test_files_for_programs_hold_each_text_as_written(
    hostile: FullRegister, hostile_site: Project
) -> None:
    """The tables of the list, of the comparison and of the form; each is JSON."""
    titles = {one.data["title"] for one in hostile.initiatives.values()}
    summaries = {one.data["summary"] for one in hostile.initiatives.values()}
    name = hostile.organisation.data["name"]
    for file, texts in {
        "facets.json": {name},
        "facets/0.json": titles | summaries,
        "compare/choices.json": titles,
        "assess/form.json": {name},
    }.items():
        found = set(strings(json.loads((hostile_site.site / file).read_bytes())))
        assert texts <= found, file


def test_drawn_rows_are_inert(hostile: FullRegister, hostile_site: Project) -> None:
    """What the browser takes for a row is what a page may hold."""
    rows = json.loads((hostile_site.site / "facets/rows/0.json").read_bytes())
    assert len(rows) == len(hostile.initiatives)
    for row in map(Reader, rows):
        assert (row.faults, row.scripts) == ([], [])
    lines = [Reader(row).line for row in rows]
    for one in hostile.initiatives.values():
        title, summary = one_line(one.data["title"]), one_line(one.data["summary"])
        assert any(title in line and summary in line for line in lines)
