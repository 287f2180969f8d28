"""A commit's files, put aside as a repository of their own: what was there, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from fairshare.git.repository import Repository, RepositoryError
from fairshare.git.snapshot import commit_of_day, day_of_commit, inside, snapshot
from pasts import DAY, FIRST, Past, git

ENTRY = "register/one.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Three commits of three days; the first of 1 January 2025."""
    past = Past(tmp_path / "own")
    past.commit({ENTRY: b"one\n", "other/secret.txt": b"no part of it\n"})
    past.commit({ENTRY: b"two\n"})
    past.commit({"register/link.yml": b"/etc/passwd"}, mode="120000")
    return Repository.at(past.write())


def test_it_reads_as_if_the_commit_were_the_newest(repository: Repository, tmp_path: Path) -> None:
    """The files as they were, with the past that they had and none of what came later."""
    commit = repository.resolve("HEAD~1")
    aside = tmp_path / "aside"
    snapshot(repository, commit, aside, "register")
    assert (aside / ENTRY).read_bytes() == b"two\n"
    found = Repository.at(aside)
    assert found.resolve("HEAD") == commit
    assert [one.blob for one in found.log(commit, "register")] == [
        found.blob_id(b"two\n"),
        found.blob_id(b"one\n"),
    ]


def test_only_what_was_asked_for_is_written(repository: Repository, tmp_path: Path) -> None:
    """Neither another folder nor a link that lies in the register."""
    aside = tmp_path / "aside"
    snapshot(repository, repository.resolve("HEAD"), aside, "register")
    written = {
        path.name for path in aside.rglob("*") if path.is_file() and ".git" not in path.parts
    }
    assert written == {"one.yml"}


def test_a_path_that_leads_elsewhere_is_refused(repository: Repository, tmp_path: Path) -> None:
    """Git refuses to make one; a forged repository may hold it."""
    top = repository.top
    blob = git(top, "hash-object", "-w", "--stdin", given=b"evil")
    inner = b"100644 evil.yml\0" + bytes.fromhex(blob)
    tree = git(top, "hash-object", "-w", "-t", "tree", "--literally", "--stdin", given=inner)
    for name in (b"..",):
        outer = b"40000 " + name + b"\0" + bytes.fromhex(tree)
        tree = git(top, "hash-object", "-w", "-t", "tree", "--literally", "--stdin", given=outer)
    who = ("-c", "user.name=S", "-c", "user.email=s@example.org")
    commit = git(top, *who, "commit-tree", tree, "-m", "A change")
    with pytest.raises(RepositoryError, match="leads elsewhere"):
        snapshot(repository, commit, tmp_path / "aside")
    assert not (tmp_path / "evil.yml").exists()


@pytest.mark.parametrize(("day", "back"), [(1, 2), (2, 1), (3, 0), (9, 0)])
def test_a_day_is_the_state_at_its_end(repository: Repository, day: int, back: int) -> None:
    """The last commit of that day or before."""
    found = commit_of_day(repository, dt.date(2025, 1, day), "register")
    assert found == repository.resolve(f"HEAD~{back}")


def test_a_commit_counts_until_midnight(tmp_path: Path) -> None:
    """In universal time, whatever the zone of the machine."""
    past = Past(tmp_path)
    midnight = FIRST - FIRST % DAY + DAY
    past.commit({ENTRY: b"one\n"}, seconds=midnight - 1)
    past.commit({ENTRY: b"two\n"}, seconds=midnight)
    repository = Repository.at(past.write())
    assert commit_of_day(repository, dt.date(2025, 1, 1)) == repository.resolve("HEAD~1")
    assert commit_of_day(repository, dt.date(2025, 1, 2)) == repository.resolve("HEAD")
    assert day_of_commit(repository, repository.resolve("HEAD")) == dt.date(2025, 1, 2)


def test_before_the_first_commit_there_is_nothing(repository: Repository) -> None:
    """That is said, and nothing is made up."""
    with pytest.raises(RepositoryError, match="2024-12-31 or before"):
        commit_of_day(repository, dt.date(2024, 12, 31), "register")
    with pytest.raises(RepositoryError, match="There was no register"):
        day_of_commit(repository, repository.resolve("HEAD"), "nowhere")


@pytest.mark.parametrize(
    "path", ["register/..\\..\\evil.yml", "C:evil.yml", "register/a.yml:hidden", "/etc/passwd"]
)
def test_a_path_that_leads_elsewhere_on_windows_is_refused_everywhere(path: str) -> None:
    """There a backslash parts folders too, and a colon names a disk or a hidden stream."""
    with pytest.raises(RepositoryError, match="leads elsewhere"):
        inside(path)
