"""The chain: every state that the register's initiatives were in, each sealed to the one before.

A link says what changed: the sha256 of each new text, and the ids that are gone. Its seal is the
sha256 of the seal before, a line break and what the link says. So whoever kept one seal can see
later whether anything before it was changed or left out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import zip_longest
from typing import TypeAlias

from fairshare.manifest.broken import BrokenError

ADDRESS = "data/chain.ndjson"

State: TypeAlias = Mapping[str, str]
"""Id of an initiative to the sha256 of its source."""

Commit: TypeAlias = Mapping[str, str]
"""What one commit did: id to the sha256 of the new text, empty where the file was removed."""

_NO_LINK = sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True)
class Link:
    """One change of the register."""

    changed: State
    """Only what is new or has a new text."""
    gone: tuple[str, ...]
    seal: str
    commit: str = field(default="", compare=False)
    """What git calls the commit that made it, where git knows. Not in the file: a rebase that keeps
    every text keeps the chain."""

    @classmethod
    def after(cls, seal: str, changed: State, gone: Iterable[str], commit: str = "") -> Link:
        """The link that follows the one with this seal; the first follows an empty one."""
        there, away = dict(sorted(changed.items())), tuple(sorted(gone))
        digest = sha256(f"{seal}\n{_words(there, away)}".encode()).hexdigest()
        return cls(there, away, digest, commit)

    @property
    def line(self) -> str:
        """As it stands in the file."""
        said = _words(self.changed, self.gone).removesuffix("}")
        return f'{said},"seal":"{self.seal}"}}\n'


def linked(
    commits: Iterable[Commit], present: State, names: Iterable[str] = ()
) -> tuple[Link, ...]:
    """The links of a register: one for each commit that changed it, oldest first.

    `names`: what git calls each commit. `present` is what is published now. Where no commit led
    there, as without git or with changes not committed yet, one more link does.
    """
    links: list[Link] = []
    state: dict[str, str] = {}
    for commit, name in zip_longest(commits, names):
        _add(links, state, commit or {}, name or "")
    away = {identifier: "" for identifier in state if identifier not in present}
    _add(links, state, {**present, **away})
    return tuple(links)


def _add(links: list[Link], state: dict[str, str], commit: Commit, name: str = "") -> None:
    """Note what a commit changed, if it did."""
    changed = {k: digest for k, digest in commit.items() if digest and state.get(k) != digest}
    gone = [k for k, digest in commit.items() if not digest and k in state]
    if changed or gone:
        seal = links[-1].seal if links else ""
        links.append(Link.after(seal, changed, gone, name))
        state.update(changed)
        for identifier in gone:
            del state[identifier]


def seal_after(links: Sequence[Link], count: int) -> str:
    """The seal of the first so many links; of none, that of a register without an initiative."""
    return links[count - 1].seal if count else _NO_LINK


def versions(links: Iterable[Link]) -> Mapping[str, int]:
    """How many texts each initiative has had."""
    return Counter(identifier for link in links for identifier in link.changed)


def lost(links: Iterable[Link]) -> Mapping[str, int]:
    """The initiatives that are gone, with the number of the link that says so, from 1."""
    gone: dict[str, int] = {}
    for number, link in enumerate(links, 1):
        gone |= dict.fromkeys(link.gone, number)
        for identifier in link.changed:
            gone.pop(identifier, None)
    return gone


def chain_bytes(links: Iterable[Link]) -> bytes:
    """The chain as a file: one line of JSON for each link."""
    return "".join(link.line for link in links).encode()


def read_chain(content: bytes) -> tuple[Link, ...]:
    """A chain from its file. Raises BrokenError when a line is none, or its seal does not fit."""
    return tuple(_read(content))


def _read(content: bytes) -> Iterator[Link]:
    seal = ""
    for number, line in enumerate(content.splitlines(keepends=True), 1):
        try:
            said = json.loads(line)
            link = Link.after(seal, said["changed"], said["gone"])
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise BrokenError(f"line {number} is no link of a chain") from error
        if link.line.encode() != line:
            raise BrokenError(f"the seal of line {number} does not fit")
        yield link
        seal = link.seal


def _words(changed: State, gone: tuple[str, ...]) -> str:
    said = {"changed": changed, "gone": gone}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
