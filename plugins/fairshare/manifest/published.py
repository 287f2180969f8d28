"""A published site as it is read back: from a folder, or from its address."""

from __future__ import annotations

import os
import stat
import time
import urllib.request
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request

from fairshare.manifest import document, files
from fairshare.manifest.broken import BrokenError
from fairshare.manifest.document import Manifest
from fairshare.manifest.files import files_below, hashed
from fairshare.printable import visible
from fairshare.problems import SetupError

LARGEST = 2**30
"""Bytes of one file at most: the database of 10,000 initiatives has about a third of it."""
PATIENCE = 20.0
"""Seconds without a byte until an address counts as silent."""
LONGEST = 300.0
"""Seconds that one file may take at most, however slowly it trickles."""
AT_ONCE = 8
"""Files asked for at the same time."""
_PIECE = 2**16


class PublishedSite(Protocol):
    """Where a site can be read."""

    def read(self, name: str) -> bytes | None:
        """A file of the site; None where there is none. Raises SetupError when nobody can say."""

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
            handle = os.open(self._path / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            with os.fdopen(handle, "rb") as stream:
                return stream.read() if stat.S_ISREG(os.fstat(handle).st_mode) else None
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            if (self._path / name).is_symlink():
                return None
            raise SetupError(f"{visible(name)} can't be read: {error.strerror}.") from error

    def names(self) -> Iterable[str]:
        """Every file, in order."""
        try:
            return sorted(files_below(self._path))
        except OSError as error:
            raise SetupError(f"The site's folder can't be listed: {error.strerror}.") from error


class Address:
    """A site on the web. Never leaves the host that was named."""

    def __init__(self, url: str) -> None:
        """`url`: of the site's first page. Raises SetupError where it is no address of a site."""
        if not _is_of_a_site(url):
            raise SetupError(f"{visible(url)} is no address of a site: it begins with https://.")
        self._base = url.partition("#")[0].partition("?")[0].removesuffix("index.html")
        self._base = f"{self._base.rstrip('/')}/"
        self._opener = urllib.request.build_opener(_SameHost)

    def read(self, name: str) -> bytes | None:
        """A file of the site; None where the host says that there is none."""
        address = self._base + quote(name)
        request = Request(address, headers={"User-Agent": "fairshare-verify"})  # noqa: S310 - http(s)
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                return b"".join(_pieces(answer, address))
        except HTTPError as error:
            error.close()
            if error.code in {404, 410}:
                return None
            raise SetupError(f"{address} can't be read: the host answered {error.code}.") from error
        except TimeoutError as error:
            raise SetupError(f"{address} did not answer within {PATIENCE:.0f} seconds.") from error
        except URLError as error:
            raise SetupError(f"{address} can't be reached: {_reason(error)}.") from error
        except (OSError, HTTPException) as error:
            raise SetupError(f"{address} broke off: {visible(str(error))}.") from error

    def names(self) -> None:
        """The web lists no files."""


def read_all(site: PublishedSite, names: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """The files named with their content, in the order named, some read at the same time."""
    with ThreadPoolExecutor(AT_ONCE) as readers:
        wanted = list(names)
        for start in range(
            0, len(wanted), 16 * AT_ONCE
        ):  # so that few contents are in memory at once
            batch = wanted[start : start + 16 * AT_ONCE]
            yield from zip(batch, readers.map(site.read, batch), strict=True)


def _is_of_a_site(url: str) -> bool:
    """Whether it leads to the web, and carries no password."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


class _SameHost(HTTPRedirectHandler):
    """Follows a host to another of its own addresses and nowhere else."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        before, after = urlsplit(req.full_url), urlsplit(newurl)
        if (before.scheme, before.netloc) != (after.scheme, after.netloc):
            fp.close()
            raise SetupError(
                f"{req.full_url} leads to another host, {visible(after.netloc)}: name the address "
                "at which the site really lies."
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _pieces(answer: HTTPResponse, address: str) -> Iterator[bytes]:
    """What an answer holds. Raises SetupError when it is too large, too slow or not whole."""
    size, end = 0, time.monotonic() + LONGEST
    while piece := answer.read(_PIECE):
        size += len(piece)
        if size > LARGEST:
            raise SetupError(f"{address} is larger than {LARGEST // 2**20} MB, so it is not read.")
        if time.monotonic() > end:
            raise SetupError(f"{address} takes longer than {LONGEST:.0f} seconds.")
        yield piece
    if answer.length:
        raise SetupError(f"{address} broke off: {answer.length} bytes are missing.")


def _reason(error: URLError) -> str:
    """Why a host can't be reached, in few words."""
    if isinstance(error.reason, TimeoutError):
        return f"it did not answer within {PATIENCE:.0f} seconds"
    if isinstance(error.reason, OSError) and error.reason.strerror:
        return visible(error.reason.strerror)
    return visible(str(error.reason))


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


def hashes(folder: Path) -> dict[str, str]:
    """The sha256 of every file of a site on this machine. Raises SetupError."""
    try:
        return hashed(folder, frozenset({document.ADDRESS, files.ADDRESS}))
    except OSError as error:
        raise SetupError(f"{visible(str(folder))} can't be read: {error.strerror}.") from error
