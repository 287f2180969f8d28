"""The lines of a segment of the text index, one in each file: drawn, or those of the last files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from fairshare.publish.finding.segments import PageWeights, Postings, mend_postings


class DrawnLines(NamedTuple):
    """Those of a segment that was read."""

    lines: Sequence[bytes]

    def line(self, place: int, _last: Sequence[bytes]) -> bytes:
        """That of one file, by its place."""
        return self.lines[place]


class TakenLines(NamedTuple):
    """Those of a segment that the last files have."""

    row: int
    """Which line of each file it is."""
    changes: Mapping[int, Mapping[str, PageWeights]] = MappingProxyType({})
    """By the place of a file: which words of it weigh something else."""

    def line(self, place: int, last: Sequence[bytes]) -> bytes:
        """That of one file. `last`: the lines that it had."""
        if place not in self.changes:
            return last[self.row]
        postings: dict[str, Any] = json.loads(last[self.row])
        check = postings.pop("")
        return line_of(check, mend_postings(postings, self.changes[place]))


SegmentLines = DrawnLines | TakenLines


def line_of(check: str, postings: Postings) -> bytes:
    """A line of one file: of which pages it is, then the postings by word."""
    return compact({"": check} | {word: postings[word] for word in sorted(postings)})


def compact(value: Any) -> bytes:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
