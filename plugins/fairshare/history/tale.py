"""One entry's past: from its edits in git, and from what stands now, to its steps."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from fairshare.history.edits import Edit
from fairshare.history.record import Change, Entry, Step
from fairshare.history.telling import (
    Content,
    Teller,
    compare,
    pack_version,
    read_step,
    read_version,
    veiled,
)
from fairshare.score import Score

NOW = "now"
"""Stands for the blob of a version that git does not hold."""

Asked = tuple[str, str]
"""Kind and key in the cache."""


@dataclass(frozen=True, slots=True)
class Now:
    """An entry as the register holds it."""

    sha256: str
    data: Mapping[str, Any]
    score: Score | None
    """Of an initiative."""


class Link(NamedTuple):
    """Two neighbours in an entry's past, by what git calls them; empty for nothing."""

    old: str
    new: str
    edit: Edit | None
    """None for what is not committed yet."""
    back: bool
    """Whether the entry was there before, was removed, and came back."""


@dataclass(frozen=True, slots=True)
class Tale:
    """What is to be told of one entry."""

    id: str
    kind: Entry
    links: Sequence[Link]
    """Oldest first."""
    now: Now | None
    """None for an entry that is gone."""
    salt: str
    """What all of it depends on beside the bytes: part of every key."""

    @classmethod
    def of(
        cls,
        identifier: str,
        kind: Entry,
        edits: Sequence[Edit],
        now: Now | None,
        *,
        salt: str,
        settled: bool,
    ) -> Tale:
        """`edits` come newest first, as git tells them.

        `settled`: the newest of them is what stands now.
        """
        links: list[Link] = []
        stood = lost = ""
        found = [(edit.blob, edit) for edit in reversed(edits)]
        standing = [] if settled else [(NOW if now else "", None)]
        for blob, edit in [*found, *standing]:
            if blob != stood:
                back = bool(lost) and not stood
                links.append(Link(lost if back else stood, blob, edit, back))
                stood, lost = blob, stood or lost
        return cls(identifier, kind, links, now, salt)

    def asked(self) -> Iterator[tuple[Asked, Link]]:
        """What the cache is asked for, and the neighbours it comes from."""
        for link in self.links:
            for blob in (link.old, link.new):
                if blob:
                    yield self.version_key(blob), link
            yield self.step_key(link), link

    def version_key(self, blob: str) -> Asked:
        return "version", f"{self.salt} {self.kind} {self.id} {self._named(blob)}"

    def step_key(self, link: Link) -> Asked:
        pair = f"{self._named(link.old)} {self._named(link.new)}"
        return "step", f"{self.salt} {self.kind} {self.id} {pair}"

    def tell(
        self, missing: Sequence[tuple[Asked, Link]], contents: Mapping[str, bytes], teller: Teller
    ) -> dict[Asked, str]:
        """What the cache lacked, from the bytes of the versions, each read once."""
        read: dict[str, Content] = {}
        told: dict[Asked, str] = {}
        for asked, link in missing:
            for blob in {link.old, link.new} - {"", *read}:
                read[blob] = self._read(blob, contents, teller)
                told[self.version_key(blob)] = pack_version(read[blob].version)
            if asked[0] == "step":
                told[asked] = json.dumps(
                    compare(read.get(link.old), read.get(link.new)),
                    ensure_ascii=False,
                    separators=(",", ":"),
                )
        return told

    def steps(self, known: Mapping[Asked, str]) -> tuple[Step, ...]:
        """The entry's steps, newest first. `known` holds all that `asked` names."""
        steps: list[Step] = []
        until: dt.date | None = None
        for link in reversed(self.links):
            step = self._step(link, until, known)
            if link.edit is None and step.differences == ():
                continue  # only the layout differs, or the ends of lines on this machine
            steps.append(step)
            until = step.day
        return tuple(steps)

    def _step(self, link: Link, until: dt.date | None, known: Mapping[Asked, str]) -> Step:
        old, new = (
            read_version(known[self.version_key(blob)]) if blob else None
            for blob in (link.old, link.new)
        )
        found, reasons = read_step(json.loads(known[self.step_key(link)]))
        if self.now and "redacted" in self.now.data:
            old, found, reasons = veiled(old), None, ()
            new = new if link is self.links[-1] else veiled(new)
        return Step(
            id=self.id,
            kind=self.kind,
            change=_change(link),
            order=link.edit.order if link.edit else -1,
            day=link.edit.day if link.edit else None,
            until=until,
            blob="" if link.new == NOW else link.new,
            version=new,
            before=old,
            differences=found,
            reasons=reasons,
        )

    def _read(self, blob: str, contents: Mapping[str, bytes], teller: Teller) -> Content:
        if blob == NOW and self.now:
            return teller.current(self.now.sha256, self.now.data, self.now.score)
        content = contents[blob]
        if self.now and sha256(content).hexdigest() == self.now.sha256:
            return teller.current(self.now.sha256, self.now.data, self.now.score)
        read = teller.initiative if self.kind == "initiative" else teller.organisation
        return read(self.id, content)

    def _named(self, blob: str) -> str:
        """A version's name in keys: git's, or that of what stands now."""
        return f"{NOW}:{self.now.sha256}" if blob == NOW and self.now else blob or "-"


def _change(link: Link) -> Change:
    if not link.new:
        return "removed"
    if link.back:
        return "restored"
    return "changed" if link.old else "added"
