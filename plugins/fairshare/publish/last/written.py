"""How a site was made: which files came of which product, so that each can be known again."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import file_digest, sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from fairshare.publish.frame.swap import write
from fairshare.publish.last.parts import FileParts, unpacked


class FileMark(NamedTuple):
    """By what a file is known again: whoever edits it changes the first, or the second."""

    modified: int
    """In nanoseconds, as the disk says."""
    size: int
    sha256: str


class Written(NamedTuple):
    """What came of a product."""

    files: Mapping[str, FileMark]
    """By path below the site's folder."""
    addresses: tuple[str, ...] = ()
    """For the site map."""
    pages: int = 0
    """How many of the files are pages."""
    searched: tuple[str, ...] = ()
    """Those of them that the text index takes in."""
    parts: FileParts = MappingProxyType({})
    """Of large files: what they are made of."""
    read: tuple[str, ...] = ()
    """The names of what was read of the edition."""
    digest: str = ""
    """What stood for that when it was read."""


def write_marked(folder: Path, path: str, content: bytes) -> FileMark:
    """Write a file of the site. Raises SetupError when the disk won't."""
    write(folder / path, content)
    return mark_of(folder, path, sha256(content).hexdigest())


def marked(folder: Path, path: str) -> FileMark:
    """The mark of a file that was written by others, or part by part."""
    with (folder / path).open("rb") as file:
        return mark_of(folder, path, file_digest(file, "sha256").hexdigest())


def mark_of(folder: Path, path: str, digest: str) -> FileMark:
    """The mark of a file whose sha256 is known."""
    found = os.stat(f"{folder}/{path}")  # noqa: PTH116 - a third of Path's cost
    return FileMark(found.st_mtime_ns, found.st_size, digest)


def is_as_written(path: str, mark: FileMark) -> bool:
    """Whether a file is still what it was when it got its mark."""
    try:
        found = os.stat(path, follow_symlinks=False)  # noqa: PTH116 - as above
    except OSError:
        return False
    return (found.st_mtime_ns, found.st_size) == (mark.modified, mark.size)


class SiteNote(NamedTuple):
    """How a site was made."""

    edition: str
    """What stands for the whole of it: edition and frame."""
    products: Mapping[str, Written]
    """By their keys."""
    text_index: Mapping[str, Written]
    """By its key; none where there is no index."""

    def pack(self) -> str:
        """The note as text."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":"), default=dict)

    @classmethod
    def unpack(cls, text: str) -> SiteNote:
        """The note that was packed."""
        edition, products, index = json.loads(text)
        return cls(edition, _products(products), _products(index))


NO_NOTE = SiteNote("", {}, {})
"""Of a site of which nothing is known."""


def _products(packed: Mapping[str, tuple[Any, ...]]) -> dict[str, Written]:
    return {
        key: Written(
            {path: FileMark(*mark) for path, mark in found.items()},
            tuple(addresses),
            pages,
            tuple(searched),
            unpacked(parts),
            tuple(read),
            digest,
        )
        for key, (found, addresses, pages, searched, parts, read, digest) in packed.items()
    }
