"""Files on their way: read, checked, scored. What has no errors is cached under its content."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from fairshare.flow.read_files import ReadFiles
from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.load.cached import CachedDocument
from fairshare.load.document import Document
from fairshare.load.source import as_source, read_source, shown
from fairshare.load.strict_yaml import parse
from fairshare.model import PROFILES, is_removed
from fairshare.model.stored import StoredData, packed
from fairshare.problems import Problem, in_order
from fairshare.score import Score, UnknownMethod, assess
from fairshare.score.codec import pack, unpack
from fairshare.validate import Checker
from fairshare.validate.checker import SCORED_FIELDS
from fairshare.validate.guard import attempt, guarded, name_of
from fairshare.validate.text.substance import reason_marks
from fairshare.work.cache import Cache
from fairshare.work.parallel import parallel_map
from fairshare.work.progress import watched

KIND = "file"
"""Under which files without errors are cached."""

_BATCH = 256
"""Files that are unpacked at once."""

_THIS_DAY_ONLY = "="
"""Before the day of what hangs on it: what a law asks for comes due as the days pass."""


@dataclass(frozen=True, slots=True)
class File:
    """What came of one file."""

    name: str
    """Path from the project's root."""
    source: Document | CachedDocument | None
    """None when it could not be read."""
    problems: tuple[Problem, ...] = ()
    """Those inside the file."""
    score: Score | None = None
    """Of an initiative whose method is known."""
    notes: tuple[Problem, ...] = ()
    """What looks like personal data, and the maintainers have acknowledged as none."""


class Reader:
    """Takes files through load, check and score; what was done before is not done again."""

    def __init__(
        self,
        root: Path,
        checker: Checker,
        framework: Framework,
        cache: Cache,
        today: dt.date,
        read: ReadFiles | None = None,
    ) -> None:
        """`root`: the folder from which files are named. `today` must be the checker's.

        `read`: what this process has read before; it learns what is read now.
        """
        if read:
            read.begin(framework, today)
        self._root = root
        self._checker = checker
        self._framework = framework
        self._cache = cache
        self._today = today
        self._read = read

    def organisations(self, paths: Sequence[Path]) -> list[File]:
        """Read and check organisations."""
        return self._files(self._sources(paths), self._organisation)

    def initiatives(self, paths: Sequence[Path]) -> list[File]:
        """Read, check and score initiatives."""
        return self._files(self._sources(paths), self._initiative)

    def new_organisations(self, texts: Mapping[str, str]) -> list[File]:
        """As `organisations`, of files that are not written yet: their texts by name."""
        return self._files(_unwritten(texts), self._organisation)

    def new_initiatives(self, texts: Mapping[str, str]) -> list[File]:
        """As `new_organisations`; scored only where a rule asks for it."""
        return self._files(_unwritten(texts), self._new_initiative)

    def _files(
        self, contents: Iterable[_FileContent], judge: Callable[[Document], File]
    ) -> list[File]:
        """Every file, in order: those known from an earlier run, the others judged on all cores."""
        texts, sources = [], []
        for content in contents:
            texts.append(self._known(content))
            sources.append(content if texts[-1] is None else content.without())
        new = [source for source, text in zip(sources, texts, strict=True) if text is None]
        judging = parallel_map(lambda source: self._judged(source, judge), new)
        judged = watched(_("Checking files"), judging, len(new))
        found = [next(judged) if text is None else text for text in texts]
        next(judged, None)  # whoever watches sees the end
        decoded = _decoded(one for one in found if isinstance(one, str))
        return [
            one if isinstance(one, File) else self._file(source, one, next(decoded))
            for source, one in zip(sources, found, strict=True)
        ]

    def _sources(self, paths: Sequence[Path]) -> Iterator[_FileContent]:
        for path in paths:
            name = shown(path, self._root)
            yield _FileContent.of(name, partial(read_source, path, name))

    def _known(self, source: _FileContent) -> File | str | None:
        """What an earlier run cached; not from a later day, whose dates may still lie ahead.

        As a file, where this process has unpacked it before.
        """
        cached = self._cache.get(KIND, source.key)
        if cached is None:
            return None
        day = cached.partition("\n")[0]
        today = self._today.isoformat()
        stale = day != f"{_THIS_DAY_ONLY}{today}" if day.startswith(_THIS_DAY_ONLY) else day > today
        if stale:
            return None
        return (self._read and self._read.get(source.key)) or cached

    def _judged(self, source: _FileContent, judge: Callable[[Document], File]) -> File | str:
        """A file with errors as it is, one without as packed text. Nothing is raised."""
        judged = attempt(name_of(judge), source.name, lambda: self._content(source, judge))
        return File(source.name, None, (judged,)) if isinstance(judged, Problem) else judged

    def _content(self, source: _FileContent, judge: Callable[[Document], File]) -> File | str:
        if isinstance(source.content, Problem):
            return File(source.name, None, (source.content,))
        parsed = parse(source.content, source.name)
        if parsed.document is None:
            return File(source.name, None, parsed.problems)
        file = judge(parsed.document)
        if any(problem.severity == "error" for problem in file.problems):
            return file
        mark = _THIS_DAY_ONLY if PROFILES in parsed.document.data else ""
        return mark + _packed(file, parsed.document, self._today)

    def _file(self, source: _FileContent, text: str, decoded: dict[str, Any]) -> File:
        if isinstance(source.content, Problem):  # never packed, so never here
            raise TypeError(source.name)
        self._cache.put(KIND, source.key, text)
        file = _unpacked(decoded, source)
        if self._read:
            self._read.add(source.key, file)
        return file

    def _organisation(self, document: Document) -> File:
        return _judged_file(document, self._checker.organisation(document))

    def _new_initiative(self, document: Document) -> File:
        return self._initiative(document, scored="decision" in document.data)

    def _initiative(self, document: Document, *, scored: bool = True) -> File:
        problems = self._checker.initiative(document)
        if is_removed(document.data) or not scored:  # a removed one has nothing to score
            return _judged_file(document, problems)
        score = attempt(name_of(assess), document.file, lambda: self._score(document))
        if isinstance(score, Problem):
            problems.append(score)
        if score is None or isinstance(score, Problem):
            return _judged_file(document, in_order(problems))
        rested_on, divergence = score.rested_on, score.divergence
        if rested_on and divergence and not any(map(_touches_score, problems)):
            hold = self._checker.against_score
            problems += guarded(hold, document.file, document, rested_on, divergence)
        return _judged_file(document, in_order(problems), score)

    def _score(self, document: Document) -> Score | None:
        try:
            return assess(document.data, self._framework)
        except UnknownMethod:  # a rule has named it, with its place
            return None


