"""Links of the pages of prose: each leads to a page or a place that is there."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from fairshare.host.documents import ProseFile
from fairshare.language import gettext as _

_ADDRESSES = {"a": "href", "img": "src", "link": "href", "script": "src", "source": "src"}


class _PageLinks(HTMLParser):
    """What a page asks for, and the places in it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: dict[str, None] = {}
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called for each element."""
        for name, value in attrs:
            if value and (name == "id" or (tag == "a" and name == "name")):
                self.places.add(value)
            if value and name == _ADDRESSES.get(tag):
                self.links[value] = None


def broken_links(site: Path, pages: Iterable[ProseFile], docs: str) -> Iterator[str]:
    """A sentence for each link that leads nowhere, page by page."""

    @cache
    def read(target: str) -> _PageLinks:
        reading = _PageLinks()
        reading.feed((site / target).read_text(encoding="utf-8"))
        return reading

    for page in pages:
        for link in read(page.target).links:
            if not _leads(site, page, link, read):
                said = _("{page}: the link {link} leads nowhere.")
                yield said.format(page=f"{docs}/{page.source}", link=link)


def _leads(site: Path, page: ProseFile, link: str, read: Callable[[str], _PageLinks]) -> bool:
    """Whether a link leads to another host, or to something that is there."""
    scheme, host, path, _query, place = urlsplit(link)
    if scheme or host:
        return True
    if path.startswith("/"):  # out of a site that lies below a path
        return False
    named = posixpath.normpath(posixpath.join(page.url, unquote(path))) if path else page.url
    if named.startswith(".."):
        return False
    target = site / named
    if target.is_dir():
        target /= "index.html"
    if not target.is_file():
        return False
    if not place or target.suffix != ".html":
        return True
    return unquote(place) in read(target.relative_to(site).as_posix()).places
