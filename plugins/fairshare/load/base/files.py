"""What surrounds the entries, as it was in a revision of git: the schema and the settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fairshare.git.line_ends import as_git_holds
from fairshare.git.repository import Repository, TreeEntry
from fairshare.load.shipped import overlaid, shipped_files, shipped_schema
from fairshare.load.source import shown

_ENDINGS = (".yml", ".json")


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """One file that a revision and the working tree don't have alike."""

    name: str
    """Within its folder: `codes/outcomes.yml`."""
    file: str
    """Path from the project's root."""
    old: bytes | None
    """What the revision says; None where it lacks the file."""
    new: bytes | None
    """What the file says now; None where it is gone."""


def changed_file(
    then: Iterable[TreeEntry], named: str, path: Path, root: Path, repository: Repository
) -> ChangedFile | None:
    """One file that differs, which git calls `named`; None for one that does not."""
    blob = next((entry.blob for entry in then if entry.path == named), None)
    now = as_git_holds(path.read_bytes()) if path.is_file() else None
    if blob == (now if now is None else repository.blob_id(now)):
        return None
    old = None if blob is None else dict(repository.contents([blob]))[blob]
    return ChangedFile(path.name, shown(path, root), old, now)


def changed_files(
    then: Iterable[TreeEntry], folder: str, schema: Path, root: Path, repository: Repository
) -> tuple[ChangedFile, ...]:
    """The files that differ, by name. `then`: of the revision, which git has below `folder`.

    A file that one of the two lacks is the one that comes with the program.
    """
    start = f"{folder}/" if folder else ""
    blobs = {
        entry.path.removeprefix(start): entry.blob
        for entry in then
        if entry.path.startswith(start) and entry.path.endswith(_ENDINGS)
    }
    now = _contents(overlaid(schema))
    ours = _contents(shipped_files()) if schema != shipped_schema() else {}
    ids = {name: repository.blob_id(content) for name, content in now.items()}
    before = {name: repository.blob_id(content) for name, content in ours.items()} | blobs
    differ = sorted(n for n in before.keys() | ids.keys() if before.get(n) != ids.get(n))
    old = dict(repository.contents([blobs[name] for name in differ if name in blobs]))
    return tuple(
        ChangedFile(
            name=name,
            file=shown(schema / name, root),
            old=old[blobs[name]] if name in blobs else ours.get(name),
            new=now.get(name),
        )
        for name in differ
    )


def _contents(files: Mapping[str, Path]) -> dict[str, bytes]:
    return {name: as_git_holds(path.read_bytes()) for name, path in files.items() if path.is_file()}
