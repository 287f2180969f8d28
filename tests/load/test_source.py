"""Reading the bytes of one file, whatever lies under its name."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest

from fairshare.load import source
from fairshare.load.source import read_source
from fairshare.problems import Problem


def refused(path: Path) -> str:
    found = read_source(path, "shown.yml")
    assert isinstance(found, Problem)
    assert found.file == "shown.yml"
    return found.code


def test_the_bytes_of_a_file_come_back_as_git_holds_them(tmp_path: Path) -> None:
    """Nothing is decoded; a line ends in one way, whatever a computer makes of it."""
    path = tmp_path / "a.yml"
    path.write_bytes(b"a\r\n\xff")
    assert read_source(path, "a.yml") == b"a\n\xff"


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    """96 KiB is the last size that is read."""
    path = tmp_path / "a.yml"
    path.write_bytes(b"x" * 98_304)
    assert read_source(path, "a.yml") == b"x" * 98_304
    path.write_bytes(b"x" * 98_305)
    assert refused(path) == "E002"


@pytest.mark.parametrize("name", ["missing.yml", "file.yml/below.yml", "x" * 300])
def test_a_name_that_leads_nowhere_is_a_problem(name: str, tmp_path: Path) -> None:
    """A missing file, one below a file and an impossible name raise nothing."""
    (tmp_path / "file.yml").write_bytes(b"")
    assert refused(tmp_path / name) == "E001"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """A link in a pull request can't publish a file from outside the register."""
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "a.yml").symlink_to(tmp_path / "secret")
    assert refused(tmp_path / "a.yml") == "E001"


def test_a_pipe_a_socket_a_device_and_a_folder_are_refused_without_waiting(tmp_path: Path) -> None:
    """Opening a pipe would wait for ever for someone to write into it."""
    os.mkfifo(tmp_path / "pipe.yml")
    (tmp_path / "folder.yml").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s.yml"))
        for name in ("pipe.yml", "folder.yml", "s.yml"):
            assert refused(tmp_path / name) == "E001"
    assert refused(Path("/dev/zero")) == "E001"


def next_handle() -> int:
    """The number that the system gives out next: the lowest that is free."""
    handle = os.open(os.devnull, os.O_RDONLY)
    os.close(handle)
    return handle


def test_no_file_stays_open_after_a_refusal(tmp_path: Path) -> None:
    """Thousands of refused files must not use up the handles of the process."""
    (tmp_path / "folder.yml").mkdir()
    (tmp_path / "large.yml").write_bytes(b"x" * 98_305)
    before = next_handle()
    refused(tmp_path / "folder.yml")
    refused(tmp_path / "large.yml")
    assert next_handle() == before


def test_a_link_is_refused_where_the_system_can_not_open_without_following_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows knows no O_NOFOLLOW: there the name is looked at first."""
    monkeypatch.setattr(source, "_FLAGS", os.O_RDONLY)
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "a.yml").symlink_to(tmp_path / "secret")
    assert refused(tmp_path / "a.yml") == "E001"
    assert read_source(tmp_path / "secret", "shown.yml") == b"secret"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOENT, "The file does not exist."),
        (errno.ENOTDIR, "The file does not exist."),
        (errno.ELOOP, "This is a link to another file, and the register does not follow links."),
        (errno.EACCES, "The file may not be read."),
        (errno.EPERM, "The file may not be read."),
        (errno.ENXIO, "This is not an ordinary file, so the register does not read it."),
        (errno.EIO, "The file can't be read."),
        (None, "The file can't be read."),
    ],
)
def test_what_the_system_says_is_said_in_words(
    number: int | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each reason has a sentence of its own; one that nobody knows claims nothing."""

    def failing(_path: Path) -> int:
        raise OSError(number, "words of the system") if number else OSError("words of the system")

    monkeypatch.setattr(source, "open_file", failing)
    found = read_source(tmp_path / "a.yml", "a.yml")
    assert isinstance(found, Problem)
    assert (found.code, found.message) == ("E001", said)
