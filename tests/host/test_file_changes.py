"""A preview hears of each save, and of nothing else."""

from __future__ import annotations

import logging
import queue
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from fairshare.host.file_changes import FileChanges, kind_of_disk

PATIENCE = 30
"""Seconds after which a save that nobody heard of is taken for lost."""


class Heard(FileSystemEventHandler):
    """Names of the files of which something was heard, in order."""

    def __init__(self) -> None:
        self._names: queue.Queue[str] = queue.Queue()

    def dispatch(self, event: FileSystemEvent) -> None:
        """Called for each thing that is passed on."""
        if not event.is_directory:
            self._names.put(Path(str(event.dest_path or event.src_path)).name)

    def until(self, name: str) -> list[str]:
        """What was heard until this file was, each name once, in order."""
        heard: list[str] = []
        while name not in heard:
            heard.append(self._names.get(timeout=PATIENCE))
        return list(dict.fromkeys(heard))


Watch = Callable[..., Heard]


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Watches paths until the test is over."""
    running: list[FileChanges] = []

    def begin(*paths: Path) -> Heard:
        heard, changes = Heard(), FileChanges(logging.getLogger("test"))
        for path in paths:
            changes.schedule(heard, str(path), recursive=True)
        changes.start()
        running.append(changes)
        return heard

    yield begin
    for one in running:
        one.stop()
        one.join()


def test_a_save_is_heard_wherever_it_lies_below(watch: Watch, tmp_path: Path) -> None:
    """In a folder that was there, and in one that came later."""
    (tmp_path / "lead").mkdir()
    heard = watch(tmp_path)
    (tmp_path / "lead" / "one.yml").write_text("title: One")
    assert heard.until("one.yml") == ["one.yml"]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "two.yml").write_text("title: Two")
    assert heard.until("two.yml")[-1] == "two.yml"


def test_who_only_reads_changes_nothing(watch: Watch, tmp_path: Path) -> None:
    """Else each build would start the next one."""
    read, saved = tmp_path / "read.yml", tmp_path / "saved.yml"
    read.write_text("title: One")
    heard = watch(tmp_path)
    assert read.read_text() == "title: One"
    saved.write_text("title: Two")
    assert heard.until("saved.yml") == ["saved.yml"]


def test_what_editors_write_beside_a_file_is_not_heard(watch: Watch, tmp_path: Path) -> None:
    """Swap files, copies, locks: of a save in Vim the entry alone is heard."""
    entry = tmp_path / "entry.yml"
    entry.write_text("title: One")
    heard = watch(tmp_path)
    (tmp_path / ".entry.yml.swp").write_text("swap")
    (tmp_path / "4913").write_text("")
    (tmp_path / "4913").unlink()
    (tmp_path / "#entry.yml#").write_text("lock")
    entry.rename(tmp_path / "entry.yml~")
    entry.write_text("title: Two")
    (tmp_path / "entry.yml~").unlink()
    (tmp_path / "last.yml").write_text("title: Three")
    assert set(heard.until("last.yml")) == {"entry.yml", "entry.yml~", "last.yml"}


def test_a_file_that_is_replaced_is_still_watched(watch: Watch, tmp_path: Path) -> None:
    """By its name: most editors write another file, and give it the name of the old one."""
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: One")
    heard = watch(settings)
    for number in range(2):
        (tmp_path / "neighbour.yml").write_text("title: Not watched")
        (tmp_path / "mkdocs.new").write_text(f"site_name: {number}")
        (tmp_path / "mkdocs.new").replace(settings)
        assert heard.until("mkdocs.yml") == ["mkdocs.yml"]


def test_where_there_are_no_notices_it_looks_and_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """On the disk of another machine, which lets others save without a word."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/register {tmp_path} nfs4 rw,relatime 0 0\n")
    shared = tmp_path / "register"
    shared.mkdir()
    heard, changes = Heard(), FileChanges(logging.getLogger("test"), mounts)
    changes.schedule(heard, str(shared), recursive=True)
    changes.start()
    try:
        (shared / "one.yml").write_text("title: One")
        assert heard.until("one.yml") == ["one.yml"]
    finally:
        changes.stop()
        changes.join()
    (record,) = caplog.records
    assert "lies on a disk of the kind nfs4" in record.getMessage()
    assert "looked at each second" in record.getMessage()


def test_the_disk_of_a_path_is_the_innermost(tmp_path: Path) -> None:
    """A share may be mounted inside a local disk, in a folder whose name has a space."""
    share = tmp_path / "our share"
    share.mkdir()
    mounts = tmp_path / "mounts"
    named = str(share).replace(" ", "\\040")
    mounts.write_text(f"/dev/a / ext4 rw 0 0\nserver:/b {named} cifs rw 0 0\n")
    assert kind_of_disk(str(share / "register"), mounts) == "cifs"
    assert kind_of_disk(str(tmp_path / "register"), mounts) == "ext4"
    assert kind_of_disk(str(tmp_path), tmp_path / "none") == ""
