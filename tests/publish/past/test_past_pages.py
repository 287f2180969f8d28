"""The pages that tell what a register said before, from a real repository and a real build."""

from __future__ import annotations

import html
import re
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from fairshare.history.model import SHOWN
from pasts import Past, git
from projects import BASE, COUNCIL, FULL, SMALL, TRUST, Project, as_yaml, draw, entry, files

REMOVED = "register/initiatives/northshire-council/removed.yml"
TAKEN = "Zanzibar"
"""Stands only in texts that the maintainers took out of view, in one way or another."""
GONE = "register/initiatives/northshire-council/gone.yml"
ID = "initiatives/northshire-council/free-school-meals"
SCRIPT = "<script>alert(1)</script>"
NOTICE = b"""\
redacted: {date: 2025-01-10, reason: It held the name of a person who had not agreed to it.}
dates: {submitted: 2025-01-01}
"""
PERSONAL = "943 476 5919"
"""Looks like an NHS number: its checksum is right."""
ATOM = "{http://www.w3.org/2005/Atom}"


def version(**changes: object) -> bytes:
    """A version of the full example with other values in some of its fields; None takes one out."""
    data = entry((BASE / "full.yml").read_bytes()) | changes
    return as_yaml({key: value for key, value in data.items() if value is not None}).encode()


def rated(rating: int) -> dict[str, object]:
    """The answers of the full example, with another rating of harm."""
    answers = entry((BASE / "full.yml").read_bytes())["answers"]
    harm = {"rating": rating, "justification": answers["harm"]["justification"]}
    return {**answers, "harm": harm}


REASSESSED = {"date": "2025-09-12", "kind": "reassessed", "summary": f"Said so. {SCRIPT}"}

VERSIONS = (
    version(decision=None, stage="proposed", answers=rated(2), title="Meals without a form"),
    version(answers=rated(2)),
    version(answers=rated(1), events=[REASSESSED]),
    f"title: [broken {SCRIPT}\n".encode(),
    version(strange=SCRIPT, data={"people": [SCRIPT]}, method="0.9"),
    version(summary=f"Call {PERSONAL}, which is the number of somebody who was never asked. " * 2),
    version(answers=rated(2)),
    version(title=f"Kept from view for {TAKEN}"),
)
"""What the entry was, commit by commit, before what stands now."""


def drawn(root: Path) -> Project:
    """A project whose register has a past, and one change that is not committed."""
    project = draw(root)
    project.write(REMOVED, NOTICE)
    name = sha256(VERSIONS[-1]).hexdigest()[:SHOWN]
    project.replace("mkdocs.yml", "search: false", f"search: false, withheld: ['{name}']")
    names = (FULL, SMALL, COUNCIL, TRUST, REMOVED)
    now = {name: project.path(name).read_bytes() for name in names}
    past = Past(root)
    secret = now[SMALL].replace(b"Finding", TAKEN.encode())
    past.commit({**now, FULL: VERSIONS[0], GONE: now[SMALL], REMOVED: secret})
    for content in VERSIONS[1:]:
        past.commit({FULL: content})
    past.commit({GONE: None, SMALL: now[SMALL] + b"keywords: [cold homes]\n"})
    past.commit({FULL: now[FULL], SMALL: None, REMOVED: NOTICE})
    past.commit({SMALL: now[SMALL]})
    past.write(checkout=False)
    git(root, "read-tree", "HEAD")
    project.replace(COUNCIL, "name: Northshire Council", "name: Northshire County Council")
    return project


