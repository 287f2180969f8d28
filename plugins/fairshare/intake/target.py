"""Where entries go that come in by a table, an issue or a form, and what they are held against."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fairshare.flow.reader import Reader
from fairshare.framework import Framework
from fairshare.intake.entry_file import first_line
from fairshare.validate import Checker
from fairshare.work.cache import Cache


@dataclass(frozen=True, slots=True)
class Target:
    """Where entries go, and what they are held against."""

    root: Path
    register: Path
    framework: Framework
    today: dt.date
    schema: Path | None = None
    """The folder that editors are told of; beside the register by default."""

    def modeline(self, kind: str, folder: Path) -> str:
        """The first line of a file of that kind in a folder of the register."""
        return first_line(kind, self.schema or self.root / "schema", folder)


@contextmanager
def staging(target: Target) -> Iterator[Path]:
    """A folder to write files in first: beside the register, so that moving one is one step."""
    scratch = target.root / ".cache"
    scratch.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="import-", dir=scratch) as name:
        yield Path(name)


def reader_of(stage: Path, target: Target) -> Reader:
    """Who reads and checks what was staged, without a cache."""
    return Reader(
        stage,
        Checker(target.framework, target.today),
        target.framework,
        Cache(None, target.framework.digest),
        target.today,
    )
