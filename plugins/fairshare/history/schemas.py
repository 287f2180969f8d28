"""What `schema/` said at a commit: an old page keeps the labels and questions of its day."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from fairshare.framework import Framework
from fairshare.git.repository import Repository, RepositoryError
from fairshare.git.snapshot import inside
from fairshare.load.framework import load_framework
from fairshare.problems import SetupError

_LIMIT = 1024 * 1024
"""The most bytes that a file of the schema may have; the largest has about 110,000."""
_ORDINARY = ("100644", "100755", "100664")


class PastSchemas:
    """The frameworks of the past, by what git calls the folder's content; each is read once."""

    def __init__(self, repository: Repository, folder: Path, present: Framework) -> None:
        """`folder`: where `schema/` lies now; git is asked what lay there."""
        self._repository = repository
        self._folder = folder
        self._present = present
        self._read: dict[str, Framework | None] = {}

    def trees(self, commits: Iterable[str]) -> dict[str, str]:
        """What git calls the folder at each commit; those that had none are left out.

        Two commits with the same name for it say the same. Git is asked once for all of them.
        """
        if not self._place:
            return {}
        return self._repository.folders(dict.fromkeys(commits), self._place)

    def framework(self, tree: str) -> Framework | None:
        """What the folder said; None where today's program can't read all that its pages need."""
        if tree not in self._read:
            self._read[tree] = self._load(tree)
        return self._read[tree]

    @cached_property
    def _place(self) -> str:
        """The folder as git names it; empty where it lies outside the repository."""
        try:
            return self._repository.path_of(self._folder)
        except RepositoryError:
            return ""

    def _load(self, tree: str) -> Framework | None:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch, self._folder.name)
            folder.mkdir()
            try:
                self._write(tree, folder)
                found = load_framework(folder, tuple(self._present.profiles))
            except SetupError:
                return None
        if found.digest == self._present.digest:
            return self._present
        return found if _has_all(found, self._present) else None

    def _write(self, tree: str, folder: Path) -> None:
        """Write the files of the folder as they were."""
        entries = [one for one in self._repository.tree(tree) if one.mode in _ORDINARY]
        contents = dict(self._repository.contents({one.blob for one in entries}, limit=_LIMIT))
        for one in entries:
            try:
                file = folder / inside(one.path)
            except RepositoryError:
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(contents[one.blob])


def _has_all(found: Framework, present: Framework) -> bool:
    """Whether today's templates can draw with it: it has every list, and no other question."""
    questions, known = ({one.id for one in each.questions} for each in (found, present))
    return found.codes.keys() >= present.codes.keys() and bool(questions) and questions <= known
