"""One file on its way: read, checked, scored. Good results are kept under the file's content."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fairshare.cache import Cache
from fairshare.framework import Framework
from fairshare.load.document import Document
from fairshare.load.kept import Kept
from fairshare.load.source import read_source
from fairshare.load.strict_yaml import parse
from fairshare.problems import Problem
from fairshare.score import Score, UnknownMethod, assess
from fairshare.validate import Checker, divergence_problems

_SCORED_FIELDS = frozenset({"answers", "data", "decision", "legal", "method", "safeguards"})
"""What a score is made of: an error here makes it too early to hold the decision against it."""


@dataclass(frozen=True, slots=True)
class File:
    """What came of one file."""

    name: str
    """Path from the project's root."""
    source: Document | Kept | None
    """None when it could not be read."""
    problems: tuple[Problem, ...] = ()
    """Those inside the file."""
    score: Score | None = None
    """Of an initiative whose method is known."""


class Reader:
    """Takes files through load, check and score, one by one."""

    def __init__(
        self, root: Path, checker: Checker, framework: Framework, cache: Cache, today: dt.date
    ) -> None:
        """`root`: the folder from which files are named. `today` must be the checker's."""
        self._root = root
        self._checker = checker
        self._framework = framework
        self._cache = cache
        self._today = today

    def organisation(self, path: Path) -> File:
        """Read and check an organisation."""
        file, document = self._load(path)
        if document is None:
            return file
        problems = self._checker.organisation(document)
        self._keep(document, problems)
        return replace(file, problems=tuple(problems))

    def initiative(self, path: Path) -> File:
        """Read, check and score an initiative."""
        file, document = self._load(path)
        if file.source is None:
            return file
        score = self._score(file.source.data)
        if document is None:
            return replace(file, score=score)
        problems = self._checker.initiative(document)
        if score and score.divergence and not any(map(_touches_score, problems)):
            problems += divergence_problems(document, score.outcome, score.divergence)
        self._keep(document, problems)
        return replace(file, problems=tuple(problems), score=score)

    def _load(self, path: Path) -> tuple[File, Document | None]:
        """A file, and the document to check: None when it can't be read, or needs no check."""
        name = shown(path, self._root)
        content = read_source(path, name)
        if isinstance(content, Problem):
            return File(name, None, (content,)), None
        digest = hashlib.sha256(content).hexdigest()
        data = self._known(name, digest)
        if data is not None:
            return File(name, Kept(name, digest, data, content)), None
        parsed = parse(content, name)
        return File(name, parsed.document, parsed.problems), parsed.document

    def _known(self, name: str, digest: str) -> Mapping[str, Any] | None:
        """The data of a file that an earlier run, not later than today, found without problems."""
        kept = self._cache.get("valid", _key(name, digest))
        if kept is None:
            return None
        day, _newline, data = kept.partition("\n")
        known: Mapping[str, Any] = json.loads(data)
        return known if day <= self._today.isoformat() else None

    def _keep(self, document: Document, problems: list[Problem]) -> None:
        if not problems:
            data = json.dumps(document.data, ensure_ascii=False, separators=(",", ":"))
            key = _key(document.file, document.sha256)
            self._cache.put("valid", key, f"{self._today.isoformat()}\n{data}")

    def _score(self, data: Mapping[str, Any]) -> Score | None:
        try:
            return assess(data, self._framework)
        except UnknownMethod:
            return None  # a rule has named it, with its place


def shown(path: Path, root: Path) -> str:
    """A path as people read it: from the root, with forward slashes; in full elsewhere."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _key(name: str, digest: str) -> str:
    return f"{digest} {name}"


def _touches_score(problem: Problem) -> bool:
    return problem.severity == "error" and (not problem.path or problem.path[0] in _SCORED_FIELDS)
