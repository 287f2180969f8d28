"""What surrounds the entries, as it was in a revision of git: the schema and the settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fairshare.git.repository import Repository, TreeEntry
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
    now = path.read_bytes() if path.is_file() else None
    if blob == (now if now is None else repository.blob_id(now)):
        return None
    old = None if blob is None else dict(repository.contents([blob]))[blob]
    return ChangedFile(path.name, shown(path, root), old, now)


def changed_files(
    then: Iterable[TreeEntry], folder: str, schema: Path, root: Path, repository: Repository
) -> tuple[ChangedFile, ...]:
    """The files that differ, by name. `then`: of the revision, which git has below `folder`."""
    start = f"{folder}/" if folder else ""
    blobs = {
        entry.path.removeprefix(start): entry.blob
        for entry in then
        if entry.path.startswith(start) and entry.path.endswith(_ENDINGS)
    }
    now = dict(_lying(schema))
    differ = sorted(
        name
        for name in blobs.keys() | now.keys()
        if name not in now or repository.blob_id(now[name]) != blobs.get(name)
    )
    old = dict(repository.contents([blobs[name] for name in differ if name in blobs]))
    return tuple(
        ChangedFile(
            name=name,
            file=shown(schema / name, root),
            old=old[blobs[name]] if name in blobs else None,
            new=now.get(name),
        )
        for name in differ
    )


def _lying(schema: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file that lies in the folder now."""
    for path in sorted(schema.rglob("*")):
        if path.name.endswith(_ENDINGS) and path.is_file():
            yield path.relative_to(schema).as_posix(), path.read_bytes()
