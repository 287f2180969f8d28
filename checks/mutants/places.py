"""A place in a file at which something small could be wrong, and a change made there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_AROUND = 70
"""How many characters on each side of a change say where it is."""


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a file's text, and what could stand there instead."""

    start: int
    end: int
    """Characters from the file's beginning."""
    options: tuple[str, ...]
    """Each is a change of its own; an empty one drops the piece."""


@dataclass(frozen=True)
class Drawn:
    """One wrong change that was drawn: an option of a place."""

    area: str
    file: str
    place: Place
    becomes: str
    """What stands in the place's text then."""
    text: str
    """The whole file as it is."""
    tests: Sequence[str] = ()
    """The nearest test files, nearest first."""

    def applied(self, text: str) -> str:
        """The file with the change made. Raises ValueError where the file is another."""
        if text != self.text:
            raise ValueError(f"{self.file} is not what it was when this was drawn.")
        return f"{text[: self.place.start]}{self.becomes}{text[self.place.end :]}"

    @property
    def name(self) -> str:
        """How it is told from others."""
        return f"{self.file}:{self.line}: {self.before} → {self.after}"

    @property
    def line(self) -> int:
        """The line on which it begins, from 1."""
        return self.text.count("\n", 0, self.place.start) + 1

    @property
    def before(self) -> str:
        """The lines that it changes, as they are, on one."""
        return self._lines(self.text, self.place.end)

    @property
    def after(self) -> str:
        """The same lines, changed."""
        end = self.place.start + len(self.becomes)
        return self._lines(self.applied(self.text), end)

    def _lines(self, text: str, end: int) -> str:
        """The lines from the change's first to its last, on one; of long ones what is around it."""
        start = self.place.start
        before = text[text.rfind("\n", 0, start) + 1 : start].lstrip()
        after = text[end:].partition("\n")[0]
        if len(before) > _AROUND:
            before = f"…{before[-_AROUND:]}"
        if len(after) > _AROUND:
            after = f"{after[:_AROUND]}…"
        return " ".join(f"{before}{text[start:end]}{after}".split())
