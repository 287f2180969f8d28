"""The last site is the cache: what is taken over from it is what would be made anew."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drawing import Settings, write_site
from fairshare.framework import Framework
from hostile import MILD, NEWER, FullRegister, file
from pasts import git
from projects import COUNCIL, Project, files

NOW = Settings()
PAGE = f"initiatives/{NEWER}/index.html"


@pytest.fixture(scope="module")
def first(framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that a register can hold, and its site."""
    root = tmp_path_factory.mktemp("first") / "project"
    FullRegister(framework, MILD, MILD).write(root)
    write_site(root, NOW, root / "site")
    return root


@pytest.fixture
def project(first: Path, tmp_path: Path) -> Project:
    """A copy of them; its files are as old as those of the first."""
    shutil.copytree(first, tmp_path / "project")
    return Project(tmp_path / "project")


def is_clean(project: Project, settings: Settings = NOW, frame: str = "") -> bool:
    """Whether the site is, byte for byte, what comes of the project without cache or last site."""
    aside = project.root.with_name("clean")
    shutil.copytree(project.root, aside, ignore=shutil.ignore_patterns("site", "cache"))
    write_site(aside, settings, aside / "site", frame)
    clean = files(aside / "site")
    shutil.rmtree(aside)
    return files(project.site) == clean


def inodes(site: Path) -> dict[str, int]:
    """By which number the disk knows each file."""
    return {name: (site / name).stat().st_ino for name in files(site)}


def test_a_build_writes_no_more_than_what_changed(project: Project) -> None:
    """With nothing changed no product is written again; with one entry, no other entry's page."""
    before = inodes(project.site)
    write_site(project.root, NOW, project.site)
    same = {name for name, inode in inodes(project.site).items() if before[name] == inode}
    assert before.keys() - same == {
        *("data/SHA256SUMS", "data/build.json", "data/chain.ndjson", "data/checkpoint"),
        *("data/files.sha256", "data/manifest.json", "sitemap.xml"),
    }
    project.change(file(NEWER), lambda data: data["contact"].update(team="The other team"))
    write_site(project.root, NOW, project.site)
    entries = (name for name in before if name.endswith("/entry.yml"))
    pages = {name.replace("entry.yml", "index.html") for name in entries}
    now = inodes(project.site)
    assert len(pages) > 1
    assert {name for name in pages if now[name] != before[name]} == {PAGE}
    assert is_clean(project)


def test_what_somebody_did_to_the_site_is_not_published_again(project: Project) -> None:
    """A page that was edited, one that was deleted, and a file that was put there."""
    path = project.site / PAGE
    path.write_bytes(path.read_bytes().replace(b"<main>", b"<main >"))
    (project.site / "method/index.html").unlink()
    (project.site / "left.html").write_text("left", encoding="utf-8")
    write_site(project.root, NOW, project.site)
    assert is_clean(project)


def test_an_edit_of_the_same_length_is_noticed(project: Project) -> None:
    """By the time at which it was made."""
    path = project.site / PAGE
    path.write_bytes(path.read_bytes().replace(b"</main>", b"</mein>"))
    write_site(project.root, NOW, project.site)
    assert is_clean(project)


def test_where_a_file_has_one_name_only_all_is_made_anew(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some disks know no second name; others stop half-way. The site is the same."""
    before = inodes(project.site)
    calls = iter(range(10_000))
    link = os.link

    def some(source: str, target: str) -> None:
        if next(calls) % 5 == 4:
            raise OSError
        link(source, target)

    monkeypatch.setattr(os, "link", some)
    write_site(project.root, NOW, project.site)
    assert next(calls) > 5
    now = inodes(project.site)
    assert not {now[name] for name in now} & {before[name] for name in before if name == PAGE}
    assert is_clean(project)


def test_the_last_site_is_not_touched_while_the_next_is_built(project: Project) -> None:
    """Where a file of both is one, nothing is written through the name in the next."""
    linked = project.root / "linked"
    shutil.copytree(project.site, linked, copy_function=os.link)
    before = files(linked)
    project.change(file(NEWER), lambda data: data.update(title="Another title"))
    write_site(project.root, replace(NOW, site_name="Another name"), project.site, "<p>New</p>")
    assert files(linked) == before


@pytest.mark.parametrize(
    ("settings", "frame"),
    [
        (replace(NOW, site_name="Another name"), ""),
        (replace(NOW, today=dt.date(2026, 2, 2)), ""),
        (NOW, "<p>Another frame</p>"),
    ],
    ids=["the name of the site", "the day", "the frame"],
)
def test_what_is_around_the_register_is_noticed(
    settings: Settings, frame: str, project: Project
) -> None:
    """Nothing of before stands in it."""
    write_site(project.root, settings, project.site, frame)
    assert is_clean(project, settings, frame)


def test_without_the_cache_all_is_made_anew(project: Project) -> None:
    """How a site was made is noted there alone."""
    before = inodes(project.site)
    shutil.rmtree(project.path("cache"))
    project.change(COUNCIL, lambda data: data.update(name="Another council"))
    write_site(project.root, NOW, project.site)
    assert not [name for name, inode in inodes(project.site).items() if before.get(name) == inode]
    assert is_clean(project)


def test_a_version_of_before_says_what_has_come_by_the_day(project: Project) -> None:
    """The day on which sharing was to end lay ahead when the version was drawn, and then behind."""
    project.change(file(NEWER), ends_in_2027)
    commit(project)
    project.change(file(NEWER), lambda data: data.update(title="Another title"))
    commit(project)
    for day in (dt.date(2026, 2, 2), dt.date(2027, 4, 1)):
        settings = replace(NOW, today=day)
        write_site(project.root, settings, project.site)
        assert is_clean(project, settings)


def ends_in_2027(data: Any) -> None:
    data["stage"] = "ended"
    data["dates"]["ends"] = "2027-03-01"


def test_what_no_date_touches_is_not_drawn_again_the_next_day(project: Project) -> None:
    """A night's build of a register in which nothing has come due or begun draws few pages.

    Whether a version of before follows today's rules is asked anew each day.
    """
    write_site(project.root, NOW, project.site)
    before = inodes(project.site)
    settings = replace(NOW, today=NOW.today + dt.timedelta(1))
    write_site(project.root, settings, project.site)
    after = inodes(project.site)
    pages = {name for name in before if name.startswith(("initiatives/", "browse/", "problems/"))}
    drawn = {name for name in pages if before[name] != after[name] and name.endswith("html")}
    assert [name for name in drawn if "/versions/" not in name] == []
    assert is_clean(project, settings)


def commit(project: Project) -> None:
    """Commit what lies there."""
    git(project.root, "add", "register")
    git(project.root, "commit", "-q", "-m", "A change")
