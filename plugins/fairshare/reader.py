"""One file on its way: read, checked, scored. What has no errors is kept under its content."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fairshare.cache import Cache
from fairshare.framework import Framework
from fairshare.load.document import Document
from fairshare.load.kept import Kept
from fairshare.load.source import read_source
from fairshare.load.strict_yaml import parse
from fairshare.model import read_answers
from fairshare.problems import Problem, in_order
from fairshare.score import Score, UnknownMethod, assess
from fairshare.score.kept import pack, unpack
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
        return self._file(path, self._organisation)

    def initiative(self, path: Path) -> File:
        """Read, check and score an initiative."""
        return self._file(path, self._initiative)

    def _file(self, path: Path, judge: Callable[[Document], File]) -> File:
        name = shown(path, self._root)
        content = read_source(path, name)
        if isinstance(content, Problem):
            return File(name, None, (content,))
        key = f"{hashlib.sha256(content).hexdigest()} {name}"
        kept = self._cache.get("file", key)
        known = kept and _unpacked(kept, name, content, self._today)
        if known:
            return known
        parsed = parse(content, name)
        if parsed.document is None:
            return File(name, None, parsed.problems)
        file = judge(parsed.document)
        if not any(problem.severity == "error" for problem in file.problems):
            self._cache.put("file", key, _packed(file, parsed.document, self._today))
        return file

    def _organisation(self, document: Document) -> File:
        return File(document.file, document, tuple(self._checker.organisation(document)))

    def _initiative(self, document: Document) -> File:
        problems = self._checker.initiative(document)
        try:
            score = assess(document.data, self._framework)
        except UnknownMethod:  # a rule has named it, with its place
            return File(document.file, document, tuple(problems))
        if score.divergence and not any(map(_touches_score, problems)):
            problems += divergence_problems(document, score.outcome, score.divergence)
        return File(document.file, document, tuple(in_order(problems)), score)


def _packed(file: File, document: Document, today: dt.date) -> str:
    """A file without errors as text: an unchanged one is not read, checked or scored again."""
    kept = {
        "day": today.isoformat(),
        "data": document.data,
        "score": file.score and pack(file.score),
        "problems": [dataclasses.asdict(problem) for problem in file.problems],
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _unpacked(text: str, name: str, content: bytes, today: dt.date) -> File | None:
    """The file that was packed; None when that was on a later day, whose dates may lie ahead."""
    kept = json.loads(text)
    if kept["day"] > today.isoformat():
        return None
    data = kept["data"]
    problems = (Problem(**one | {"path": tuple(one["path"])}) for one in kept["problems"])
    source = Kept(name, hashlib.sha256(content).hexdigest(), data, content)
    score = kept["score"] and unpack(kept["score"], read_answers(data))
    return File(name, source, tuple(problems), score)


def shown(path: Path, root: Path) -> str:
    """A path as people read it: from the root, with forward slashes; in full elsewhere."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _touches_score(problem: Problem) -> bool:
    return problem.severity == "error" and (not problem.path or problem.path[0] in _SCORED_FIELDS)
