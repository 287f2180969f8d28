"""A published site as it is read back: from a folder, or from its address."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from fairshare.language import gettext as _
from fairshare.load.source import open_file
from fairshare.manifest import document, files
from fairshare.manifest.broken import BrokenError
from fairshare.manifest.document import Manifest
from fairshare.manifest.files import files_below, hashed
from fairshare.manifest.reply import Reply
from fairshare.manifest.web import Address
from fairshare.printable import visible
from fairshare.problems import SetupError

AT_ONCE = 8
"""Files asked for at the same time."""


class PublishedSite(Protocol):
    """Where a site can be read."""

    def read(self, name: str) -> bytes | None:
        """A file of the site; None where there is none. Raises SetupError when nobody can say."""

    def replies(self, name: str) -> tuple[Reply, ...]:
        """All different answers for a file, by each address that people use for it.

        One where all are alike; none where it is not there. Raises SetupError.
        """

    def names(self) -> Iterable[str] | None:
        """Every file there is; None where they can't be listed."""


class Folder:
    """A site on this machine."""

    def __init__(self, path: Path) -> None:
        """Raises SetupError when there is no such folder."""
        if not path.is_dir():
            raise SetupError(f"{visible(str(path))} is no folder: name the folder of a built site.")
        self._path = path

    def read(self, name: str) -> bytes | None:
        """A file of the site. A link is no file of it: what it leads to can change unseen."""
        try:
            handle = open_file(self._path / name)
            with os.fdopen(handle, "rb") as stream:
                return stream.read() if stat.S_ISREG(os.fstat(handle).st_mode) else None
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            # Windows says of a folder that it may not be read, and not what it is.
            if (self._path / name).is_symlink() or (self._path / name).is_dir():
                return None
            raise SetupError(f"{visible(name)} can't be read: {error.strerror}.") from error

    def replies(self, name: str) -> tuple[Reply, ...]:
        """A folder has one answer for a file."""
        content = self.read(name)
        return () if content is None else (Reply(content),)

    def names(self) -> Iterable[str]:
        """Every file, in order."""
        try:
            return sorted(files_below(self._path))
        except OSError as error:
            raise SetupError(f"The site's folder can't be listed: {error.strerror}.") from error


def read_all(site: PublishedSite, names: Iterable[str]) -> Iterator[tuple[str, tuple[Reply, ...]]]:
    """The files named with the answers for each, in the order named, some read at the same time."""
    with ThreadPoolExecutor(AT_ONCE) as readers:
        wanted = list(names)
        for start in range(
            0, len(wanted), 16 * AT_ONCE
        ):  # so that few contents are in memory at once
            batch = wanted[start : start + 16 * AT_ONCE]
            yield from zip(batch, readers.map(site.replies, batch), strict=True)


def earlier_manifest(where: str, root: Path = Path()) -> Manifest:
    """A manifest that somebody kept: a file below `root`, or an address.

    Raises SetupError without one.
    """
    if "://" in where:
        folder, _slash, name = where.rpartition("/")
        content = Address(folder).read(name)
    else:
        path = root / where
        content = Folder(path.parent).read(path.name)
    if content is None:
        raise SetupError(f"{visible(where)} is not there: name a manifest.json kept earlier.")
    try:
        return document.read_manifest(content)
    except BrokenError as error:
        raise SetupError(f"{visible(where)} is no manifest: {error}.") from error


def last_manifest(site_url: str) -> Manifest | None:
    """The manifest of a site that is published; None where its host says that there is none.

    Raises SetupError where nobody can say: a site whose host is down would lose its past.
    """
    content = Address(site_url).read(document.ADDRESS)
    if content is None:
        return None
    try:
        return document.read_manifest(content)
    except BrokenError as error:
        raise SetupError(
            _("What {} publishes as its manifest is none: {}.").format(visible(site_url), error)
        ) from error


def hashes(folder: Path) -> dict[str, str]:
    """The sha256 of every file of a site on this machine. Raises SetupError."""
    try:
        return hashed(folder, frozenset({document.ADDRESS, files.ADDRESS}))
    except OSError as error:
        raise SetupError(f"{visible(str(folder))} can't be read: {error.strerror}.") from error
