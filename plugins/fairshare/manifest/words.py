"""The words of the past: what `schema/` and the files of bodies said at each link of the chain.

A page of an earlier version has the labels, questions and names of its day, which git holds and the
chain does not: with every text of a decision as it was, another label could stand on each such
page. So the manifest names a digest of all of them, and what is published next is held to it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from fairshare.git.repository import Repository, RepositoryError
from fairshare.history.digests import digests_of
from fairshare.history.edits import Edits
from fairshare.manifest.chain import Link
from fairshare.work.cache import Cache

_KIND = "rules"
_SUBMODULE = "160000"
"""Another repository, whose content git does not have here."""


def words_of_past(
    links: Sequence[Link], edits: Edits, repository: Repository, schema: Path, cache: Cache
) -> tuple[str, ...]:
    """A sha256 for each link, oldest first: of its rules, and of bodies that changed until then.

    The last link may stand in no commit yet: it is left out.
    """
    rules = _rules([link.commit for link in links if link.commit], repository, schema, cache)
    order = {one.commit: one.order for found in edits.initiatives.values() for one in found}
    bodies = sorted(
        (
            (one.order, identifier, one.blob)
            for identifier, each in edits.organisations.items()
            for one in each
        ),
        key=lambda body: (-body[0], body[1]),
    )
    digests = digests_of({blob for _order, _id, blob in bodies if blob}, repository, cache)
    words, first = [], 0
    for commit, digest in rules.items():
        end = bisect_right(bodies, -order[commit], lo=first, key=lambda body: -body[0])
        names = (f"{digests.get(blob, '')}  {name}" for _order, name, blob in bodies[first:end])
        words.append(joined([digest, *names]))
        first = end
    return tuple(words)


def _rules(
    commits: Sequence[str], repository: Repository, schema: Path, cache: Cache
) -> dict[str, str]:
    """The sha256 of what `schema/` held at each commit; empty where it was not there."""
    try:
        place = repository.path_of(schema)
    except RepositoryError:  # rules that lie elsewhere have no past here
        return dict.fromkeys(commits, "")
    cached = {one: cache.get(_KIND, f"{one} {place}") for one in commits}
    known = {one: digest for one, digest in cached.items() if digest is not None}
    new = [one for one in commits if one not in known]
    trees = repository.folders(new, place) if new else {}
    digests = {tree: _digest(tree, repository, cache) for tree in dict.fromkeys(trees.values())}
    for one in new:
        known[one] = digests[trees[one]] if one in trees else ""
        cache.put(_KIND, f"{one} {place}", known[one])
    return {one: known[one] for one in commits}


def joined(words: Sequence[str]) -> str:
    """One sha256 for several."""
    return sha256("".join(f"{one}\n" for one in words).encode()).hexdigest()


def _digest(tree: str, repository: Repository, cache: Cache) -> str:
    """Of the contents of a folder's files with their paths, whatever git calls them."""
    files = {one.path: one.blob for one in repository.tree(tree) if one.mode != _SUBMODULE}
    digests = digests_of(files.values(), repository, cache)
    lines = (f"{digests[blob]}  {path}\n" for path, blob in sorted(files.items()))
    return sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
