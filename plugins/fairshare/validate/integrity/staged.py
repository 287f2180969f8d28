"""Rules on how git would record the register: ordinary files, under names that stay apart.

The working tree may hide what git holds: some file systems have no links or modes, or take two
names for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from fairshare.git.repository import TreeEntry
from fairshare.load.register import alike, is_left_by_programs
from fairshare.problems import Problem

_ORDINARY = "100644"
_MODES = {"100755": "program", "120000": "link", "160000": "repository"}
"""The name of the message for what is no ordinary file."""


def staged(entries: Iterable[TreeEntry]) -> Iterator[Problem]:
    """Files of another kind, and names that some computers can't tell apart."""
    entries = list(entries)
    for entry in entries:
        if entry.mode != _ORDINARY:
            variant = _MODES.get(entry.mode, "")
            yield Problem.of("E515", variant, file=_printable(entry.path))
        elif is_left_by_programs(PurePosixPath(entry.path).name):
            yield Problem.of("E515", "hidden", file=_printable(entry.path))
    yield from _too_alike(entries)


def _too_alike(entries: Iterable[TreeEntry]) -> Iterator[Problem]:
    """Files and folders whose names differ in capital letters or in the writing of accents only."""
    names = {entry.path for entry in entries}
    names |= {str(folder) for name in names for folder in PurePosixPath(name).parents}
    seen: dict[str, str] = {}
    for name in sorted(names):
        other = seen.setdefault(alike(name), name)
        if other != name:
            other_name = _printable(PurePosixPath(other).name)
            yield Problem.of("E516", file=_printable(name), other=other_name)


def _printable(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
