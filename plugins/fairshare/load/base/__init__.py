"""The register as it was in a revision of git, beside the files that lie there now.

One listing of the revision tells all names and contents apart; only what differs from the working
tree is read. A file of the revision that can't be read as an entry holds nothing to compare with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fairshare.git.repository import Repository, RepositoryError, TreeEntry
from fairshare.load.base.files import ChangedFile, changed_file, changed_files
from fairshare.load.base.settings import SETTINGS
from fairshare.load.publisher import REGISTER_FILE, example_in
from fairshare.load.register import INITIATIVES, ORGANISATIONS, FoundFiles
from fairshare.load.source import LIMIT, read_source, shown
from fairshare.load.strict_yaml import parse
from fairshare.model import Data
from fairshare.work.parallel import parallel_map

_ENTRY = re.compile(rf"(?:{ORGANISATIONS}|{INITIATIVES}/[^/.][^/]*)/[^/.][^/]*\.yml")
_ORDINARY = frozenset({"100644", "100755"})

_NOTHING = "000000"
"""What git's log gives as the mode of a file that was removed."""

_FEW = 50
"""Up to so many files git is asked about each; above, about the whole register."""


@dataclass(frozen=True, slots=True)
class Base:
    """What was in a revision. Files go by their path from the project's root."""

    files: frozenset[str]
    """Every entry of the revision."""
    changed: Mapping[str, Data]
    """What the revision says in the files that say something else now, as far as it can be read."""
    gone: Mapping[str, Data | None]
    """The same of the files that are not there any more; None where it can't be read."""
    new: frozenset[str]
    """The entries that the revision does not have."""
    before: Mapping[str, Data | None]
    """Of the new ones, those that an earlier revision had, and what they said last."""
    staged: tuple[TreeEntry, ...]
    """All that git would put into the next commit below the register."""
    schema: tuple[ChangedFile, ...] = ()
    """The files of `schema/` that say something else now."""
    fingerprints: bytes | None = None
    """What its `held.json` says, which holds words by their sha256."""
    settings: ChangedFile | None = None
    """`mkdocs.yml`, if it says something else now."""
    publisher: ChangedFile | None = None
    """`register.yml`, if it says something else now."""
    example: str = ""
    """The entry that its `register.yml` names as an example; empty for none."""


def read_base(revision: str, register: Path, root: Path, found: FoundFiles, schema: Path) -> Base:
    """The entries of a register in a revision, and what has changed in its folder `schema`.

    `found` are the files that lie there now. Raises RepositoryError when git can't answer, or has
    only a part of the history: then nobody could tell whether an id was used before.
    """
    repository = Repository.at(root)
    commit = repository.resolve(revision)
    if repository.shallow:
        raise RepositoryError(
            "This copy of the repository is shallow, so it can't tell which ids were used before: "
            "fetch the rest with `git fetch --unshallow origin`."
        )
    names = _FileNames(repository.path_of(register), shown(register, root))
    now = {shown(path, root): path for path in (*found.organisations, *found.initiatives)}
    strays = tuple(problem.file for problem in found.problems)  # there, but not read
    schema_folder = repository.path_of(schema)
    settings = repository.path_of(root / SETTINGS)
    publisher = repository.path_of(root / REGISTER_FILE)
    places = (names.folder, schema_folder, settings, publisher)
    listed = list(repository.tree(commit, *(places if all(places) else ())))
    then = {names.shown(one.path): one for one in listed if names.is_entry(one.path)}
    differ = [name for name, entry in then.items() if not _same(now.get(name), entry, repository)]
    said = dict(zip(differ, _read([then[name] for name in differ], repository), strict=True))
    gone = {name for name in differ if name not in now and not _below(strays, name)}
    new = frozenset(now.keys() - then.keys())
    return Base(
        files=frozenset(then),
        changed={name: data for name, data in said.items() if data and name not in gone},
        gone={name: data for name, data in said.items() if name in gone},
        new=new,
        before=_before(new, repository, commit, names),
        staged=tuple(
            entry._replace(path=names.shown(entry.path)) for entry in repository.index(names.folder)
        ),
        schema=changed_files(listed, schema_folder, schema, root, repository),
        fingerprints=_content(listed, f"{schema_folder}/held.json".lstrip("/"), repository),
        settings=changed_file(listed, settings, root / SETTINGS, root, repository),
        publisher=changed_file(listed, publisher, root / REGISTER_FILE, root, repository),
        example=example_in(_content(listed, publisher, repository) or b""),
    )


def _content(listed: Iterable[TreeEntry], path: str, repository: Repository) -> bytes | None:
    """A file of the revision; None where it has none."""
    blob = next((entry.blob for entry in listed if entry.path == path), None)
    return None if blob is None else dict(repository.contents([blob]))[blob]


@dataclass(frozen=True, slots=True)
class _FileNames:
    """The two names of a file: git's, and the one that people see."""

    folder: str
    """Of the register, as git names it; empty at the top of the repository."""
    named: str
    """The same, as people see it."""

    def shown(self, path: str) -> str:
        return self.named if path == self.folder else f"{self.named}/{self._inner(path)}"

    def path(self, name: str) -> str:
        return f"{self._start}{name.removeprefix(f'{self.named}/')}"

    def is_entry(self, path: str) -> bool:
        return path.startswith(self._start) and _ENTRY.fullmatch(self._inner(path)) is not None

    @property
    def _start(self) -> str:
        return f"{self.folder}/" if self.folder else ""

    def _inner(self, path: str) -> str:
        return path.removeprefix(self._start)


def _below(strays: Iterable[str], name: str) -> bool:
    """Whether a file is one of those not read, or lies in a folder that was not."""
    return any(name == stray or name.startswith(f"{stray}/") for stray in strays)


def _same(path: Path | None, entry: TreeEntry, repository: Repository) -> bool:
    """Whether the file that lies there now has the very bytes of the revision."""
    content = None if path is None else read_source(path, "")
    return isinstance(content, bytes) and repository.blob_id(content) == entry.blob


def _read(entries: list[TreeEntry], repository: Repository) -> list[Data | None]:
    """What files said; None of those that can't be read as entries."""
    ordinary = [entry.blob for entry in entries if entry.mode in _ORDINARY]
    contents = list(repository.contents(ordinary, limit=LIMIT))
    read = parallel_map(_data, [content for _blob, content in contents])
    return [next(read) if entry.mode in _ORDINARY else None for entry in entries]


def _data(content: bytes) -> Data | None:
    document = parse(content, "").document
    return None if document is None else document.data


def _before(
    new: Iterable[str], repository: Repository, commit: str, names: _FileNames
) -> dict[str, Data | None]:
    """The new files whose names an earlier revision had, and what they said last."""
    paths = {names.path(name): name for name in new}
    if not paths:
        return {}
    asked = sorted(paths) if len(paths) <= _FEW else [names.folder]
    last: dict[str, TreeEntry] = {}
    for edit in repository.log(commit, *asked):
        if edit.path in paths and edit.mode != _NOTHING:
            name = paths[edit.path]
            last.setdefault(name, TreeEntry(edit.mode, edit.blob, edit.path))
    return dict(zip(last, _read(list(last.values()), repository), strict=True))
