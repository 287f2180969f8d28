"""What a repository holds: the register's files, the rules, and how they came to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fairshare.git.repository import Repository, RepositoryError
from fairshare.history.digests import digests_of
from fairshare.history.edits import read_edits
from fairshare.load.register import find
from fairshare.load.source import shown
from fairshare.manifest.chain import Link, State, Step, linked
from fairshare.problems import SetupError
from fairshare.validate.entry_access import initiative_id, organisation_id
from fairshare.work.cache import Cache


@dataclass(frozen=True, slots=True)
class Held:
    """What a site is made from."""

    rules: str
    """sha256 over `schema/`."""
    initiatives: State
    organisations: State
    links: tuple[Link, ...]
    """At least one: how the initiatives came to be."""
    whole: bool
    """Whether the links begin with the first commit."""


def held_with_past(
    rules: str, initiatives: State, organisations: State, register: Path, cache: Cache
) -> Held:
    """What a register holds, joined to what git holds of its past.

    Without git, or in a shallow copy, there is no past to tell: then the chain is one link.
    """
    try:
        steps, whole = _steps(Repository.at(register), register, cache), True
    except RepositoryError:
        steps, whole = [], False
    return Held(rules, initiatives, organisations, linked(steps, initiatives), whole)


def read_held(root: Path, register: Path, rules: str, cache: Cache) -> Held:
    """What lies in the register's folder, whether it is valid or not. Raises SetupError."""
    files = find(register, root)
    try:
        initiatives = {initiative_id(shown(p, root)): _digest(p) for p in files.initiatives}
        organisations = {organisation_id(shown(p, root)): _digest(p) for p in files.organisations}
    except OSError as error:
        raise SetupError(f"The register can't be read: {error.strerror}.") from error
    return held_with_past(rules, initiatives, organisations, register, cache)


def _steps(repository: Repository, register: Path, cache: Cache) -> list[Step]:
    """What each commit did to the initiatives, oldest first."""
    if repository.shallow:
        raise RepositoryError("This copy of the repository is shallow.")
    edits = read_edits(repository, repository.path_of(register)).initiatives
    blobs: Iterable[str] = (edit.blob for found in edits.values() for edit in found)
    digests = digests_of(filter(None, blobs), repository, cache)
    steps: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for identifier, found in edits.items():
        for edit in found:
            steps[edit.order][identifier] = digests.get(edit.blob, "")
    return [steps[order] for order in sorted(steps, reverse=True)]


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
