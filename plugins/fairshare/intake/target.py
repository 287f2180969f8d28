"""Where entries go that come in by a table, an issue or a form, and what they are held against."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fairshare.flow.reader import Reader
from fairshare.framework import Framework
from fairshare.intake.entry_file import modeline
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
        schema = self.schema or self.root / "schema"
        return modeline(kind, os.path.relpath(schema, folder).replace(os.sep, "/"))


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
