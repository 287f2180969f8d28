"""Read the bytes of one file, and only of a real file of sensible size.

A pull request may hold anything under a name that ends in .yml: a link to a secret outside the
register, a pipe that never ends, a gigabyte. So the file is opened without following a link and
without waiting, looked at through the open handle, and read no further than the limit.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from fairshare.git.line_ends import as_git_holds
from fairshare.problems import Problem

LIMIT = 96 * 1024
"""The most bytes that a file may have; a long entry has about 20,000."""

_NO_LINKS: int = getattr(os, "O_NOFOLLOW", 0)  # Windows has no such flag
_FLAGS = os.O_RDONLY | _NO_LINKS
for _name in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)

_NOT_A_FILE = "not a file"
_REASONS = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.ELOOP: "link",
    errno.EACCES: "not allowed",
    errno.EPERM: "not allowed",
    errno.ENXIO: _NOT_A_FILE,
}
"""The name of the message for what the system says."""


def read_source(path: Path, file: str) -> bytes | Problem:
    """The bytes of a file, or the problem that kept them back (E001, E002).

    `file` is the name to show. Nothing is raised for whatever may lie at `path`.
    """
    try:
        handle = open_file(path)
    except OSError as error:
        return _unreadable(file, error.errno)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return Problem.of("E001", _NOT_A_FILE, file=file)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            content = stream.read(LIMIT + 1)
    except OSError as error:
        return _unreadable(file, error.errno)
    finally:
        os.close(handle)
    return as_source(content, file)


def as_source(content: bytes, file: str) -> bytes | Problem:
    """What `read_source` makes of the bytes of a file, which may not be written yet."""
    return too_large(file) if len(content) > LIMIT else as_git_holds(content)


def open_file(path: Path) -> int:
    """A handle of what lies at a path, opened without waiting and for its bytes as they are.

    Raises OSError, for a link too: where the system can't open without following it, it is looked
    at before.
    """
    if not _FLAGS & _NO_LINKS and path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return os.open(path, _FLAGS)


def shown(path: Path, root: Path) -> str:
    """A path as people read it: from the root, with forward slashes; in full elsewhere.

    Bytes in a name that are no text become marks: a report must be printable whatever it names.
    """
    named = path.relative_to(root) if path.is_relative_to(root) else path
    return os.fsencode(named.as_posix()).decode("utf-8", "replace")


def too_large(file: str) -> Problem:
    """The problem of a file over the limit."""
    return Problem.of("E002", file=file, limit=LIMIT // 1024)


def _unreadable(file: str, number: int | None) -> Problem:
    return Problem.of("E001", _REASONS.get(number or 0, ""), file=file)
