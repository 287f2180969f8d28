"""The entries that a register has, which a row may be about: what a row does not say stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fairshare.framework import Framework
from fairshare.intake.columns import FieldPath, TableColumn, every_field
from fairshare.intake.reading.amending import amended
from fairshare.load.register import INITIATIVES
from fairshare.load.source import shown
from fairshare.load.strict_yaml import parse
from fairshare.validate.rules.identity import is_slug


@dataclass(frozen=True, slots=True)
class PresentEntry:
    """An entry of the register, as its file has it."""

    lead: str
    text: str
    data: Mapping[str, Any]

    def values(self, known: Sequence[TableColumn]) -> dict[FieldPath, Any]:
        """Its fields by the paths of their columns."""
        found: dict[FieldPath, Any] = {}
        for column in known:
            value: Any = self.data
            for step in column.path:
                value = value.get(step) if isinstance(value, Mapping) else None
            if value is not None:
                found[column.path] = value
        return found

    def changed(self, data: Mapping[str, Any], framework: Framework) -> list[str]:
        """The titles of the fields that other data of the entry changes."""
        known = every_field(framework)
        after = PresentEntry(self.lead, "", data).values(known)
        before = self.values(known)
        return [
            c.title.partition(" (")[0] for c in known if before.get(c.path) != after.get(c.path)
        ]

    def amended(self, data: Mapping[str, Any]) -> str:
        """The text of the file with other data: only the lines that must differ do."""
        return self.text if data == self.data else amended(self.text, self.data, data)


@dataclass(frozen=True, slots=True)
class PresentEntries:
    """The register's folder, asked for one entry after another."""

    register: Path
    root: Path

    def entry(self, lead: str, slug: str, *, alone: bool) -> PresentEntry | None:
        """The entry of that name. `alone`: without an organisation, the only one of that name."""
        if not is_slug(slug):
            return None
        folder = self.register / INITIATIVES
        if is_slug(lead):
            paths = [folder / lead / f"{slug}.yml"]
        else:
            paths = list(folder.glob(f"*/{slug}.yml")) if alone and not lead else []
        if len(paths) != 1 or not paths[0].is_file() or _is_link(paths[0]):
            return None
        content = paths[0].read_bytes()
        document = parse(content, shown(paths[0], self.root)).document
        if document is None:
            return None
        return PresentEntry(paths[0].parent.name, content.decode(), document.data)


def _is_link(path: Path) -> bool:
    """Whether it leads out of the register."""
    return path.is_symlink() or path.parent.is_symlink()
