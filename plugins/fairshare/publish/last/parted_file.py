"""A file that is written part by part: what the last one holds of it is copied from there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from fairshare.publish.frame.swap import new_file
from fairshare.publish.last.digests import Digests
from fairshare.publish.last.parts import FileParts, LastFiles, PartSizes, last_file
from fairshare.publish.page import LargeFiles

_OPENING = "opening"
"""Stands for what is before the parts, in the place of a key."""
_BYTES = "bytes"


class FilePart(NamedTuple):
    """A piece of a file, such as the lines about one initiative."""

    make: Callable[..., bytes]
    """A function of a module: the piece, made of what is handed over and nothing else."""
    given: tuple[object, ...]
    """What is handed over: values for which a digest can stand."""


def parted_file(
    path: str, opening: bytes, parts: Iterable[FilePart], closing: bytes = b""
) -> LargeFiles:
    """The file at a path. Opening and closing are made each time; no two parts are the same."""
    return LargeFiles((path,), _PartedFile(path, opening, parts, closing).write)


@dataclass(frozen=True, slots=True)
class _PartedFile:
    path: str
    opening: bytes
    parts: Iterable[FilePart]
    closing: bytes

    def write(self, folder: Path, last: LastFiles, digests: Digests) -> FileParts:
        """Write it below a folder."""
        path = self.path
        spans = last.parts[path].spans() if path in last.parts else {}
        with new_file(folder / path) as file, last_file(last.folder / path) as before:
            sizes = {_OPENING: file.write(self.opening)}
            for make, given in self.parts:
                key = digests.of(make, *given)
                if known := spans.get(key):
                    start, end = known[_BYTES]
                    before.seek(start)
                    sizes[key] = file.write(before.read(end - start))
                else:
                    sizes[key] = file.write(make(*given))
            file.write(self.closing)
        return {path: PartSizes(tuple(sizes), {_BYTES: tuple(sizes.values())})}
