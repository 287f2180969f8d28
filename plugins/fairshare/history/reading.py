"""Read the past of a register: one pass over git, then only those versions not known yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path

from fairshare.framework import Framework
from fairshare.git.repository import Repository
from fairshare.history.edits import Edit, read_edits
from fairshare.history.model import EntryKind, History, Steps
from fairshare.history.schemas import PastSchemas
from fairshare.history.steps import Now, Past
from fairshare.history.versions import VersionReader
from fairshare.load.source import LIMIT
from fairshare.model import Register
from fairshare.problems import SetupError
from fairshare.score import Score
from fairshare.validate import Checker
from fairshare.work.cache import Cache
from fairshare.work.parallel import parallel_map

_BATCH = 500
"""How many entries are read at once: their bytes are in memory together."""


@dataclass(frozen=True, slots=True)
class Present:
    """The register as it stands, to which its past leads."""

    register: Register
    scores: Mapping[str, Score]
    framework: Framework
    today: dt.date
    example: str = ""
    """Id of the entry that never was a decision: once its file is gone, it has no past."""
    is_share: bool = False
    """Whether it is a share of the register: what lies outside it is not looked at."""


def read_history(
    repository: Repository,
    folder: Path,
    present: Present,
    cache: Cache,
    withheld: Iterable[str] = (),
    schema: Path | None = None,
) -> History:
    """The past of every entry that lies, or ever lay, in the register's folder.

    `withheld` names versions that may not be shown. `schema`: where the framework lies, so that old
    pages keep the words of their day. Raises SetupError in a shallow copy, whose
    past would have a gap that nobody sees, and RepositoryError when git can't tell.
    """
    if repository.shallow:
        raise SetupError(
            "This copy of the repository is shallow, so the history of the register is not in it: "
            "fetch the rest with `git fetch --unshallow`, or build without it (`history: false`)."
        )
    edits = read_edits(repository, repository.path_of(folder))
    names = frozenset(withheld)
    reader = _PastReader(repository, present, cache, names)
    return History(
        initiatives=reader.steps("initiative", edits.initiatives),
        organisations=reader.steps("organisation", edits.organisations),
        contents=partial(repository.contents, limit=LIMIT),
        schemas=PastSchemas(repository, schema, present.framework) if schema else None,
    )


class _PastReader:
    """Reads every entry's past; what an earlier build worked out comes from the cache."""

    def __init__(
        self, repository: Repository, present: Present, cache: Cache, withheld: frozenset[str]
    ) -> None:
        self._repository = repository
        self._present = present
        self._cache = cache
        checker = Checker(present.framework, present.today)
        self._version_reader = VersionReader(present.framework, checker, withheld)
        self._salt = sha256(" ".join(sorted(withheld)).encode()).hexdigest()[:8] if withheld else ""

    def steps(self, kind: EntryKind, edits: Mapping[str, Sequence[Edit]]) -> Steps:
        """The steps of every entry of a kind, by id."""
        standing = self._standing(kind)
        gone = () if self._present.is_share else edits.keys() - {self._present.example}
        left = iter(
            Past(identifier, kind, edits.get(identifier, ()), standing.get(identifier), self._salt)
            for identifier in sorted({*gone, *standing})
        )
        steps = {}
        while batch := list(islice(left, _BATCH)):
            for past, packed in zip(batch, self._packed(batch), strict=True):
                steps[past.id] = past.steps(packed)
        return steps

    def _standing(self, kind: EntryKind) -> dict[str, Now]:
        """The entries of a kind as the register holds them, by id."""
        present = self._present
        if kind == "organisation":
            described = present.register.organisations.values()
            return {one.id: Now(one.sha256, one.data, None) for one in described}
        entries = present.register.initiatives.values()
        standing = {one.id: Now(one.sha256, one.data, present.scores[one.id]) for one in entries}
        removed = present.register.removed.values()
        return standing | {one.id: Now(one.sha256, one.data, None) for one in removed}

    def _packed(self, pasts: Sequence[Past]) -> Iterator[str]:
        """The past of each entry as text; what the cache lacks is worked out on all cores."""
        keys = [past.key for past in pasts]
        known = [self._cache.get("past", key) for key in keys]
        lacking = [past for past, packed in zip(pasts, known, strict=True) if packed is None]
        blobs = sorted(set().union(*(past.blobs for past in lacking)))
        contents = dict(self._repository.contents(blobs, limit=LIMIT)) if blobs else {}
        new = parallel_map(lambda past: past.pack(contents, self._version_reader), lacking)
        for key, cached in zip(keys, known, strict=True):
            packed = next(new) if cached is None else cached
            self._cache.put("past", key, packed)
            yield packed
