"""Files that this process has read before: a preview finds most of them as they were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from fairshare.framework import Framework
from fairshare.work.cache import Note

if TYPE_CHECKING:
    from fairshare.flow.reader import File


class ReadFiles:
    """What came of files without errors at the last reading, by what they are cached under."""

    def __init__(self) -> None:
        self._rules: tuple[str, dt.date] | None = None
        self._before: dict[str, File] = {}
        self._files: dict[str, File] = {}

    def begin(self, framework: Framework, today: dt.date) -> None:
        """Begin another reading. Under other rules, or on another day, none is known.

        Of a file that is not asked for in the course of it, nothing is left.
        """
        rules = framework.digest, today
        self._before = self._files if rules == self._rules else {}
        self._rules, self._files = rules, {}

    def get(self, key: str) -> File | None:
        """What came of it."""
        file = self._before.get(key)
        if file is not None:
            self._files[key] = file
        return file

    def add(self, key: str, file: File) -> None:
        """Remember one for the next reading."""
        self._files[key] = file


class BeforeReading(NamedTuple):
    """What is known of files before they are read."""

    notes: Iterable[Note] = ()
    """What other machines found in the same ones."""
    files: ReadFiles | None = None
    """Of a process that reads more than once."""


NOTHING = BeforeReading()
