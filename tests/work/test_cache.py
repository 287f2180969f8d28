"""The cache only ever saves time: whatever becomes of its file, the results are the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from fairshare.work.cache import Cache, Note


def saved_cache(folder: Path) -> Path:
    """A cache with one text in it; its file."""
    cache = Cache(folder, "schema")
    cache.put("page", "a", "the text")
    cache.save()
    (file,) = folder.glob("*.sqlite")
    return file


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    """A text comes back by kind and key, and by no other."""
    saved_cache(tmp_path)
    cache = Cache(tmp_path, "schema")
    assert cache.get("page", "a") == "the text"
    assert cache.get("file", "a") is None
    assert cache.get("page", "b") is None


def test_another_schema_finds_nothing_and_clears_up(tmp_path: Path) -> None:
    """Results of another schema are never used, and don't pile up."""
    old = saved_cache(tmp_path)
    assert Cache(tmp_path, "other schema").get("page", "a") is None
    assert not old.exists()


def test_what_nobody_asked_for_is_forgotten(tmp_path: Path) -> None:
    """The cache stays as large as one build."""
    saved_cache(tmp_path)
    cache = Cache(tmp_path, "schema")
    cache.put("page", "b", "another")
    cache.save()
    later = Cache(tmp_path, "schema")
    assert later.get("page", "a") is None
    assert later.get("page", "b") == "another"


def test_a_newer_result_takes_the_place_of_an_older(tmp_path: Path) -> None:
    """A result put under a known key is the one found next time."""
    saved_cache(tmp_path)
    cache = Cache(tmp_path, "schema")
    assert cache.get("page", "a") == "the text"
    cache.put("page", "a", "a newer text")
    cache.save()
    assert Cache(tmp_path, "schema").get("page", "a") == "a newer text"


def test_what_is_written_down_is_held_no_longer(tmp_path: Path) -> None:
    """One kind is brought up to date; the other ones wait for the end of the run."""
    before = Cache(tmp_path, "schema")
    for kind, key in (("file", "a"), ("file", "b"), ("page", "a")):
        before.put(kind, key, "old")
    before.save()
    cache = Cache(tmp_path, "schema")
    cache.get("file", "a")
    cache.put("file", "c", "new")
    cache.put("page", "c", "new")
    cache.write_down("file")
    assert cache.get("file", "a") is None
    found = Cache(tmp_path, "schema")
    assert [found.get("file", key) for key in "abc"] == ["old", None, "new"]
    assert [found.get("page", key) for key in "ac"] == ["old", None]
    cache.save()
    found = Cache(tmp_path, "schema")
    assert [found.get("file", key) for key in "abc"] == ["old", None, "new"]
    assert [found.get("page", key) for key in "ac"] == [None, "new"]


def test_no_folder_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder everything works and nothing is written."""
    monkeypatch.chdir(tmp_path)
    cache = Cache(None, "schema")
    cache.put("page", "a", "the text")
    cache.save()
    assert list(tmp_path.iterdir()) == []
    assert Cache(None, "schema").get("page", "a") is None


def test_a_worker_tells_its_parent_what_it_used_and_made(tmp_path: Path) -> None:
    """What a forked worker asked for stays, what it made is kept, and nothing else goes along."""
    before = Cache(tmp_path, "schema")
    for key in ("asked", "not asked"):
        before.put("page", key, "old")
    before.save()
    parent, worker = Cache(tmp_path, "schema"), Cache(tmp_path, "schema")
    worker.put("page", "earlier", "not news")
    mark = worker.mark()
    worker.get("page", "asked")
    worker.put("page", "made", "new")
    notes = worker.since(mark)
    assert notes == [Note("page", "asked", None), Note("page", "made", "new")]
    parent.learn(notes)
    parent.save()
    after = Cache(tmp_path, "schema")
    known = {key: after.get("page", key) for key in ("asked", "made", "not asked", "earlier")}
    assert known == {"asked": "old", "made": "new", "not asked": None, "earlier": None}


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" * 64])
def test_a_damaged_file_is_begun_again(content: bytes, tmp_path: Path) -> None:
    """What can't be read is thrown away, and the next build finds its results."""
    saved_cache(tmp_path).write_bytes(content)
    cache = Cache(tmp_path, "schema")
    assert cache.get("page", "a") is None
    cache.put("page", "a", "the text")
    cache.save()
    assert Cache(tmp_path, "schema").get("page", "a") == "the text"


def test_a_file_cut_short_is_begun_again(tmp_path: Path) -> None:
    """A disk that was full leaves half a file."""
    cache = Cache(tmp_path, "schema")
    for number in range(200):
        cache.put("page", str(number), "long text " * 500)
    cache.save()
    (file,) = tmp_path.glob("*.sqlite")
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert Cache(tmp_path, "schema").get("page", "7") is None
    saved_cache(tmp_path)
    assert Cache(tmp_path, "schema").get("page", "a") == "the text"


def test_a_changed_letter_is_noticed(tmp_path: Path) -> None:
    """SQLite doesn't see a letter that flipped on disk; a page with it is never published."""
    file = saved_cache(tmp_path)
    assert file.read_bytes().count(b"the text") == 1
    file.write_bytes(file.read_bytes().replace(b"the text", b"the test"))
    assert Cache(tmp_path, "schema").get("page", "a") is None


def test_a_journal_goes_with_its_damaged_file(tmp_path: Path) -> None:
    """A journal left behind would be played into the new file."""
    file = saved_cache(tmp_path)
    journal = file.with_name(f"{file.name}-journal")
    journal.write_bytes(b"left behind")
    file.write_bytes(b"no database at all" * 100)
    Cache(tmp_path, "schema")
    assert not journal.exists()


def test_a_locked_file_is_left_alone(tmp_path: Path) -> None:
    """A build beside this one keeps its cache; this one does without."""
    file = saved_cache(tmp_path)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        cache = Cache(tmp_path, "schema")
        assert cache.get("page", "a") is None
        cache.put("page", "b", "another")
        cache.save()
        other.execute("ROLLBACK")
    assert Cache(tmp_path, "schema").get("page", "a") == "the text"


def test_a_folder_that_cannot_be_made_changes_nothing(tmp_path: Path) -> None:
    """A file in the place of the folder: nothing is kept, nothing is raised."""
    (tmp_path / "cache").write_text("a file")
    cache = Cache(tmp_path / "cache" / "fairshare", "schema")
    cache.put("page", "a", "the text")
    cache.save()
    assert (tmp_path / "cache").read_text() == "a file"


def test_a_file_that_cannot_be_opened_changes_nothing(tmp_path: Path) -> None:
    """A folder in the place of the file: nothing is kept, nothing is raised."""
    file = saved_cache(tmp_path)
    file.unlink()
    file.mkdir()
    cache = Cache(tmp_path, "schema")
    assert cache.get("page", "a") is None
    cache.put("page", "a", "the text")
    cache.save()
    assert file.is_dir()
