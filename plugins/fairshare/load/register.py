"""Find the files of a register and read them; whatever else lies there is a problem, not a guess.

```
register/organisations/<id>.yml
register/initiatives/<lead organisation>/<slug>.yml
register/redactions/<lead organisation>/<slug>.yml
```

The last holds no entry: that it is there says that the maintainers agree to a notice in the place
of the initiative. CODEOWNERS gives that folder to them alone.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from fairshare.load.document import Parsed
from fairshare.load.source import read_source, shown
from fairshare.load.strict_yaml import parse
from fairshare.problems import Problem, SetupError, in_order

ORGANISATIONS = "organisations"
INITIATIVES = "initiatives"
REDACTIONS = "redactions"

_LEFT_BY_PROGRAMS = (
    ".DS_Store",
    *(".*.sw?", "*~", ".#*", "#*#", "4913", "*___jb_tmp___", "*___jb_old___"),
)
"""Computers put the first back whenever one looks, and editors write the others beside a file that
is open: no problem, as long as git does not hold them."""

HOLDS_A_FOLDER = ".gitkeep"
"""Git holds no empty folder: a file of this name keeps `initiatives/` before the first entry."""


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files of a register, in order, and what does not belong there (E010)."""

    organisations: tuple[Path, ...]
    initiatives: tuple[Path, ...]
    redactions: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()


def find(register_dir: Path, root: Path) -> FoundFiles:
    """List the files of a register. `root` is the project's folder, from which names are shown.

    A new register may hold none yet. Raises SetupError, one sentence, when its folder is missing.
    """
    search = _Search(root)
    folder_name = search.shown(register_dir)
    if not register_dir.is_dir():
        raise SetupError(
            f"{folder_name}/: the register's folder is missing: create it, or name another."
        )
    if not (register_dir / INITIATIVES).is_dir():
        raise SetupError(f"{folder_name}/{INITIATIVES}/: the folder is missing: create it.")
    organisations: list[Path] = []
    by_lead: dict[str, list[Path]] = {INITIATIVES: [], REDACTIONS: []}
    for folder in search.folders(register_dir, {ORGANISATIONS, *by_lead}):
        if folder.name == ORGANISATIONS:
            organisations += search.entries(folder)
            continue
        for lead in search.folders(folder, None):
            by_lead[folder.name] += search.entries(lead)
    problems = in_order(search.problems)
    initiatives, redactions = (_by_name(paths) for paths in by_lead.values())
    return FoundFiles(_by_name(organisations), initiatives, redactions, tuple(problems))


def load_documents(paths: Iterable[Path], root: Path) -> Iterator[Parsed]:
    """Read files one by one, in the order given. A file that can't be read is a problem (E001)."""
    search = _Search(root)
    for path in paths:
        file = search.shown(path)
        content = read_source(path, file)
        yield Parsed(None, (content,)) if isinstance(content, Problem) else parse(content, file)


@dataclass(frozen=True, slots=True)
class _Search:
    """A walk through the register that notes what does not belong."""

    root: Path
    problems: list[Problem] = field(default_factory=list)

    def shown(self, path: Path) -> str:
        """A path from the project's root."""
        return shown(path, self.root)

    def folders(self, folder: Path, known: set[str] | None) -> list[Path]:
        """The folders in a folder; with `known`, only those names."""
        found = []
        for entry in self._listed(folder):
            if not entry.is_dir(follow_symlinks=False):
                self._stray(entry, "file")
            elif entry.name.startswith(".") or (known and entry.name not in known):
                self._stray(entry, "folder")
            else:
                found.append(Path(entry.path))
        return found

    def entries(self, folder: Path) -> list[Path]:
        """The YAML files in a folder."""
        found = []
        for entry in self._listed(folder):
            if entry.is_dir(follow_symlinks=False):
                self._stray(entry, "too deep")
            elif not entry.is_file(follow_symlinks=False):
                self._stray(entry, "not a file")
            elif entry.name.startswith("."):
                self._stray(entry, "hidden")
            elif not entry.name.endswith(".yml"):
                self._stray(entry, _wrong_ending(entry.name))
            else:
                found.append(Path(entry.path))
        return found

    def _listed(self, folder: Path) -> list[os.DirEntry[str]]:
        """What lies in a folder, by name, but for links and names that differ in case only."""
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            message = f"{self.shown(folder)}/: the folder can't be read: check its permissions."
            raise SetupError(message) from error
        belonging = []
        names: dict[str, str] = {}
        for entry in entries:
            holds = entry.name == HOLDS_A_FOLDER and folder.name == INITIATIVES
            if holds or is_left_by_programs(entry.name):
                continue
            other = names.setdefault(alike(entry.name), entry.name)
            if other != entry.name:
                self._stray(entry, "alike", other)
            elif entry.is_symlink():
                self._stray(entry, "link")
            else:
                belonging.append(entry)
        return belonging

    def _stray(self, entry: os.DirEntry[str], variant: str, other: str = "") -> None:
        file = self.shown(Path(entry.path))
        self.problems.append(Problem.of("E010", variant, file=file, other=other))


def _by_name(paths: list[Path]) -> tuple[Path, ...]:
    """In the order of ids: as text, so that `a-b/c` comes before `a/c`."""
    return tuple(sorted(paths, key=Path.as_posix))


def alike(name: str) -> str:
    """What a file system that ignores case and ways to write accents makes of a name."""
    return unicodedata.normalize("NFC", name).casefold()


def is_left_by_programs(name: str) -> bool:
    """Whether a file of that name is nobody's work: file managers and editors leave it."""
    return any(fnmatchcase(name, one) for one in _LEFT_BY_PROGRAMS)


def _wrong_ending(name: str) -> str:
    return "ending" if name.lower().endswith((".yml", ".yaml")) else "no entry"
