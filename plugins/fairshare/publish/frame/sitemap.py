"""The site map: every address that search engines should know."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from fairshare.publish.page import Asset


def sitemap(site_url: str, addresses: Iterable[str]) -> Asset:
    """`sitemap.xml` (sitemaps.org, version 0.9), in the order of the alphabet.

    It gives no dates of change: the host's would be the day of the build, which says nothing.
    """
    lines = [f"<url><loc>{escape(site_url + address)}</loc></url>" for address in sorted(addresses)]
    text = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>\n",
        ]
    )
    return Asset("sitemap.xml", text.encode())
