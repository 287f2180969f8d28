"""The line of a fault inside a long text: where a block of prose says what a rule refuses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from fairshare.load.document import Document
from fairshare.model import Path
from fairshare.problems import Problem


class Spot(NamedTuple):
    """A place in a source, from 1."""

    line: int
    column: int


def span(document: Document, path: Path) -> tuple[Spot, Spot] | None:
    """From where a value starts to where the next one does; None for a path without a place."""
    place = document.positions.get(path)
    if place is None:
        return None
    starts = list(document.positions.values())  # as they were read: in the order of the file
    after = bisect_right(starts, place[:2], key=lambda one: one[:2])
    end = starts[after][:2] if after < len(starts) else (len(document.lines) + 1, 1)
    return Spot(*place[:2]), Spot(*end)


def spots(document: Document, path: Path, fault: str) -> Iterator[Spot]:
    """Where a piece of text stands in the source of a value, each time that it does.

    The source is searched, not computed: a block of text has its own indentation and folding, so a
    space of the piece may be the end of a line. Nothing is found of what is written with escapes.
    """
    within = span(document, path)
    steps = fault.split()
    if within is None or not steps:
        return
    starts = _line_starts(document.text)
    start, end = (
        starts[one.line - 1] + one.column - 1 if one.line <= len(starts) else len(document.text)
        for one in within
    )
    pattern = re.compile(r"\s+".join(map(re.escape, steps)))
    for match in pattern.finditer(document.text, start, end):
        line = bisect_right(starts, match.start())
        yield Spot(line, match.start() - starts[line - 1] + 1)


def pinpoint(document: Document, problem: Problem, fault: str) -> Problem:
    """Move a problem to where the fault stands in its text; leave it where that can't be found."""
    found = next(spots(document, problem.path, fault), None)
    if found is None:
        return problem
    line, column = found
    return replace(problem, line=line, column=column, excerpt=document.line(line))


@lru_cache(maxsize=4)
def _line_starts(text: str) -> list[int]:
    """Where each line begins: found once for all the problems of a file."""
    return [0, *(found.end() for found in re.finditer("\n", text))]
