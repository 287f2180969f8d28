"""A notice of removal keeps the address, says when and why, and gives away nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

from fairshare.flow.pipeline import Places, read_register
from fairshare.flow.scoring import score_files
from pasts import Past
from projects import COUNCIL, FULL, SMALL, TRUST, Project, draw, files

GONE = "Quillfeather"
"""What had to go: a word in the title of an entry that nobody may read any more."""
NOTICE = b"""\
redacted:
  date: 2025-11-20
  reason: The title named a person. It was removed <b>once and for all</b>.
dates: {submitted: 2025-10-20}
"""
TODAY = dt.date(2025, 12, 1)
ID = "northshire-council/household-support-fund"
ADDRESS = f"initiatives/{ID}"


@pytest.fixture(scope="module")
def removed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A built project: an entry with a name in it was published, and then removed."""
    project = draw(tmp_path_factory.mktemp("removed") / "project")
    first = {name: project.path(name).read_bytes() for name in (FULL, SMALL, COUNCIL, TRUST)}
    title = b"title: Finding households that need emergency support"
    assert title in first[SMALL]
    first[SMALL] = first[SMALL].replace(title, b"title: Finding " + GONE.encode())
    past = Past(project.root)
    past.commit(first)
    past.commit({SMALL: NOTICE})
    past.write()
    project.build(strict=True)
    return project


def test_its_page_says_when_and_why(removed: Project) -> None:
    """The address that people know still answers."""
    page = removed.page(ADDRESS)
    assert "20 November 2025" in page
    assert "The title named a person." in page
    assert "&lt;b&gt;once and for all&lt;/b&gt;" in page
    assert "Northshire Council" in page


def test_nothing_of_it_is_published(removed: Project) -> None:
    """Neither a list, nor the history, nor a file for programs repeats what had to go."""
    for name, content in files(removed.site).items():
        assert GONE.encode() not in content, name


def test_it_stands_in_no_list(removed: Project) -> None:
    """There is nothing to find: links of other entries, its history and the log lead there."""
    slug = ADDRESS.rpartition("/")[2]
    tables = [path.read_text("utf-8") for path in removed.site.rglob("facets*.json")]
    assert tables
    assert all(slug not in table for table in tables)
    assert slug not in removed.page("initiatives")
    assert "household-support-fund/</loc>" not in (removed.site / "sitemap.xml").read_text("utf-8")
    assert "data-fs-searched" not in removed.page(ADDRESS)


def test_an_entry_that_names_it_links_to_it(removed: Project) -> None:
    """A related initiative is not a dead link."""
    page = removed.page(FULL.removeprefix("register/").removesuffix(".yml"))
    assert "An entry that was removed</a>" in page


def test_its_history_shows_when_but_not_what(removed: Project) -> None:
    """The dates stay, the texts are veiled."""
    page = removed.page(f"{ADDRESS}/history")
    assert "Taken out of view." in page


def test_a_second_build_gives_the_same(removed: Project) -> None:
    """What comes from the cache is what was made."""
    before = files(removed.site)
    removed.build(strict=True)
    assert files(removed.site) == before


def test_the_commands_bear_with_it(removed: Project) -> None:
    """A notice is no problem, and it has no score."""
    places = Places.below(removed.root, "register", "schema", None)
    reading = read_register(places, TODAY)
    assert reading.problems == ()
    assert list(reading.register.removed) == [ID]
    scored, problems, _framework = score_files(places)
    assert [one.id for one in scored] == ["northshire-council/free-school-meals"]
    assert problems == []


@pytest.mark.parametrize(
    ("notice", "code"),
    [
        (NOTICE + b"title: Still here\n", "E102"),
        (NOTICE.replace(b"2025-11-20", b"2026-11-20"), "E206"),
        (NOTICE.partition(b"dates")[0], "E101"),
        (b"redacted: {date: 2025-11-20}\ndates: {}\n", "E101"),
        (NOTICE.replace(b"The title", b"NHS number 999 999 9999 in the title"), "E401"),
    ],
)
def test_a_notice_says_nothing_else(project: Project, notice: bytes, code: str) -> None:
    """What had to go can't stay beside the notice or in it, and a notice is whole."""
    project.write(SMALL, notice)
    reading = read_register(Places.below(project.root, "register", "schema", None), TODAY)
    assert {problem.code for problem in reading.problems} == {code}
    assert reading.register.removed == {}


def test_a_removed_entry_may_be_replaced_or_replace(project: Project) -> None:
    """It can't name the other one any more, so nobody asks it to."""
    project.write(SMALL, NOTICE)
    project.change(FULL, lambda data: data.update(supersedes=ID))
    assert read_register(Places.below(project.root, "register", "schema", None), TODAY).errors == []
