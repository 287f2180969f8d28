"""Bundles: what one machine hands to the next is whole and of the same, or it is refused."""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from fairshare.problems import SetupError
from fairshare.work.bundle import CHECK, DRAW, Bundle, Origin, read_bundles, write_bundle
from fairshare.work.cache import Note
from fairshare.work.shard import Shard

ORIGIN = Origin("program", "2026-01-15", "register")
WORK = [Note("file", "a", "what was found"), Note("file", "b", "ü" * 200_000)]


def write(folder: Path, number: int, count: int = 2, origin: Origin = ORIGIN) -> Path:
    return write_bundle(folder, (CHECK, Shard(number, count), origin), WORK)


def whole(bundle: Bundle, path: str) -> bytes:
    """A file of a bundle."""
    with bundle.opened() as connection:
        return b"".join(bundle.content(path, connection))


def test_what_went_in_comes_out(tmp_path: Path) -> None:
    """Work for the cache, and files of a site, an empty one too."""
    (tmp_path / "page.html").write_bytes(b"<p>A page</p>")
    (tmp_path / "empty").touch()
    made = (DRAW, Shard(1, 1), ORIGIN)
    write_bundle(tmp_path, made, WORK, tmp_path, ["page.html", "empty"])
    (bundle,) = read_bundles(tmp_path, DRAW, ORIGIN)
    assert list(bundle.work()) == WORK
    assert bundle.value("file", "a") == "what was found"
    assert whole(bundle, "page.html") == b"<p>A page</p>"
    assert whole(bundle, "empty") == b""


def test_a_large_file_comes_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No database takes a file of any size in one row."""
    monkeypatch.setattr("fairshare.work.bundle._CHUNK", 3)
    (tmp_path / "large").write_bytes(b"abcdefgh")
    write_bundle(tmp_path, (DRAW, Shard(1, 1), ORIGIN), (), tmp_path, ["large"])
    (bundle,) = read_bundles(tmp_path, DRAW, ORIGIN)
    with bundle.opened() as connection:
        assert list(bundle.content("large", connection)) == [b"abc", b"def", b"gh"]


def test_they_come_in_order_wherever_they_lie(tmp_path: Path) -> None:
    """Code hosts put what they fetch into folders; those of another stage are left alone."""
    write(tmp_path / "z", 1)
    write(tmp_path / "a", 2)
    write_bundle(tmp_path, (DRAW, Shard(1, 1), ORIGIN), ())
    assert [str(one.shard) for one in read_bundles(tmp_path, CHECK, ORIGIN)] == ["1/2", "2/2"]


def test_a_bundle_that_is_written_again_takes_the_place_of_the_first(tmp_path: Path) -> None:
    """Who lets a machine run once more need not clear up."""
    write(tmp_path, 1, 1, ORIGIN._replace(subject="before"))
    write(tmp_path, 1, 1)
    assert len(read_bundles(tmp_path, CHECK, ORIGIN)) == 1


def refused(folder: Path, words: str, stage: str = CHECK) -> None:
    with pytest.raises(SetupError, match=re.escape(words)):
        read_bundles(folder, stage, ORIGIN)


def test_a_missing_bundle_is_named(tmp_path: Path) -> None:
    """By its shard, so that one sees which machine to look at."""
    write(tmp_path, 2, 4)
    write(tmp_path, 3, 4)
    refused(tmp_path, "lacks bundles of the stage `check`: 1/4, 4/4. Let those run first.")


def test_no_bundle_at_all_is_refused(tmp_path: Path) -> None:
    """Be the folder empty, or with bundles of another stage alone."""
    refused(tmp_path, "lacks bundles of the stage `check`: all.")
    write(tmp_path, 1, 1)
    refused(tmp_path, "lacks bundles of the stage `draw`: all.", DRAW)


def test_a_bundle_that_comes_twice_is_refused(tmp_path: Path) -> None:
    """Both are named: nobody can know which is right."""
    write(tmp_path, 2)
    shutil.copy(write(tmp_path, 1), tmp_path / "copy.bundle")
    refused(tmp_path, "check-1-of-2.bundle and ")
    refused(tmp_path, "copy.bundle are the same shard: leave one of them.")


def test_bundles_of_two_numbers_of_shards_are_refused(tmp_path: Path) -> None:
    """As when the number was changed, and old ones lie there still."""
    write(tmp_path, 1, 2)
    write(tmp_path, 2, 3)
    refused(tmp_path, "are not of the same number of shards: remove what is old.")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A slip in its name is not taken for bundles that are late."""
    refused(tmp_path / "bundels", "There is no folder")


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"program": "x"}, "was made by another FairShare, another Python or other rules"),
        ({"day": "2026-01-14"}, "was made for 2026-01-14, and this is for 2026-01-15"),
        ({"subject": "x"}, "was made from another state of the register, of its past or of the"),
    ],
)
def test_a_bundle_of_something_else_is_refused(
    tmp_path: Path, other: dict[str, str], words: str
) -> None:
    """What differs is said."""
    write(tmp_path, 1)
    write(tmp_path, 2, origin=ORIGIN._replace(**other))
    refused(tmp_path, f"check-2-of-2.bundle {words}")


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9])
def test_a_part_of_a_bundle_is_refused(tmp_path: Path, part: float) -> None:
    """As when a transfer broke off, at the start or just before the end."""
    place = write(tmp_path, 1, 1)
    content = place.read_bytes()
    place.write_bytes(content[: int(len(content) * part)])
    refused(tmp_path, "is damaged, or only a part of it is there: fetch it or make it again.")


def test_a_changed_letter_is_noticed(tmp_path: Path) -> None:
    """SQLite sees broken pages, and no letters."""
    place = write(tmp_path, 1, 1)
    content = place.read_bytes()
    place.write_bytes(content.replace(b"what was found", b"what was fOund"))
    (bundle,) = read_bundles(tmp_path, CHECK, ORIGIN)
    with pytest.raises(SetupError, match="is damaged"):
        list(bundle.work())


def test_a_bundle_that_could_not_be_finished_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that is stopped on the way leaves nothing that anybody takes."""

    def full(*_given: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("fairshare.work.bundle._parts", full)
    with pytest.raises(SetupError, match="can't be written: database or disk is full"):
        write(tmp_path, 1, 1)
    refused(tmp_path, "lacks bundles")
