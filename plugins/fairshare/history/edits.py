"""What git's log says of the register's files: which commit put which content where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from fairshare.git.repository import Repository
from fairshare.load.register import INITIATIVES, ORGANISATIONS

_ORDINARY = ("100644", "100755", "100664")
"""Modes of files; the register follows no links and holds no other repositories."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What one commit did to one file."""

    order: int
    """The place of the commit in the register's log, counted from its end: the oldest has -1, and
    each newer one less. So none is numbered anew when the log grows."""
    day: dt.date
    """When the commit was made (UTC): of a merge, when it was merged."""
    blob: str
    """What git calls the content; empty when the file was removed."""
    commit: str = ""
    """What git calls the commit."""


@dataclass(frozen=True, slots=True)
class Edits:
    """The edits of every file that ever was an entry, by id, each newest first."""

    initiatives: Mapping[str, Sequence[Edit]]
    organisations: Mapping[str, Sequence[Edit]]


def read_edits(repository: Repository, register: str) -> Edits:
    """Go over git's log once. `register`: the register's folder as git names it.

    Raises RepositoryError when git can't tell.
    """
    return edits_of(repository, repository.resolve("HEAD"), register)


@lru_cache(maxsize=1)
def edits_of(repository: Repository, commit: str, register: str) -> Edits:
    """A commit's past never changes, so all who ask in one build share it."""
    found: dict[str, dict[str, list[Edit]]] = {INITIATIVES: {}, ORGANISATIONS: {}}
    names: dict[str, tuple[str, str] | None] = {}
    folders = [str(PurePosixPath(register, name)) for name in found]
    skipped = len(register) + 1 if register else 0
    log = list(repository.log(commit, *folders))
    order, last = -1 - len({one.commit for one in log}), ""
    day = dt.date.min
    for one in log:
        if one.commit != last:
            order, last, day = order + 1, one.commit, _day(one.seconds)
        if one.path not in names:
            names[one.path] = _entry(one.path[skipped:])
        if known := names[one.path]:
            kind, identifier = known
            blob = one.blob if one.mode in _ORDINARY else ""
            found[kind].setdefault(identifier, []).append(Edit(order, day, blob, last))
    return Edits(found[INITIATIVES], found[ORGANISATIONS])


def _entry(path: str) -> tuple[str, str] | None:
    """The kind and id that a path below the register stands for; None for any other file."""
    kind, *folders, name = path.split("/")
    if not name.endswith(".yml") or len(folders) != (kind == INITIATIVES):
        return None
    printable = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    _kind, _, identifier = printable.removesuffix(".yml").partition("/")
    return kind, identifier


def _day(seconds: int) -> dt.date:
    """The day of a moment since 1970. A commit may claim any: what is no day is the nearest."""
    try:
        return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        return dt.date.max if seconds > 0 else dt.date(1970, 1, 1)
