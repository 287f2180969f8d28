"""The line of a fault inside a long text: where a block of prose says what a rule refuses."""

from __future__ import annotations

import re
from dataclasses import replace
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
    after = (other[:2] for other in document.positions.values() if other[:2] > place[:2])
    return Spot(*place[:2]), Spot(*min(after, default=(document.text.count("\n") + 2, 1)))


def spots(document: Document, path: Path, fault: str) -> list[Spot]:
    """Where a piece of text stands in the source of a value, each time that it does.

    The source is searched, not computed: a block of text has its own indentation and folding, so a
    space of the piece may be the end of a line. Nothing is found of what is written with escapes.
    """
    within = span(document, path)
    steps = fault.split()
    if within is None or not steps:
        return []
    start, end = (_offset(document.text, spot) for spot in within)
    pattern = re.compile(r"\s+".join(map(re.escape, steps)))
    return [
        _spot(document.text, match.start()) for match in pattern.finditer(document.text, start, end)
    ]


def pinpoint(document: Document, problem: Problem, fault: str) -> Problem:
    """Move a problem to where the fault stands in its text; leave it where that can't be found."""
    found = spots(document, problem.path, fault)
    if not found:
        return problem
    line, column = found[0]
    return replace(problem, line=line, column=column, excerpt=document.line(line))


def _offset(text: str, spot: Spot) -> int:
    at = 0
    for _ in range(spot.line - 1):
        at = text.find("\n", at) + 1
        if not at:
            return len(text)
    return at + spot.column - 1


def _spot(text: str, at: int) -> Spot:
    start = text.rfind("\n", 0, at) + 1
    return Spot(text.count("\n", 0, at) + 1, at - start + 1)
