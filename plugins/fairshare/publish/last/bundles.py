"""What other machines drew of the very same edition, taken over into this site."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from fairshare.publish.frame.swap import new_file
from fairshare.publish.last.written import FileMark, SiteNote, Written, mark_of
from fairshare.work.bundle import DRAW, Bundle, Origin, read_bundles
from fairshare.work.cache import Note

NOTE, SEGMENT = "note", "segment"
"""Kinds of work in a bundle that are for no cache: how its files were made, and segments of the
text index."""


class DrawnBundles:
    """The bundles of all machines that drew pages and files; none for a build on one machine."""

    def __init__(self, bundles: list[Bundle]) -> None:
        self._products: dict[str, tuple[Bundle, Written]] = {}
        self._segments: dict[str, Bundle] = {}
        self.work: list[Note] = []
        """What the cache may learn."""
        for bundle in bundles:
            self._read(bundle)

    @classmethod
    def below(cls, folder: Path, origin: Origin) -> DrawnBundles:
        """All bundles that lie in a folder. Raises SetupError where one is missing or other."""
        return cls(read_bundles(folder, DRAW, origin))

    def _read(self, bundle: Bundle) -> None:
        for note in bundle.work():
            if note.kind == SEGMENT:
                self._segments[note.key] = bundle
            elif note.kind == NOTE:
                products = SiteNote.unpack(note.value or "").products
                if not all(
                    map(_is_below, (path for one in products.values() for path in one.files))
                ):
                    raise bundle.damaged()
                self._products |= {key: (bundle, one) for key, one in products.items()}
            else:
                self.work.append(note)

    def __contains__(self, key: str) -> bool:
        return key in self._products

    def take(self, key: str, target: Path) -> Written:
        """Write the files of a product below the next site's folder.

        All of them were made from this very edition, so nothing else is to be compared. Raises
        SetupError where a file is not what was made.
        """
        bundle, written = self._products[key]
        files: Mapping[str, FileMark]
        with bundle.opened() as connection:
            files = {path: self._file(path, bundle, connection, target) for path in written.files}
        if any(mark.sha256 != written.files[path].sha256 for path, mark in files.items()):
            raise bundle.damaged()
        return written._replace(files=files)

    def segment(self, key: str) -> str | None:
        """A segment of the text index; None where no machine had all of its pages."""
        bundle = self._segments.get(key)
        return bundle and bundle.value(SEGMENT, key)

    def _file(
        self, path: str, bundle: Bundle, connection: sqlite3.Connection, target: Path
    ) -> FileMark:
        digest = sha256()
        with new_file(target / path) as file:
            for content in bundle.content(path, connection):
                digest.update(content)
                file.write(content)
        return mark_of(target, path, digest.hexdigest())


def _is_below(path: str) -> bool:
    """Whether a path leads to a file of the site, and nowhere else."""
    return not path.startswith("/") and ".." not in path.split("/") and "\\" not in path


NO_BUNDLES = DrawnBundles([])
"""Of a build on one machine."""
