"""Warnings that are right in their case: `schema/allow-list.yml` says so, once."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256

from fairshare.framework import Framework
from fairshare.model import Path, value_at
from fairshare.problems import Problem
from fairshare.validate.guard import attempt, name_of
from fairshare.validate.rules.files import entry_id
from fairshare.validate.source import Source

_OF_CHANGES = "5"
"""The second character of the codes that only a comparison with an earlier revision finds."""


def line_allowing(
    framework: Framework, identifier: str, code: str, path: Path, value: object
) -> int:
    """The line of the item that acknowledges a find in a field; 0 where none does."""
    items = [
        one
        for one in framework.allowed
        if (one.id, one.code) == (identifier, code) and one.path in (None, path)
    ]
    digest = value_digest(value) if items else ""
    return next((one.line for one in items if one.sha256 == digest), 0)


def value_digest(value: object) -> str:
    """The sha256 of a text, its spaces and line ends as single spaces; of nothing that of none.

    Of a number, a list or a group that of its JSON, fields in order of the alphabet, no spaces.
    """
    if value is None:
        written = ""
    elif isinstance(value, str):
        written = " ".join(value.split())
    else:
        written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()


def acknowledged(
    problems: Iterable[Problem], sources: Mapping[str, Source], framework: Framework
) -> Iterator[Problem]:
    """The problems, those with the line of the list that it acknowledges.

    `sources`: the files that could be read, by name. Errors can't be acknowledged; what looks like
    personal data is, where it is found.
    """
    for problem in problems:
        source = sources.get(problem.file)
        if source is None or problem.severity != "warning":
            yield problem
            continue
        line = attempt(
            name_of(acknowledged), problem.file, partial(_line, problem, source, framework)
        )
        if isinstance(line, Problem):
            yield from (problem, line)
        else:
            yield replace(problem, acknowledged=line)


def _line(problem: Problem, source: Source, framework: Framework) -> int:
    """The line that acknowledges a warning; 0 where none does."""
    value = value_at(source.data, problem.path) if problem.path else None  # not the whole file
    return line_allowing(framework, entry_id(problem.file), problem.code, problem.path, value)


def idle(
    problems: Collection[Problem], sources: Mapping[str, Source], framework: Framework
) -> Iterator[Problem]:
    """A warning for each item of the list that acknowledges nothing any more.

    Not while the file has errors, which may hide what it is about; an id that no file has is none
    of this register's business.
    """
    used = {problem.acknowledged for problem in problems}
    sound = set(map(entry_id, sources)) - {
        entry_id(problem.file) for problem in problems if problem.severity == "error"
    }
    for item in framework.allowed:
        if item.line in used or item.id not in sound or item.code[1] == _OF_CHANGES:
            continue
        place = (item.line, 1)
        yield Problem.of("W309", file=item.file, place=place, id=item.id, warning=item.code)
