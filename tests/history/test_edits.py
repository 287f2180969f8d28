"""What git's log says of a register, read from real repositories."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from fairshare.git.repository import Repository
from fairshare.history.edits import Edits, edits_of, read_edits
from pasts import Past, git

A, B = "register/initiatives/lead/a.yml", "register/initiatives/lead/b.yml"


@pytest.fixture
def past(tmp_path: Path) -> Past:
    """A repository without commits yet."""
    return Past(tmp_path / "repository")


def read(past: Past, register: str = "register") -> Edits:
    return read_edits(Repository.at(past.write(checkout=False)), register)


def days_and_presence(past: Past, identifier: str = "lead/a") -> list[tuple[str, bool]]:
    """The days of an initiative's edits, newest first, and whether a file was there after."""
    found = read(past).initiatives[identifier]
    return [(edit.day.isoformat(), bool(edit.blob)) for edit in found]


def test_each_commit_that_touched_a_file_is_one_edit(past: Past) -> None:
    """Newest first, each with its day; commits that touched other files are passed over."""
    past.commit({A: b"1"})
    past.commit({B: b"1", "README.md": b"text"})
    past.commit({A: b"2"})

    assert days_and_presence(past) == [("2025-01-03", True), ("2025-01-01", True)]


def test_edits_of_one_commit_share_their_place(past: Past) -> None:
    """The log of the register puts together what was done at once."""
    past.commit({A: b"1"})
    past.commit({A: b"2", B: b"1"})
    edits = read(past).initiatives

    assert [edit.order for edit in edits["lead/a"]] == [-2, -1]
    assert [edit.order for edit in edits["lead/b"]] == [-2]


def test_a_file_removed_and_put_back_has_three_edits(past: Past) -> None:
    """Nothing of its life is left out."""
    past.commit({A: b"1", B: b"1"})
    past.commit({A: None})
    past.commit({A: b"1"})

    assert days_and_presence(past) == [
        ("2025-01-03", True),
        ("2025-01-02", False),
        ("2025-01-01", True),
    ]


def test_a_renamed_file_is_gone_and_another_is_new(past: Past) -> None:
    """The path is the id, and an id never changes: a rename ends one entry and begins another."""
    past.commit({A: b"1" * 200})
    past.commit({A: None, B: b"1" * 200})

    assert days_and_presence(past) == [("2025-01-02", False), ("2025-01-01", True)]
    assert days_and_presence(past, "lead/b") == [("2025-01-02", True)]


def test_a_merge_counts_once_on_the_day_of_the_merge(past: Past) -> None:
    """Readers never saw what stood on a branch: only the published branch's own line counts."""
    past.commit({A: b"1"})
    past.commit({A: b"2"}, branch="proposal")
    past.commit({A: b"3"}, branch="proposal")
    past.commit({B: b"1"})
    past.commit({A: b"3"}, merge="proposal")

    assert days_and_presence(past) == [("2025-01-05", True), ("2025-01-01", True)]


def test_a_merge_that_mends_by_hand_is_read(past: Past) -> None:
    """What a merge itself made of a file is a version like any other."""
    past.commit({A: b"1"})
    past.commit({A: b"2"}, branch="proposal")
    past.commit({A: b"3"})
    past.commit({A: b"4"}, merge="proposal")

    assert len(days_and_presence(past)) == 3


def test_names_beyond_ascii_are_read_as_they_are(past: Past) -> None:
    """Checks came later than some entries: whatever was there is told."""
    past.commit({"register/initiatives/lead/caf\u00e9 no. 1.yml": b"1"})

    assert days_and_presence(past, "lead/caf\u00e9 no. 1") == [("2025-01-01", True)]


def test_a_name_like_a_line_of_the_log_is_only_a_name(past: Past) -> None:
    """A path may look like what git says itself; it can't make up a commit."""
    name = ":100644 100644 " + "a" * 40 + " " + "b" * 40 + " M"
    past.commit({f"register/initiatives/{name}/{'c' * 40} 0.yml": b"1"})

    assert list(read(past).initiatives) == [f"{name}/{'c' * 40} 0"]


