"""One entry's past: from its edits in git, and from what stands now, to its steps."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from fairshare.history.edits import Edit
from fairshare.history.model import Change, Entry, Step, Version
from fairshare.history.versions import (
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
    edit: int | None
    """Which edit led from one to the other; None for what is not committed yet."""
    back: bool
    """Whether the entry was there before, was removed, and came back."""
    gap: bool = False
    """Whether what lies right before can't be read or shown, and an older version stands for it."""


@dataclass(frozen=True, slots=True)
class Tale:
    """What is to be told of one entry."""

    id: str
    kind: Entry
    edits: Sequence[Edit]
    """Newest first, as git tells them."""
    now: Now | None
    """None for an entry that is gone."""
    salt: str
    """What all of it depends on beside the bytes."""

    @property
    def key(self) -> str:
        """What the tale is kept under: the bytes that it comes from, not the commits."""
        now = self.now.sha256 if self.now else ""
        blobs = (edit.blob for edit in self.edits)
        parts = (self.kind, self.id, self.salt, now, *blobs)
        return sha256("\0".join(parts).encode()).hexdigest()

    @property
    def blobs(self) -> set[str]:
        """What has to be read for it."""
        return {edit.blob for edit in self.edits if edit.blob}

    def tell(self, contents: Mapping[str, bytes], teller: Teller) -> str:
        """All of it as text: the versions, each read once, and what lies between them."""
        links = list(self._links(contents))
        read: dict[str, Content] = {}
        for blob in sorted({blob for link in links for blob in (link.old, link.new)} - {""}):
            read[blob] = self._read(blob, contents, teller)
        told = {
            "versions": {blob: pack_version(content.version) for blob, content in read.items()},
            "steps": [
                (link, compare(read.get(link.old), read.get(link.new)))
                for link in _over_gaps(links, read)
            ],
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    def steps(self, told: str) -> tuple[Step, ...]:
        """The entry's steps, newest first, from what `tell` gave."""
        kept = json.loads(told)
        versions = {blob: read_version(one) for blob, one in kept["versions"].items()}
        steps: list[Step] = []
        until: dt.date | None = None
        for link, between in reversed(kept["steps"]):
            step = self._step(Link(*link), versions, between, until)
            if step.day is None and step.differences == () and not step.gap:
                continue  # only the layout differs, or the ends of lines on this machine
            steps.append(step)
            until = step.day
        if self.now and "redacted" in self.now.data:
            return tuple(veiled(step, newest=step is steps[0]) for step in steps)
        return tuple(steps)

    def _step(
        self,
        link: Link,
        versions: Mapping[str, Version],
        between: Mapping[str, Any],
        until: dt.date | None,
    ) -> Step:
        found, reasons = read_step(between)
        edit = None if link.edit is None else self.edits[link.edit]
        return Step(
            id=self.id,
            kind=self.kind,
            change=_change(link),
            order=edit.order if edit else -1,
            day=edit.day if edit else None,
            until=until,
            blob="" if link.new == NOW else link.new,
            version=versions.get(link.new),
            before=versions.get(link.old),
            gap=link.gap,
            differences=found,
            reasons=reasons,
        )

    def _links(self, contents: Mapping[str, bytes]) -> Iterator[Link]:
        """The neighbours, oldest first; at the end what stands now, where git does not hold it."""
        stood = lost = ""
        found: list[tuple[str, int | None]] = [(e.blob, n) for n, e in enumerate(self.edits)]
        found.reverse()
        newest = found[-1][0] if found else ""
        digest = sha256(contents[newest]).hexdigest() if newest else ""
        if digest != (self.now.sha256 if self.now else ""):
            found.append((NOW if self.now else "", None))
        for blob, edit in found:
            if blob != stood:
                back = bool(lost) and not stood
                yield Link(lost if back else stood, blob, edit, back)
                stood, lost = blob, stood or lost

    def _read(self, blob: str, contents: Mapping[str, bytes], teller: Teller) -> Content:
        now = self.now
        if now and (blob == NOW or sha256(contents[blob]).hexdigest() == now.sha256):
            return teller.current(now.sha256, now.data, now.score)
        read = teller.initiative if self.kind == "initiative" else teller.organisation
        return read(self.id, contents[blob])


def _over_gaps(links: Sequence[Link], read: Mapping[str, Content]) -> Iterator[Link]:
    """The neighbours; in the place of one that can't be compared, the last before it that can.

    Or else a version that nobody can read would hide what changed around it.
    """
    seen = ""
    for link in links:
        lacking = bool(link.old) and read[link.old].data is None
        yield link._replace(old=seen, gap=True) if lacking and seen else link
        if link.new and read[link.new].data is not None:
            seen = link.new


def _change(link: Link) -> Change:
    if not link.new:
        return "removed"
    if link.back:
        return "restored"
    return "changed" if link.old else "added"
