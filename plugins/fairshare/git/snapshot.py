"""Some folders of a repository as they were at a commit, as a repository of their own.

It lies in another place and borrows what git holds, so that whoever reads it there sees that
commit as the newest, with all that came before it and nothing that came after.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from fairshare.git.repository import Repository, RepositoryError
from fairshare.printable import visible

_ORDINARY = frozenset({"100644", "100755"})
_LARGEST = 8 * 2**20
"""Bytes of a file at most: no part of a register comes near."""


def commit_of_day(repository: Repository, day: dt.date, *under: str) -> str:
    """The last commit of a day, or before it, that touched some folders. Raises RepositoryError."""
    end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), dt.UTC).timestamp()
    for entry in repository.log(repository.resolve("HEAD"), *under):
        if entry.seconds < end:
            return entry.commit
    raise RepositoryError(f"git holds nothing of this register from {day} or before.")


def day_of_commit(repository: Repository, commit: str, *under: str) -> dt.date:
    """The day (UTC) of the newest change of some folders that a commit knows."""
    for entry in repository.log(commit, *under):
        return dt.datetime.fromtimestamp(entry.seconds, tz=dt.UTC).date()
    raise RepositoryError(f"There was no register at {commit[:12]}.")


def snapshot(repository: Repository, commit: str, folder: Path, *under: str) -> None:
    """Write the files below some folders as they were at a commit. Raises RepositoryError.

    `folder` is empty. Links and whatever else is no file stay away, as the register refuses them.
    """
    entries = [one for one in repository.tree(commit, *under) if one.mode in _ORDINARY]
    contents = dict(repository.contents({one.blob for one in entries}, limit=_LARGEST))
    for one in entries:
        path = folder / inside(one.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents[one.blob])
    _borrow(repository, commit, folder / ".git")


def inside(path: str) -> PurePosixPath:
    r"""A path of git's that stays in the folder, as every path of a sound repository does.

    Also on Windows, where `a\..\b` has three steps and `C:` is another disk. Raises
    RepositoryError.
    """
    named = PurePosixPath(path)
    if named.is_absolute() or {"..", ".git"} & set(named.parts) or {"\\", ":"} & set(path):
        raise RepositoryError(f"git holds a path that leads elsewhere: {visible(path)}")
    return named


def _borrow(repository: Repository, commit: str, own: Path) -> None:
    """A repository whose newest commit is the given one; its contents stay where they are."""
    for name in ("objects/info", "refs"):
        (own / name).mkdir(parents=True)
    lines: Iterable[str] = ("[core]", "repositoryformatversion = 0")
    if repository.algorithm != "sha1":
        lines = (
            *("[core]", "repositoryformatversion = 1"),
            *("[extensions]", f"objectformat = {repository.algorithm}"),
        )
    (own / "config").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    (own / "HEAD").write_text(f"{commit}\n", encoding="utf-8", newline="\n")
    (own / "objects/info/alternates").write_text(
        f"{repository.objects()}\n", encoding="utf-8", newline="\n"
    )