@dataclass(frozen=True, slots=True)
class _FileContent:
    """The bytes of a file, or why they can't be had."""

    name: str
    content: bytes | Problem
    digest: str
    read: Callable[[], bytes | Problem]
    """How it was had, and can be had again."""

    @classmethod
    def of(cls, name: str, read: Callable[[], bytes | Problem]) -> _FileContent:
        content = read()
        digest = "" if isinstance(content, Problem) else hashlib.sha256(content).hexdigest()
        return cls(name, content, digest, read)

    def without(self) -> _FileContent:
        """The same for a file that nobody need look at: all of them together are a register."""
        return dataclasses.replace(self, content=b"")

    @property
    def key(self) -> str:
        """What it is cached under: its content, and its name, which rules look at."""
        return f"{self.digest} {self.name}"


def _unwritten(texts: Mapping[str, str]) -> Iterator[_FileContent]:
    for name, text in texts.items():
        yield _FileContent.of(name, partial(as_source, text.encode(), name))


def _judged_file(
    document: Document | CachedDocument, problems: Sequence[Problem], score: Score | None = None
) -> File:
    found = tuple(one for one in problems if not one.acknowledged)
    notes = tuple(one for one in problems if one.acknowledged)
    return File(document.file, document, found, score, notes)


def _packed(file: File, document: Document, today: dt.date) -> str:
    """A file without errors as text: the day, then all else as JSON."""
    whole = {
        "data": packed(document.data),
        "score": file.score and pack(file.score),
        "problems": [dataclasses.asdict(problem) for problem in (*file.problems, *file.notes)],
        "reason_marks": reason_marks(document.data),
    }
    # In plain letters alone: one letter of others makes Python hold the text twice as long.
    return f"{today.isoformat()}\n{json.dumps(whole, separators=(',', ':'))}"


def _decoded(texts: Iterator[str]) -> Iterator[dict[str, Any]]:
    """The JSON of each text.

    It is read many at a time, for then the name of a field that all of them have is held once: a
    seventh of what a register takes in memory.
    """
    while batch := [text.partition("\n")[2] for text in islice(texts, _BATCH)]:
        yield from json.loads(f"[{','.join(batch)}]")


def _unpacked(whole: dict[str, Any], source: _FileContent) -> File:
    """The file that was packed."""
    data = StoredData(whole["data"])
    problems = [Problem(**one | {"path": tuple(one["path"])}) for one in whole["problems"]]
    score = whole["score"] and unpack(whole["score"])
    return _judged_file(
        CachedDocument(source.name, source.digest, data, source.read, whole["reason_marks"]),
        problems,
        score,
    )


def _touches_score(problem: Problem) -> bool:
    return problem.severity == "error" and (not problem.path or problem.path[0] in SCORED_FIELDS)