def test_a_register_may_lie_deep_in_a_repository(past: Past) -> None:
    """The paths of git are from its top, the ids from the register."""
    past.commit({f"teams/data/{A}": b"1", A: b"another register"})

    found = read(past, "teams/data/register").initiatives
    assert [len(edits) for edits in found.values()] == [1]


def test_a_register_may_be_the_whole_repository(past: Past) -> None:
    """Then there is nothing to take off the paths."""
    past.commit({"initiatives/lead/a.yml": b"1", "organisations/lead.yml": b"1"})
    found = read(past, "")

    assert list(found.initiatives) == ["lead/a"]
    assert list(found.organisations) == ["lead"]


def test_other_files_are_no_entries(past: Past) -> None:
    """Only files where entries lie count."""
    others = ("initiatives/a.yml", "initiatives/lead/deep/a.yml", "initiatives/lead/a.txt")
    past.commit({f"register/{name}": b"1" for name in (*others, "organisations/lead/a.yml")})
    found = read(past)

    assert (found.initiatives, found.organisations) == ({}, {})


def test_a_link_is_no_version(past: Past) -> None:
    """The register follows no links: from then on the entry is gone."""
    past.commit({A: b"1"})
    past.commit({A: b"/etc/passwd"}, mode="120000")

    assert days_and_presence(past) == [("2025-01-02", False), ("2025-01-01", True)]


@pytest.mark.parametrize("seconds", [0, 253_402_300_800, 10**15])
def test_an_impossible_date_is_the_nearest_day(past: Past, seconds: int) -> None:
    """A commit may claim any moment; the build goes on."""
    past.commit({A: b"1"}, seconds=seconds)
    (edit,) = read(past).initiatives["lead/a"]

    assert edit.day in {dt.date(1970, 1, 1), dt.date.max}


def test_what_a_person_set_for_their_own_eyes_changes_nothing(past: Past) -> None:
    """Colours, signatures, encodings, orders and followed renames are for people."""
    past.commit({A: b"1" * 200})
    past.commit({A: None, B: b"1" * 200})
    folder = past.write()
    plain = read_edits(Repository.at(folder), "register")
    for name, value in (
        ("color.ui", "always"),
        ("log.showSignature", "true"),
        ("log.showRoot", "false"),
        ("log.follow", "true"),
        ("log.diffMerges", "off"),
        ("diff.renames", "copies"),
        ("diff.relative", "true"),
        ("diff.noprefix", "true"),
        ("core.abbrev", "7"),
        ("format.pretty", "full"),
        ("i18n.logOutputEncoding", "UTF-16"),
        ("i18n.commitEncoding", "ISO-8859-1"),
        ("diff.orderFile", "/no/such/file"),
        ("diff.external", "/no/such/program"),
        ("diff.algorithm", "patience"),
        ("diff.ignoreSubmodules", "all"),
        ("diff.wsErrorHighlight", "all"),
        ("core.quotePath", "true"),
        ("core.pager", "/no/such/program"),
        ("pager.log", "true"),
        ("core.attributesFile", "/no/such/file"),
        ("log.date", "relative"),
        ("log.decorate", "full"),
        ("log.abbrevCommit", "true"),
        ("log.mailmap", "true"),
        ("log.excludeDecoration", "*"),
        ("mailmap.file", "/no/such/file"),
        ("notes.displayRef", "*"),
        ("submodule.recurse", "true"),
        ("core.fsmonitor", "/no/such/program"),
        ("core.untrackedCache", "true"),
        ("core.commitGraph", "false"),
        ("gpg.program", "/no/such/program"),
    ):
        git(folder, "config", name, value)

    edits_of.cache_clear()
    assert read_edits(Repository.at(folder), "register") == plain
