"""What a site is made from: the register's files, the rules, and how they came to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from fairshare.git.line_ends import as_git_holds
from fairshare.git.repository import Repository, RepositoryError
from fairshare.history.digests import digests_of
from fairshare.history.edits import read_edits
from fairshare.load.publisher import example_of
from fairshare.load.register import find
from fairshare.load.source import shown
from fairshare.manifest.chain import Commit, Link, State, linked, versions
from fairshare.manifest.words import words_of_past
from fairshare.problems import SetupError
from fairshare.validate.entry_access import initiative_id, organisation_id
from fairshare.work.cache import Cache


class Folders(NamedTuple):
    """Where a register lies, and its rules."""

    register: Path
    schema: Path


@dataclass(frozen=True, slots=True)
class Sources:
    """What a site is made from."""

    rules: str
    """sha256 over `schema/`."""
    initiatives: State
    organisations: State
    links: tuple[Link, ...]
    """How the initiatives came to be; none where there never was one."""
    whole: bool
    """Whether the links begin with the first commit."""
    texts_of_organisations: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The sha256 of every text that a file of an organisation has had, by id."""
    words: tuple[str, ...] = ()
    """A sha256 of the labels, questions and names at the commit of each link."""
    why_not_whole: str = ""
    """Why git told nothing of the past, and what to do, as a sentence."""

    @property
    def versions(self) -> Mapping[str, int]:
        """How many texts each initiative has had, by id."""
        return versions(self.links)

    @property
    def seal(self) -> str:
        """Of the last link: it stands for the state of the whole register. Empty without a link."""
        return self.links[-1].seal if self.links else ""


def sources_with_past(
    rules: str,
    initiatives: State,
    organisations: State,
    folders: Folders,
    cache: Cache,
    example: str = "",
) -> Sources:
    """What a register holds, joined to what git holds of its past.

    Without git, or in a shallow copy, there is no past: then the chain is one link. `example`: the
    entry that never was a decision; it is left out, so that its file may go.
    """
    initiatives = {name: one for name, one in initiatives.items() if name != example}
    try:
        repository = Repository.at(folders.register)
        commits = _commits(repository, folders.register, cache, example)
        texts = _texts_of_organisations(repository, folders.register, cache)
        links = linked(commits.values(), initiatives, commits)
        edits = read_edits(repository, repository.path_of(folders.register))
        words = words_of_past(links, edits, repository, folders.schema, cache)
    except RepositoryError as error:
        links = linked([], initiatives)
        return Sources(rules, initiatives, organisations, links, False, why_not_whole=str(error))
    return Sources(rules, initiatives, organisations, links, True, texts, words)


def read_sources(root: Path, folders: Folders, rules: str, cache: Cache) -> Sources:
    """What lies in the register's folder, whether it is valid or not. Raises SetupError."""
    files = find(folders.register, root)
    try:
        initiatives = {initiative_id(shown(p, root)): _digest(p) for p in files.initiatives}
        organisations = {organisation_id(shown(p, root)): _digest(p) for p in files.organisations}
    except OSError as error:
        raise SetupError(f"The register can't be read: {error.strerror}.") from error
    example = example_of(root)
    return sources_with_past(rules, initiatives, organisations, folders, cache, example)


def _commits(
    repository: Repository, register: Path, cache: Cache, example: str
) -> dict[str, Commit]:
    """What each commit did to the initiatives but the example, by its name, oldest first."""
    if repository.shallow:
        raise RepositoryError("Older commits were left out of it: run `git fetch --unshallow`.")
    edits = dict(read_edits(repository, repository.path_of(register)).initiatives)
    edits.pop(example, None)
    blobs: Iterable[str] = (edit.blob for found in edits.values() for edit in found)
    digests = digests_of(filter(None, blobs), repository, cache)
    commits: defaultdict[tuple[int, str], dict[str, str]] = defaultdict(dict)
    for identifier, found in edits.items():
        for edit in found:
            commits[edit.order, edit.commit][identifier] = digests.get(edit.blob, "")
    return {name: commits[order, name] for order, name in sorted(commits, reverse=True)}


def _texts_of_organisations(
    repository: Repository, register: Path, cache: Cache
) -> dict[str, frozenset[str]]:
    """What each file of an organisation has said, by the sha256 of each text."""
    edits = read_edits(repository, repository.path_of(register)).organisations
    digests = digests_of(
        (edit.blob for found in edits.values() for edit in found if edit.blob), repository, cache
    )
    return {
        identifier: frozenset(digests[edit.blob] for edit in found if edit.blob)
        for identifier, found in edits.items()
    }


def _digest(path: Path) -> str:
    return sha256(as_git_holds(path.read_bytes())).hexdigest()
