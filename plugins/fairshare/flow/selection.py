"""Which files a run reads, and which of them it was asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fairshare.load.register import ORGANISATIONS, FoundFiles
from fairshare.load.source import shown
from fairshare.problems import Problem


@dataclass(frozen=True, slots=True)
class Selection:
    """The files to read, in order, and the names of those asked about."""

    organisations: tuple[Path, ...]
    initiatives: tuple[Path, ...]
    problems: tuple[Problem, ...]
    """Of things that don't belong in the register."""
    names: frozenset[str] | None
    """The files asked about; None for all."""
    folders: tuple[str, ...] = ()
    """The folders asked about, whatever lies in them; each ends in a slash."""

    @classmethod
    def of(cls, found: FoundFiles, named: Sequence[Path], root: Path) -> Selection:
        """The whole register, and the files and folders that a person named, wherever they lie.

        A file in a folder `organisations` is read as an organisation, any other as an initiative.
        """
        if not named:
            return cls(found.organisations, found.initiatives, found.problems, None)
        asked = list(dict.fromkeys(file for path in named for file in _files(path)))
        return cls(
            organisations=_with(found.organisations, (f for f in asked if _is_organisation(f))),
            initiatives=_with(found.initiatives, (f for f in asked if not _is_organisation(f))),
            problems=found.problems,
            names=frozenset(shown(path, root) for path in (*map(_full, named), *asked)),
            folders=tuple(f"{shown(path, root)}/" for path in map(_full, named) if path.is_dir()),
        )

    def wants(self, name: str) -> bool:
        """Whether the run was asked about a file."""
        if self.names is None or name in self.names:
            return True
        return any(folder == "./" or name.startswith(folder) for folder in self.folders)


def _files(path: Path) -> list[Path]:
    """The file named, in full; of a folder, every YAML file in it."""
    full = _full(path)
    return sorted(full.rglob("*.yml")) if full.is_dir() else [full]


def _full(path: Path) -> Path:
    """A path in full; a link stays one, since the register does not follow links."""
    return path.absolute() if path.is_symlink() else path.resolve()


def _is_organisation(file: Path) -> bool:
    return file.parent.name == ORGANISATIONS


def _with(found: Sequence[Path], more: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys((*found, *more)))
