"""A published site as a reader's browser gets it from its address."""

from __future__ import annotations

import time
import urllib.request
import zlib
from collections.abc import Iterator
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request

from fairshare.language import gettext as _
from fairshare.manifest.reply import Reply
from fairshare.printable import visible
from fairshare.problems import SetupError

LARGEST = 2**30
"""Bytes of one file at most: the database of 10,000 initiatives has about a third of it."""
PATIENCE = 20.0
"""Seconds without a byte until an address counts as silent."""
LONGEST = 300.0
"""Seconds that one file may take at most, however slowly it trickles."""
_PIECE = 2**16
_INDEX = "index.html"
_AS_A_BROWSER = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-GB,en;q=0.5",
    "Accept-Encoding": "gzip",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Upgrade-Insecure-Requests": "1",
}
"""A host must not see who asks: one that knew us could answer citizens otherwise."""


class Address:
    """A site on the web. Never leaves the host that was named."""

    def __init__(self, url: str) -> None:
        """`url`: of the site's first page. Raises SetupError where it is no address of a site."""
        if not _is_of_a_site(url):
            raise SetupError(f"{visible(url)} is no address of a site: it begins with https://.")
        self._base = url.partition("#")[0].partition("?")[0].removesuffix(_INDEX)
        self._base = f"{self._base.rstrip('/')}/"
        self._opener = urllib.request.build_opener(_SameHost)

    def read(self, name: str) -> bytes | None:
        """A file of the site; None where the host says that there is none."""
        answer = self._ask(name)
        return None if answer is None else answer.content

    def replies(self, name: str) -> tuple[Reply, ...]:
        """What people get for a file: a page by its folder, with and without the last slash too.

        Hosts may know a page by its folder alone, so only that address has to answer.
        """
        is_page = name.endswith(".html")
        first, *others = _forms(name)
        answer = self._as_seen(first, is_page=is_page)
        if answer is None:
            return ()
        found = (self._as_seen(other, is_page=is_page) for other in others)
        return tuple(dict.fromkeys((answer, *(one for one in found if one is not None))))

    def _as_seen(self, path: str, *, is_page: bool) -> Reply | None:
        """As `_ask`; an address that leads to another host is an answer too, and a wrong one."""
        try:
            return self._ask(path, is_page=is_page)
        except _ElsewhereError as error:
            return Reply(b"", str(error))

    def _ask(self, path: str, *, is_page: bool = False) -> Reply | None:
        address = self._base + quote(path)
        try:
            with self._opener.open(
                Request(address, headers=_AS_A_BROWSER),  # noqa: S310 - http(s)
                timeout=PATIENCE,
            ) as answer:
                content = b"".join(_pieces(answer, address))
                return Reply(content, _beside(answer.headers, is_page=is_page))
        except HTTPError as error:
            error.close()
            if error.code in {404, 410}:
                return None
            raise SetupError(f"{address} can't be read: the host answered {error.code}.") from error
        except TimeoutError as error:
            raise SetupError(f"{address} did not answer within {PATIENCE:.0f} seconds.") from error
        except URLError as error:
            raise SetupError(f"{address} can't be reached: {_reason(error)}.") from error
        except (OSError, HTTPException, zlib.error) as error:
            raise SetupError(f"{address} broke off: {visible(str(error))}.") from error

    def names(self) -> None:
        """The web lists no files."""


def _forms(name: str) -> tuple[str, ...]:
    """The addresses below the site that lead to a file, the most used one first."""
    if name == _INDEX:
        return ("", _INDEX)
    if name.endswith(f"/{_INDEX}"):
        folder = name.removesuffix(_INDEX)
        return (folder, folder.rstrip("/"), name)
    return (name,)


def _beside(headers: HTTPMessage, *, is_page: bool) -> str:
    """What a host says beside a file that changes what people see."""
    if headers.get("Refresh"):
        return _("The host sends readers of it on to another page.")
    if is_page and headers.get_content_type() != "text/html":
        return _("The host does not send it as a page, but as {}.").format(
            visible(headers.get_content_type())
        )
    return ""


def _is_of_a_site(url: str) -> bool:
    """Whether it leads to the web, and carries no password."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


class _ElsewhereError(SetupError):
    """A host leads away from itself. Says where to."""


class _SameHost(HTTPRedirectHandler):
    """Follows a host to another of its own addresses and nowhere else."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        before, after = urlsplit(req.full_url), urlsplit(newurl)
        if (before.scheme, before.netloc) != (after.scheme, after.netloc):
            fp.close()
            raise _ElsewhereError(
                f"{req.full_url} leads to another host, {visible(after.netloc)}: name the address "
                "at which the site really lies."
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _pieces(answer: HTTPResponse, address: str) -> Iterator[bytes]:
    """What an answer holds, unpacked. Raises SetupError when it is too large, slow or not whole."""
    size, end = 0, time.monotonic() + LONGEST
    packed = answer.headers.get("Content-Encoding", "").lower() in {"gzip", "x-gzip"}
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if packed else None
    while piece := answer.read(_PIECE):
        if unpack is not None:
            piece = unpack.decompress(piece, LARGEST - size + 1)
        size += len(piece)
        if size > LARGEST:
            raise SetupError(f"{address} is larger than {LARGEST // 2**20} MB, so it is not read.")
        if time.monotonic() > end:
            raise SetupError(f"{address} takes longer than {LONGEST:.0f} seconds.")
        yield piece
    if answer.length or (unpack is not None and not unpack.eof):
        raise SetupError(f"{address} broke off: {answer.length or 'some'} bytes are missing.")


def _reason(error: URLError) -> str:
    """Why a host can't be reached, in few words."""
    if isinstance(error.reason, TimeoutError):
        return f"it did not answer within {PATIENCE:.0f} seconds"
    if isinstance(error.reason, OSError) and error.reason.strerror:
        return visible(error.reason.strerror)
    return visible(str(error.reason))
