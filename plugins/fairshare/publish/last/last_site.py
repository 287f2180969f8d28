"""The last site is the cache: what would be made again just as it was is taken over from it.

Its files get a second name in the next site's folder (a hard link), so they are neither read nor
written. What each product wrote is noted in the cache, under the manifest of the site that it
wrote (docs/adr/0035).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from fairshare.manifest import document
from fairshare.publish.last.parts import NO_FILES, LastFiles
from fairshare.publish.last.recorder import EditionDigests
from fairshare.publish.last.written import (
    NO_NOTE,
    FileMark,
    SiteNote,
    Written,
    is_as_written,
    marked,
    write_marked,
)
from fairshare.work.cache import Cache

SITE = "site"
PREVIEW = "preview"
"""What a note is of: those of one kind don't push out those of the other."""


class LastSite:
    """The site that stands, as far as it is known how it was made."""

    def __init__(self, folder: Path, note: SiteNote) -> None:
        self._folder = folder
        self._note = note

    @classmethod
    def at(cls, folder: Path, cache: Cache, kind: str = SITE) -> LastSite:
        """What stands in a folder. Of a site that another version of the code made, nothing."""
        key = _cache_key(folder)
        noted = cache.get(kind, key) if key else None
        return cls(folder, SiteNote.unpack(noted) if noted else NO_NOTE)

    def take_all(self, edition: str, target: Path) -> Mapping[str, Written]:
        """Every product, where the last site shows the same edition in the same frame.

        Else none, and none where a file has changed since.
        """
        products = self._note.products
        if edition != self._note.edition or not all(map(self._is_untouched, products.values())):
            return {}
        return products if self._link(products.values(), target) else {}

    def take(self, key: str, digests: EditionDigests, target: Path) -> Written | None:
        """Give the files of a product a second name below the next site's folder.

        None where something else was handed over to it, or read by it, where a file has changed
        since, or where files can't have two names: then it must be made.
        """
        written = self._note.products.get(key)
        if written is None or digests.of(written.read) != written.digest:
            return None
        return self._taken(written, target)

    def take_index(self, key: str, target: Path) -> Written | None:
        """The same with the text index."""
        return self._taken(self._note.text_index.get(key), target)

    def index_files(self) -> LastFiles:
        """The files of the last text index, if none of them has changed since."""
        for written in self._note.text_index.values():
            if self._is_untouched(written):
                return LastFiles(self._folder, written.parts)
        return NO_FILES

    def files(self, paths: Sequence[str]) -> LastFiles:
        """The large files that a product wrote, maybe with others, if none has changed since."""
        for written in self._note.products.values():
            if written.files.keys() >= {*paths} and self._is_untouched(written):
                return LastFiles(self._folder, written.parts)
        return NO_FILES

    def _taken(self, written: Written | None, target: Path) -> Written | None:
        if written is None or not self._is_untouched(written):
            return None
        return written if self._link([written], target) else None

    def _is_untouched(self, written: Written) -> bool:
        """Whether each file is still what it was."""
        return all(is_as_written(f"{self._folder}/{p}", mark) for p, mark in written.files.items())

    def _link(self, products: Iterable[Written], target: Path) -> bool:
        """Whether each file got its second name; if not, none of them has one."""
        linked = []
        try:
            for path in (path for written in products for path in written.files):
                _link(f"{self._folder}/{path}", f"{target}/{path}")
                linked.append(path)
        except OSError:
            for path in linked:  # nobody may write through a second name
                (target / path).unlink()
            return False
        return True


def keep_or_write(target: Path, path: str, content: bytes, last: LastFiles) -> FileMark:
    """Write a file of the next site; where the last one has the very same, give that a second name.

    So who copies a site elsewhere by the times of its files copies what changed.
    """
    try:
        if last.parts and (last.folder / path).read_bytes() == content:
            _link(f"{last.folder}/{path}", f"{target}/{path}")
            return marked(target, path)
    except OSError:
        pass
    return write_marked(target, path, content)


def keep_note(note: SiteNote, finished: Path, cache: Cache, kind: str = SITE) -> None:
    """Note how a finished site was made, before it is put into its place."""
    if key := _cache_key(finished):
        cache.put(kind, key, note.pack())


def _cache_key(folder: Path) -> str:
    """What stands for a site; empty where there is none."""
    try:
        return sha256((folder / document.ADDRESS).read_bytes()).hexdigest()
    except OSError:
        return ""


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - a third of Path's cost
        os.link(source, target)
