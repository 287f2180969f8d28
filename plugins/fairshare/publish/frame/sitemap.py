"""The site map: every address that search engines should know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from fairshare.publish.page import Asset

MOST = 50_000
"""Addresses of one file (sitemaps.org, version 0.9); a register of 15,000 has more."""


def sitemap(site_url: str, addresses: Iterable[str], most: int = MOST) -> Iterator[Asset]:
    """`sitemap.xml` (sitemaps.org, version 0.9), in the order of the alphabet.

    With more addresses than one file may hold it lists the files that hold them. It gives no dates
    of change: the host's would be the day of the build, which says nothing.
    """
    ordered = sorted(addresses)
    if len(ordered) <= most:
        yield _file("sitemap.xml", "urlset", "url", [site_url + one for one in ordered])
        return
    parts = []
    for number, start in enumerate(range(0, len(ordered), most), 1):
        parts.append(f"sitemap-{number}.xml")
        part = [site_url + one for one in ordered[start : start + most]]
        yield _file(parts[-1], "urlset", "url", part)
    yield _file("sitemap.xml", "sitemapindex", "sitemap", [site_url + one for one in parts])


def _file(path: str, root: str, each: str, addresses: Iterable[str]) -> Asset:
    lines = [f"<{each}><loc>{escape(one)}</loc></{each}>" for one in addresses]
    text = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            f"</{root}>\n",
        ]
    )
    return Asset(path, text.encode())
