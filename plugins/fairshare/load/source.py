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

from fairshare.problems import Problem

LIMIT = 96 * 1024
"""The most bytes that a file may have; a long entry has about 20,000."""

# Windows has no such flags; there the check of the open handle must do.
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)

_NOT_A_FILE = "This is not an ordinary file, so the register does not read it."
_REASONS = {
    errno.ENOENT: "The file does not exist.",
    errno.ENOTDIR: "The file does not exist.",
    errno.ELOOP: "This is a link to another file, and the register does not follow links.",
    errno.EACCES: "The file may not be read.",
    errno.EPERM: "The file may not be read.",
    errno.ENXIO: _NOT_A_FILE,
}
_HINTS = {
    errno.ENOENT: "Check the name and the folder; a file may also have been removed meanwhile.",
    errno.EACCES: "Give yourself permission to read it.",
}
_PUT_A_FILE = "Put a file with the entry itself in its place."


def read_source(path: Path, file: str) -> bytes | Problem:
    """The bytes of a file, or the problem that kept them back (E001, E002).

    `file` is the name to show. Nothing is raised for whatever may lie at `path`.
    """
    try:
        handle = os.open(path, _FLAGS)
    except OSError as error:
        return _unreadable(file, error.errno)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return _problem("E001", file, _NOT_A_FILE, _PUT_A_FILE)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            content = stream.read(LIMIT + 1)
    except OSError as error:
        return _unreadable(file, error.errno)
    finally:
        os.close(handle)
    return too_large(file) if len(content) > LIMIT else content


def shown(path: Path, root: Path) -> str:
    """A path as people read it: from the root, with forward slashes; in full elsewhere.

    Bytes in a name that are no text become marks: a report must be printable whatever it names.
    """
    named = path.relative_to(root) if path.is_relative_to(root) else path
    return os.fsencode(named.as_posix()).decode("utf-8", "replace")


def too_large(file: str) -> Problem:
    """The problem of a file over the limit."""
    return _problem(
        "E002",
        file,
        f"The file is larger than {LIMIT // 1024} KiB, the most that the register reads.",
        "Shorten the texts, and link to long documents instead of copying them.",
    )


def _unreadable(file: str, number: int | None) -> Problem:
    reason = _REASONS.get(number or 0, "The file can't be read.")
    return _problem("E001", file, reason, _HINTS.get(number or 0, _PUT_A_FILE))


def _problem(code: str, file: str, message: str, hint: str) -> Problem:
    return Problem(code, file, 1, 1, (), message, hint)
