"""Where entries go that come in by a table, an issue or a form, and what they are held against."""

from __future__ import annotations

import datetime as dt
import os
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

    def reader(self) -> Reader:
        """Who checks what is not in the register yet, without a cache."""
        checker = Checker(self.framework, self.today)
        cache = Cache(None, self.framework.digest)
        return Reader(self.root, checker, self.framework, cache, self.today)

    def named(self, path: Path) -> str:
        """A file of the register, from the project's root."""
        return path.relative_to(self.root).as_posix()

    def write(self, path: Path, text: str) -> None:
        """Put a file into the register: written elsewhere first, so that it is whole or missing."""
        beside = self.root / ".cache" / f"import-{os.getpid()}.yml"
        for folder in (beside.parent, path.parent):
            folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
