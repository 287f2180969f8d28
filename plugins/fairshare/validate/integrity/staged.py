"""Rules on how git would record the register: ordinary files, under names that stay apart.

The working tree may hide what git holds: some file systems have no links or modes, or take two
names for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from fairshare.git.repository import TreeEntry
from fairshare.load.register import alike
from fairshare.problems import Problem

_ORDINARY = "100644"
_MODES = {
    "100755": (
        "The file is marked as a program.",
        "Take the mark away: git update-index --chmod=-x, then the file's name.",
    ),
    "120000": (
        "Git holds a link here, and the register does not follow links.",
        "Put the file itself in its place, and add it with git add.",
    ),
    "160000": (
        "Git holds another repository here (a submodule), which the register does not read.",
        "Take it out with git rm, and put the files themselves in its place.",
    ),
}
_UNKNOWN = ("This is not an ordinary file.", "Put a file with the entry itself in its place.")


def staged(entries: Iterable[TreeEntry]) -> Iterator[Problem]:
    """Files of another kind, and names that some computers can't tell apart."""
    entries = list(entries)
    for entry in entries:
        if entry.mode != _ORDINARY:
            message, hint = _MODES.get(entry.mode, _UNKNOWN)
            yield Problem("E515", _printable(entry.path), 1, 1, (), message, hint)
    yield from _too_alike(entries)


def _too_alike(entries: Iterable[TreeEntry]) -> Iterator[Problem]:
    """Files and folders whose names differ in capital letters or in the writing of accents only."""
    names = {entry.path for entry in entries}
    names |= {str(folder) for name in names for folder in PurePosixPath(name).parents}
    seen: dict[str, str] = {}
    for name in sorted(names):
        other = seen.setdefault(alike(name), name)
        if other != name:
            yield Problem(
                "E516",
                _printable(name),
                1,
                1,
                (),
                f"The name differs from {_printable(PurePosixPath(other).name)} in capital letters "
                "or accents only.",
                "Some computers take both for one: keep the one that was there first.",
            )


def _printable(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
