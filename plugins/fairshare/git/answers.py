"""What git's commands for programs answer, as values. The bytes come from `git.repository`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import IO, NamedTuple

from fairshare.problems import SetupError

_PIECE = 1 << 20
"""Bytes that are read or skipped at once."""


class RepositoryError(SetupError):
    """Git can't answer. One sentence that says why, and what to do."""


class TreeEntry(NamedTuple):
    """One file of a commit or of the index."""

    mode: str
    """100644 for an ordinary file, 100755 executable, 120000 a link, 160000 a submodule."""
    blob: str
    """The id of its content; of a submodule, of its commit."""
    path: str
    """Bytes that are no UTF-8 come as surrogate escapes, as in `os.fsdecode`."""


class LogEntry(NamedTuple):
    """What one commit did to one file."""

    commit: str
    seconds: int
    """When the commit was made, since 1970."""
    mode: str
    """As in a tree; 000000 when the file was removed."""
    blob: str
    """The id of the new content."""
    path: str
    """As in a tree."""


def tree_entries(listed: bytes, blob_at: int) -> Iterator[TreeEntry]:
    """Read a listing of `git ls-tree -z` or `git ls-files --stage -z`: words, a tab and a path.

    `blob_at`: which of the words is the id of the content; the first is the mode.
    """
    for line in listed.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        words = head.decode().split(" ")
        yield TreeEntry(words[0], words[blob_at], path.decode("utf-8", "surrogateescape"))


def blob_contents(stream: IO[bytes], limit: int | None) -> Iterator[tuple[str, bytes]]:
    """Read what `git cat-file --batch` says: `<id> <type> <size>`, the bytes, a line's end."""
    for head in stream:
        blob, _, rest = head.decode().rstrip("\n").partition(" ")
        size = rest.rpartition(" ")[2]
        if not size.isdecimal():
            raise RepositoryError(
                f"The content {blob} is missing from the repository: fetch all of it with "
                "`git fetch --refetch origin`, or clone it again."
            )
        wanted = int(size) if limit is None else min(int(size), limit + 1)
        content = stream.read(wanted)
        left = int(size) - wanted + 1
        while left and (skipped := stream.read(min(left, _PIECE))):
            left -= len(skipped)
        if left:
            raise RepositoryError("git stopped in the middle of a file: run `git fsck`.")
        yield blob, content


def log_entries(stream: IO[bytes]) -> Iterator[LogEntry]:
    """Read what `git log -z --raw` says: of each commit a head, then its files in pairs.

    A head is `<id> <seconds>`; a pair is `:<old mode> <mode> <old id> <id> <status>` and a path. A
    path always follows its pair's first half, so whatever it is called, it is not taken for a head.
    """
    commit, seconds, file = "", 0, None
    for piece in _pieces(stream):
        if file is not None:
            path = piece.decode("utf-8", "surrogateescape")
            yield LogEntry(commit, seconds, file[1].decode(), file[3].decode(), path)
            file = None
        elif (words := piece.lstrip(b"\n").split(b" "))[0].startswith(b":"):
            file = words
        elif len(words) == 2:
            commit, seconds = words[0].decode("utf-8", "replace"), _seconds(words[1])


def _seconds(written: bytes) -> int:
    """The moment of a commit. A setting that nobody foresaw must not end in a traceback."""
    try:
        return int(written)
    except ValueError as error:
        raise RepositoryError(
            "git log answers in a form that nobody asked for: look at the settings that "
            "`git config --list --show-origin` shows."
        ) from error


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """What lies between zero bytes, read as soon as git says it: both work at the same time."""
    rest = b""
    while read := os.read(stream.fileno(), _PIECE):
        *whole, rest = (rest + read).split(b"\0")
        yield from whole
