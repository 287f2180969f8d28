"""What loading yields: plain data with the place of every key and value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from fairshare.catalogue import words
from fairshare.model import Path
from fairshare.problems import Problem


class Position(NamedTuple):
    """Line and column of a value and of the key before it, all from 1.

    List items and the root have no key: theirs is the value's place.
    """

    line: int
    column: int
    key_line: int
    key_column: int


class Comment(NamedTuple):
    """A comment that follows an unquoted value; lines and columns from 1."""

    line: int
    column: int
    """Of its #."""
    start_line: int
    start_column: int
    """Of the value; of the # where there is none."""
    in_brackets: bool
    """Whether the value is an item of a list or group in brackets."""


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file, read strictly: JSON types only, every text trimmed."""

    file: str
    """Path from the project's root, with forward slashes."""
    sha256: str
    """Of the file's bytes."""
    data: Mapping[str, Any]
    positions: Mapping[Path, Position]
    text: str
    """The source as read, lines ended by newline characters."""
    comments: Mapping[Path, Comment]
    """Those that follow an unquoted value, by its path: what YAML did not take for text."""

    def problem(
        self,
        code: str,
        path: Path,
        variant: str = "",
        /,
        *,
        hint: str | None = None,
        at_key: bool = False,
        **values: object,
    ) -> Problem:
        """A problem at a path; where the path has no place (a missing field), at its parent's key.

        `variant` names the message of its code in the catalogue, `hint` the hint where that does
        not go with the message; `values` fill the gaps. Shows the source line. `at_key` points at
        the key and not at the value.
        """
        return self.placed(code, path, words(code, variant, values, hint), at_key=at_key)

    def placed(
        self, code: str, path: Path, said: tuple[str, str], *, at_key: bool = False
    ) -> Problem:
        """The same with the words made: message and hint."""
        known = path
        while known not in self.positions:
            known = known[:-1]
        place = self.positions[known]
        line, column = place.line, place.column
        if at_key or known != path:
            line, column = place.key_line, place.key_column
        return Problem(code, self.file, line, column, path, *said, self.line(line))

    def line(self, number: int) -> str:
        """One source line, without its end; empty past the last."""
        return self.lines[number - 1] if number <= len(self.lines) else ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The source's lines, without their ends."""
        return _lines(self.text)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The outcome of reading one file: a document, or problems, or (for warnings) both."""

    document: Document | None
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[str, ...]:
    """Split once for all the problems of a file: each shows its line."""
    return tuple(text.split("\n"))
