"""Spaces that are none to YAML: a no-break space where an entry's structure is, often pasted along.

Within a text they are harmless and stay. As indentation, after a colon or dash, or around a value
they change what belongs to what, and nobody can see it. So the lines are read here as people see
them, every such space as an ordinary one, to find those that the structure hangs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from fairshare.load.raw.characters import MOST, called
from fairshare.problems import Problem

_ODD = r"[^\S\x00-\x20\x85]"
"""Whitespace but for the ordinary space, tabs and ends of lines: of what is not refused anyway,
Unicode's category Zs."""
_ANY = rf"(?:[ ]|{_ODD})"

_FOUND = re.compile(_ODD)
_RUN = re.compile(rf"{_ANY}+")
_DASH = re.compile(rf"-({_ANY}+|$)")
_KEY = re.compile(rf"""(?:"[^"]*"|'[^']*'|[\w-]+)({_ANY}*):({_ANY}+|$)""")
_BLOCK = re.compile(rf"[|>][-+0-9]{{0,2}}({_ANY}*)(?:#.*)?$")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*(?:"|$)|\'(?:[^\']|\'\')*(?:\'|$)')
_CLOSED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
_NAME_IN_BRACKETS = re.compile(rf"[\[{{,]{_ANY}*[\w-]+{_ANY}*:$")
_LONGEST_NAME = 80
"""So far back a name in brackets is looked for: no field's is half as long."""


class _Run(NamedTuple):
    """Spaces in one line, from one column to before another, counted from 0."""

    start: int
    end: int


def odd_spaces(text: str, file: str) -> tuple[str, list[Problem]]:
    """The text with ordinary spaces where its structure needs them, and E004 for each such line.

    Every place in the text stays. Of the lines the first 50 at most are reported.
    """
    if not _FOUND.search(text):
        return text, []
    lines = text.split("\n")
    found = dict(_StructureReader(lines).runs())
    mended = [
        _with_spaces(line, found[number]) if number in found else line
        for number, line in enumerate(lines)
    ]
    problems = [
        _problem(file, number, lines[number], mended[number], runs)
        for number, runs in islice(found.items(), MOST)
    ]
    return "\n".join(mended), problems


def _with_spaces(line: str, runs: list[_Run]) -> str:
    for start, end in runs:
        line = line[:start] + " " * (end - start) + line[end:]
    return line


def _problem(file: str, number: int, line: str, mended: str, runs: list[_Run]) -> Problem:
    at = min(run.start + _place(line[run.start : run.end]) for run in runs)
    return Problem.of(
        "E004",
        "odd space",
        file=file,
        place=(number + 1, at + 1),
        excerpt=line,
        mended=mended.rstrip() or None,
        character=called(line[at]),
    )


def _place(spaces: str) -> int:
    found = _FOUND.search(spaces)
    return found.start() if found else 0


class _StructureReader:
    """Goes through the lines as a person does, and knows which of them are text."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._owner = 0
        """Indentation of the field that the text belongs to."""
        self._margin: int | None = None
        """Indentation of a block's own lines, once the first has come."""
        self._state = ""
        """What the next line goes on with: block, plain, a quotation mark, brackets; or nothing."""
        self._depth = 0

    def runs(self) -> Iterator[tuple[int, list[_Run]]]:
        """The lines, from 0, with the runs of spaces in them that must be ordinary ones."""
        for number, line in enumerate(self._lines):
            runs = [
                run for run in self._line(number, line) if _FOUND.search(line, run.start, run.end)
            ]
            if runs:
                yield number, runs

    def _line(self, number: int, line: str) -> Iterator[_Run]:
        start = len(line) - len(line.lstrip())
        plain = len(line) - len(line.lstrip(" "))
        if self._state == "block":
            if plain > self._owner and (self._margin is None or plain >= self._margin):
                self._margin = plain if self._margin is None and line.strip() else self._margin
                return
            if start > self._owner or start == len(line):
                yield _Run(0, start)
                self._margin = start if self._margin is None and start < len(line) else self._margin
                return
            self._state = ""
        if self._state in {'"', "'"}:
            self._state = "" if self._closes(line) else self._state
            return
        if self._state == "plain" and plain > self._owner and start < len(line):
            return
        yield _Run(0, start)
        if start == len(line) or line[start] == "#":
            return
        if self._depth:
            yield from self._brackets(line, start)
        else:
            yield from self._field(number, line, start)

    def _field(self, number: int, line: str, at: int) -> Iterator[_Run]:
        """A line of the structure: dashes, the name of a field, and what stands after them."""
        self._state, self._owner = "", at
        while dash := _DASH.match(line, at):
            self._owner = at
            yield _Run(*dash.span(1))
            at = dash.end()
        if key := _KEY.match(line, at):
            self._owner = at
            yield _Run(*key.span(1))
            yield _Run(*key.span(2))
            at = key.end()
        value = line[at:]
        if block := _BLOCK.match(line, at):
            self._state, self._margin = "block", None
            yield _Run(*block.span(1))
        elif value[:1] in {'"', "'"}:
            closed = _CLOSED.match(line, at)
            self._state = "" if closed else value[0]
            yield self._trail(line, at) if closed else _Run(0, 0)
        elif value[:1] in {"[", "{"}:
            yield from self._brackets(line, at)
        elif value:
            self._state = "plain"
            following = self._lines[number + 1] if number + 1 < len(self._lines) else ""
            if len(following) - len(following.lstrip(" ")) <= self._owner or not following.strip():
                yield self._trail(line, at)

    def _brackets(self, line: str, at: int) -> Iterator[_Run]:
        """A list or group in brackets, or the next line of one."""
        bare = _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), line)
        for found in _RUN.finditer(bare, at):
            start, end = found.span()
            before = bare[max(at, start - _LONGEST_NAME) : start]
            if (
                before.endswith(("[", "{", ","))
                or bare.startswith(("]", "}", ","), end)
                or _NAME_IN_BRACKETS.search(before)
            ):
                yield _Run(start, end)
        yield self._trail(line, at)
        opened = bare.count("[", at) + bare.count("{", at)
        self._depth = max(0, self._depth + opened - bare.count("]", at) - bare.count("}", at))

    def _closes(self, line: str) -> bool:
        """Whether the quotation mark that is open is closed in a line."""
        if self._state == "'":
            return line.count("'") % 2 == 1
        return re.search(r'(?<!\\)(?:\\\\)*"', line) is not None

    def _trail(self, line: str, at: int) -> _Run:
        """The spaces at a line's end, unless they end a comment."""
        return _Run(0, 0) if " #" in line[at:] else _Run(len(line.rstrip()), len(line))
