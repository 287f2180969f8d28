"""One entry's past: from its edits in git, and from what the register holds now, to its steps."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from fairshare.history.edits import Edit
from fairshare.history.model import NOT_COMMITTED, Change, EntryKind, Step, Version
from fairshare.history.versions import (
    Content,
    VersionReader,
    compare,
    pack_version,
    read_between,
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


class _Neighbours(NamedTuple):
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
class Past:
    """The edits of one entry and what it says now: all that its steps are worked out from."""

    id: str
    kind: EntryKind
    edits: Sequence[Edit]
    """Newest first, as in git's log."""
    now: Now | None
    """None for an entry that is gone."""
    salt: str
    """What all of it depends on beside the bytes."""

    @property
    def key(self) -> str:
        """What it is cached under: the bytes that it comes from, not the commits."""
        now = self.now.sha256 if self.now else ""
        blobs = (edit.blob for edit in self.edits)
        parts = (self.kind, self.id, self.salt, now, *blobs)
        return sha256("\0".join(parts).encode()).hexdigest()

    @property
    def blobs(self) -> set[str]:
        """What has to be read for it."""
        return {edit.blob for edit in self.edits if edit.blob}

    def pack(self, contents: Mapping[str, bytes], reader: VersionReader) -> str:
        """All of it as text: the versions, each read once, and what lies between them."""
        neighbours = list(self._neighbours(contents))
        read: dict[str, Content] = {}
        for blob in sorted({blob for pair in neighbours for blob in (pair.old, pair.new)} - {""}):
            read[blob] = self._read(blob, contents, reader)
        packed = {
            "versions": {blob: pack_version(content.version) for blob, content in read.items()},
            "steps": [
                (pair, compare(read.get(pair.old), read.get(pair.new), reader.framework))
                for pair in _over_gaps(neighbours, read)
            ],
        }
        return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))

    def steps(self, packed: str) -> tuple[Step, ...]:
        """The entry's steps, newest first, from what `pack` gave."""
        unpacked = json.loads(packed)
        versions = {blob: read_version(one) for blob, one in unpacked["versions"].items()}
        steps: list[Step] = []
        until: dt.date | None = None
        for pair, between in reversed(unpacked["steps"]):
            step = self._step(_Neighbours(*pair), versions, between, until)
            if step.day is None and step.differences == () and not step.gap:
                continue  # only the layout differs, or the ends of lines on this machine
            steps.append(step)
            until = step.day
        if self.now and "redacted" in self.now.data:
            return tuple(veiled(step, newest=step is steps[0]) for step in steps)
        return tuple(steps)

    def _step(
        self,
        pair: _Neighbours,
        versions: Mapping[str, Version],
        between: Mapping[str, Any],
        until: dt.date | None,
    ) -> Step:
        found = read_between(between)
        edit = None if pair.edit is None else self.edits[pair.edit]
        return Step(
            id=self.id,
            kind=self.kind,
            change=_change(pair),
            order=edit.order if edit else NOT_COMMITTED,
            day=edit.day if edit else None,
            until=until,
            blob="" if pair.new == NOW else pair.new,
            commit=edit.commit if edit else "",
            version=versions.get(pair.new),
            before=versions.get(pair.old),
            gap=pair.gap,
            differences=found.differences,
            reasons=found.reasons,
            corrected=found.corrected,
        )

    def _neighbours(self, contents: Mapping[str, bytes]) -> Iterator[_Neighbours]:
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
                yield _Neighbours(lost if back else stood, blob, edit, back)
                stood, lost = blob, stood or lost

    def _read(self, blob: str, contents: Mapping[str, bytes], reader: VersionReader) -> Content:
        now = self.now
        if now and (blob == NOW or sha256(contents[blob]).hexdigest() == now.sha256):
            return reader.current(now.sha256, now.data, now.score)
        read = reader.initiative if self.kind == "initiative" else reader.organisation
        return read(self.id, contents[blob])


def _over_gaps(
    neighbours: Sequence[_Neighbours], read: Mapping[str, Content]
) -> Iterator[_Neighbours]:
    """The neighbours; in the place of one that can't be compared, the last before it that can.

    Or else a version that nobody can read would hide what changed around it.
    """
    seen = ""
    for pair in neighbours:
        lacking = bool(pair.old) and read[pair.old].data is None
        yield pair._replace(old=seen, gap=True) if lacking and seen else pair
        if pair.new and read[pair.new].data is not None:
            seen = pair.new


def _change(pair: _Neighbours) -> Change:
    if not pair.new:
        return "removed"
    if pair.back:
        return "restored"
    return "changed" if pair.old else "added"
