"""The line of a fault inside a long text: where a block of prose says what a rule refuses."""

from __future__ import annotations

from dataclasses import replace

from fairshare.load.document import Document
from fairshare.problems import Problem


def pinpoint(document: Document, problem: Problem, fault: str) -> Problem:
    """Move a problem to where the fault stands in its text; leave it where that can't be found.

    The source is searched, not computed: a block of text has its own indentation and folding.
    """
    place = document.positions.get(problem.path)
    if place is None or not fault:
        return problem
    after = (other[:2] for other in document.positions.values() if other[:2] > place[:2])
    lines = document.text.split("\n")
    last_line, last_column = min(after, default=(len(lines) + 1, 1))
    for number in range(place.line, min(last_line, len(lines)) + 1):
        start = place.column - 1 if number == place.line else 0
        end = last_column - 1 if number == last_line else None
        column = lines[number - 1].find(fault, start, end)
        if column >= 0:
            return replace(problem, line=number, column=column + 1, excerpt=lines[number - 1])
    return problem
