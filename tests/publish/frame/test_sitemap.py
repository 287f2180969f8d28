"""The site map: one file, or several with one that lists them."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from fairshare.publish.frame.sitemap import sitemap
from fairshare.publish.page import Asset

SITE = "https://register.example/"
NAMES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9"}


EACH = {"urlset": "url", "sitemapindex": "sitemap"}
"""What the standard calls each address of a map, and each part of a map of maps."""


def named(file: Asset) -> list[str]:
    """The addresses in a site map, or in the list of its parts: each as the standard has it."""
    root = ET.fromstring(file.content)  # noqa: S314
    found = root.findall(f"{EACH[root.tag.partition('}')[2]]}/loc", NAMES)
    assert len(found) == len(root)
    return [str(one.text) for one in found]


def test_a_small_site_has_its_map_in_one_file() -> None:
    """With as many addresses as one file may hold, it holds all of them."""
    (only,) = sitemap(SITE, ["b/", "a/&c/"], most=2)
    assert only.path == "sitemap.xml"
    assert named(only) == [f"{SITE}a/&c/", f"{SITE}b/"]


def test_a_large_site_has_a_map_of_maps() -> None:
    """With one more the map names its parts, which hold every address once."""
    *parts, whole = sitemap(SITE, ["c/", "b/", "a/"], most=2)
    assert [one.path for one in parts] == ["sitemap-1.xml", "sitemap-2.xml"]
    assert [address for one in parts for address in named(one)] == [
        f"{SITE}a/",
        f"{SITE}b/",
        f"{SITE}c/",
    ]
    assert whole.path == "sitemap.xml"
    assert named(whole) == [f"{SITE}sitemap-1.xml", f"{SITE}sitemap-2.xml"]


def test_a_file_of_the_map_is_no_larger_than_its_standard_allows() -> None:
    """sitemaps.org, version 0.9: 50,000 addresses."""
    names = [str(number) for number in range(50_001)]
    assert len(list(sitemap(SITE, names[:50_000]))) == 1
    assert [len(named(one)) for one in sitemap(SITE, names)] == [50_000, 1, 2]
