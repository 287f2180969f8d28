"""What is on the site can be reached: each page by a link, each feed by a page that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

from projects import pages

HERE = "https://site.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
LINK = re.compile(r"<(?:a|area|link)\b[^>]*?\bhref=\"([^\"]*)\"[^>]*>")
NOT_FOUND = "404.html"
"""What a server shows in the place of any page, and so the one whose links begin with "/"."""


@cache
def links(site: Path) -> dict[str, list[tuple[str, str]]]:
    """The links of each page, as elements and as written, by the page's address."""
    return {
        name.removesuffix("index.html"): [(one[0], one[1]) for one in LINK.finditer(html)]
        for name, html in pages(site)
    }


def led_to(address: str, href: str) -> str:
    """The address on the site that a link leads to; of one that leads away the whole."""
    whole = urlsplit(urljoin(f"{HERE}{address}", href))._replace(query="", fragment="")
    return unquote(whole.geturl()).removeprefix(HERE)


def test_no_link_begins_at_the_root(site: Path) -> None:
    """A site may lie in a folder of a host, where such a link leads out of it."""
    wrong = {
        f"{address}: {href}"
        for address, found in links(site).items()
        for _element, href in found
        if href.startswith("/") and address != NOT_FOUND
    }
    assert not wrong


def test_something_leads_to_each_page(site: Path) -> None:
    """But to the list of a facet that no decision has a value of, and to the page of no page."""
    reached = {
        led_to(address, href)
        for address, found in links(site).items()
        for _element, href in found
        if led_to(address, href) != address
    }
    empty = {
        address
        for address in links(site)
        if re.fullmatch(r"browse/[\w-]+/", address) and not [*(site / address).glob("*/")]
    }
    assert set(links(site)) - reached <= {NOT_FOUND, *empty}


def feeds(site: Path) -> Iterator[tuple[str, ET.Element]]:
    """Each feed with its address."""
    for path in sorted((site / "feeds").rglob("*.xml")):
        yield path.relative_to(site).as_posix(), ET.parse(path).getroot()  # noqa: S314


def test_each_entry_of_a_feed_has_an_id_and_an_address_of_its_own(site: Path) -> None:
    """By its id a reader knows what it has seen; an entry without an address leads nowhere."""
    seen = 0
    for address, feed in feeds(site):
        ids = [str(one.findtext(f"{ATOM}id")) for one in feed.iterfind(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids), address
        assert feed.findtext(f"{ATOM}id") not in ids
        for entry in feed.iterfind(f"{ATOM}entry"):
            (link,) = entry.findall(f"{ATOM}link[@rel='alternate']")
            assert link.get("href", "").startswith("http"), address
        seen += len(ids)
    assert seen > 100


def test_each_feed_is_announced_by_a_page(site: Path) -> None:
    """In its head, where readers of feeds look; but of a theme that no decision has yet."""
    announced = {
        led_to(address, href)
        for address, found in links(site).items()
        for element, href in found
        if element.startswith("<link") and 'type="application/atom+xml"' in element
    }
    there = dict(feeds(site))
    assert announced <= set(there)
    for address in set(there) - announced:
        assert address.startswith("feeds/theme/"), address
        assert there[address].find(f"{ATOM}entry") is None, address