@pytest.fixture(scope="module")
def storied(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """That project, built once."""
    project = drawn(tmp_path_factory.mktemp("past") / "project")
    project.build(strict=True)
    return project


@pytest.fixture(scope="module")
def history(storied: Project) -> str:
    """The page with the history of the full example."""
    return storied.page(f"{ID}/history")


def names(page: str) -> list[str]:
    """The versions that a history links to, newest first."""
    return re.findall(r'/versions/([0-9a-f]{12})/"', page)


def words(page: str) -> str:
    """What is read on a page."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page)))


def test_a_history_has_every_version_newest_first(storied: Project, history: str) -> None:
    """One for each commit that touched the entry, each with its own page."""
    found = names(history)

    assert len(found) == len(VERSIONS) + 1
    assert len(set(found)) == len(found) - 1  # one of them came back
    for name in found:
        assert storied.path(f"site/{ID}/versions/{name}/index.html").is_file()


def test_a_version_that_came_back_has_one_page_with_both_times(
    storied: Project, history: str
) -> None:
    """Its address is made of what it says, so that it is the same whenever it stood."""
    (name,) = {one for one in names(history) if names(history).count(one) == 2}
    page = words(storied.page(f"{ID}/versions/{name}"))

    assert "stood from 2 January 2025 to 3 January 2025" in page
    assert "stood from 7 January 2025 to 8 January 2025" in page


def test_differences_and_reasons_are_said(history: str) -> None:
    """What changed, why as the entry itself says, and what it made of the assessment."""
    said = words(history)

    assert "Limited harm: the rating went from 2 to 1." in said
    assert "Added: the decision: Approved." in said
    assert f"Assessed again: Said so. {SCRIPT} (12 September 2025)" in said
    assert "Conditional → became Red line." in said
    assert "The entry gives no reason for this change." in said


def test_what_cannot_be_read_is_said_and_keeps_its_place(storied: Project, history: str) -> None:
    """Neither a crash nor a gap: the version is listed, with the line that stands in the way."""
    assert "This version can’t be read: line" in words(history)
    name = names(history)[len(VERSIONS) - 3]
    assert "can’t be read: line 1" in words(storied.page(f"{ID}/versions/{name}"))


def test_what_cannot_be_read_hides_no_change(history: str) -> None:
    """The next version is compared with the last one that can be shown, and the page says so."""
    before = history.index("can’t be read: line")
    after = words(
        history[history.rindex("<li>\n<h2", 0, history.rindex("<h2", 0, before)) : before]
    )

    assert "Compared with the last version that can be shown." in after
    assert "Method: changed from “1.0” to “0.9”." in after


def test_an_old_form_is_shown_field_by_field(storied: Project, history: str) -> None:
    """A version that today's rules would refuse can still be read, under today's titles."""
    assert "It does not follow today’s rules for an entry" in words(history)
    name = names(history)[len(VERSIONS) - 4]
    page = words(storied.page(f"{ID}/versions/{name}"))

    assert "It does not follow today’s rules for an entry" in page
    assert "All that it says is listed below." in page
    assert f"strange {SCRIPT}" in page
    assert "Decided by Senior Information Risk Owner" in page


def test_personal_data_of_the_past_is_not_shown(storied: Project) -> None:
    """A check that came later finds it in old versions too: nowhere on the site may it stand."""
    holding = [name for name, text in files(storied.site).items() if PERSONAL.encode() in text]

    assert holding == []


def test_what_maintainers_took_out_of_view_is_nowhere(storied: Project) -> None:
    """Neither an entry removed for good nor a single version withheld comes back as history."""
    holding = [name for name, text in files(storied.site).items() if TAKEN.encode() in text]

    assert holding == []


def test_what_was_taken_out_of_view_keeps_its_line(storied: Project, history: str) -> None:
    """When it stood can be told without what it said."""
    removed = words(storied.page("initiatives/northshire-council/removed/history"))

    assert "keep this version from view" in words(history)
    assert "have taken this entry out of view" in removed
    assert removed.count("January 2025 : ") == 2


def test_that_it_is_not_shown_is_said(history: str) -> None:
    """The version keeps its line and its date, and says why it can't be read."""
    assert "This version is not shown: it may hold personal data." in words(history)


def is_table(name: str) -> bool:
    """Whether a published file is a table of the open data."""
    return name.startswith("data/") and name.endswith((".csv", ".sqlite", ".xlsx"))


def test_hostile_text_of_old_versions_is_inert(storied: Project) -> None:
    """What checks would refuse today may stand in an old version: it is text on every page.

    Tables and the database hold it as written; no browser takes them for a page.
    """
    pages = {name: text for name, text in files(storied.site).items() if not is_table(name)}
    holding = [name for name, text in pages.items() if SCRIPT.encode() in text]

    assert holding == []


def test_nobody_is_named(storied: Project) -> None:
    """Who committed what is not published: names and mailboxes of people stay in git."""
    for name, content in files(storied.site).items():
        assert b"somebody@example.org" not in content, name
        assert b"Somebody" not in content, name
        assert b"Xq edits" not in content, name


def test_an_old_page_says_so_and_stays_out_of_searches(storied: Project, history: str) -> None:
    """It leads to the current one, is canonical for nothing, and is in no index and no map."""
    first = names(history)[-1]
    page = storied.page(f"{ID}/versions/{first}")

    assert "stood from 1 January 2025 to 2 January 2025" in words(page)
    assert "Meals without a form" in page
    assert "No decision has been taken yet." in words(page)
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="https://register.northshire.example/{ID}/">' in page
    assert "data-fs-searched" not in page
    assert "/versions/" not in storied.read("site/sitemap.xml")
    assert f"{ID}/history/" in storied.read("site/sitemap.xml")


def test_the_current_version_has_its_address_already(storied: Project, history: str) -> None:
    """So that what is cited today is found later; until then it leads to the page itself."""
    page = words(storied.page(f"{ID}/versions/{names(history)[0]}"))

    assert "This is the version that stands now." in page
    assert "This is how the page stands since 10 January 2025." in page


def test_the_page_itself_names_the_newest_changes(storied: Project) -> None:
    """Three of them, when it was last edited and last confirmed, and the way to all."""
    page = storied.page(ID)
    part = page[page.index('id="history"') : page.index('id="question"')]

    assert "Last confirmed 3 November 2025, when it said which stage this had come to" in words(
        part
    )
    assert "Last edited 10 January 2025" in words(part)
    assert part.count("<time") == 3
    assert f"All {len(VERSIONS) + 1} versions of this page" in words(part)


def test_the_log_has_every_edit_of_the_register(storied: Project) -> None:
    """Months as headings, newest first; what is gone and what is not committed yet is named."""
    said = words(storied.page("changes/edits"))

    assert said.index("Not published yet") < said.index("January 2025")
    assert "(organisation) Not committed yet" in said
    assert "Page removed from the register" in said
    assert "Page put back into the register" in said
    assert "Limited harm: the rating went from 2 to 1." in said


def test_an_edit_of_many_pages_at_once_is_one_line(storied: Project) -> None:
    """The first commit added six; which ones, and why, can be unfolded."""
    page = storied.page("changes/edits")
    line = words(page[page.index("Many pages at once") :])

    assert line.startswith("Many pages at once 1 January 2025 – 6 pages first published Which")
    assert page.count("Many pages at once") == 1
    assert "Northshire Council (organisation) : Page first published" in line


def test_no_edit_of_a_page_is_told_as_what_happened(storied: Project) -> None:
    """The decision was taken in April; that its page was edited in January is another list."""
    happened = words(storied.page("changes"))
    edited = words(storied.page("changes/edits"))

    assert "2 April 2025 – Approved The body’s own entry" in happened
    assert "Page edited" not in happened
    assert "Decision: " not in edited
    assert "Assessed again: Said so." in edited


def test_what_is_gone_says_so_at_its_address(storied: Project) -> None:
    """An address that once was published never leads nowhere."""
    page = storied.page("initiatives/northshire-council/gone")

    assert "No longer in the register." in words(page)
    assert "removed on 9 January 2025" in words(page)
    assert len(names(storied.page("initiatives/northshire-council/gone/history"))) == 1


def test_the_feed_of_edits_can_be_followed(storied: Project) -> None:
    """Every committed edit once, newest first, all under other names; many pages at once as one."""
    feed = ET.fromstring(storied.read("site/feeds/edits.xml"))  # noqa: S314 - our own file
    found = [one.findtext(f"{ATOM}title") or "" for one in feed.iter(f"{ATOM}entry")]
    identifiers = [one.findtext(f"{ATOM}id") for one in feed.iter(f"{ATOM}entry")]

    assert found[0].startswith("Page put back into the register: ")
    assert found[-1] == "Many pages at once: 6 pages first published"
    assert len(found) == len(VERSIONS) + 1 + 4 + 2 + 2 + 2 - 5
    assert len(set(identifiers)) == len(identifiers)


def test_history_is_the_same_from_the_cache(storied: Project) -> None:
    """A second build, which finds its work done, publishes the same bytes."""
    first = files(storied.site)
    storied.build()

    assert files(storied.site) == first


def test_a_shallow_copy_stops_the_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """With a line that says how to get the rest: a history with a gap would pass for whole."""
    origin = drawn(tmp_path / "origin")
    git(tmp_path, "clone", "-q", "--depth=1", origin.root.as_uri(), "copy")
    copy = draw(tmp_path / "drawn")
    git(tmp_path / "copy", "checkout", "-q", "HEAD")
    (tmp_path / "copy" / ".git").rename(copy.root / ".git")
    with pytest.raises(SystemExit):
        copy.build()

    assert "git fetch --unshallow" in caplog.text


def test_without_a_repository_the_pages_say_so(
    project: Project, caplog: pytest.LogCaptureFixture
) -> None:
    """Never in silence: the page, the log of edits and the build say what is missing."""
    with caplog.at_level("INFO", logger="mkdocs"):
        project.build()

    assert "built without its history" in words(project.page(ID))
    assert "built without its history" in words(project.page("changes/edits"))
    assert caplog.text.count("The pages show no earlier versions") == 1
    assert not project.path(f"site/{ID}/history").exists()
