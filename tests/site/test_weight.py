"""What a reader has to download."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page

LONGEST = "initiatives/metropolitan-police-service/met-police-gangs-violence-matrix/"
LIMITS = {"": 38_000, "initiatives/": 51_000, LONGEST: 44_000, "assess/": 100_000}
"""Bytes over the wire for the first view, everything included."""


@pytest.mark.parametrize("address", LIMITS)
def test_the_first_view_of_a_page_is_light(
    page: Page, site: Path, site_address: str, address: str
) -> None:
    """Page, styles, scripts and pictures together, compressed as a host would, stay small."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.goto(f"{site_address}{address}")
    page.wait_for_load_state("networkidle")
    files = {
        unquote(url.removeprefix(site_address)) for url in asked if not url.startswith("data:")
    }
    weight = sum(len(gzip.compress(local(site, name).read_bytes(), 6)) for name in files)

    assert address in files
    assert weight <= LIMITS[address]


def local(site: Path, name: str) -> Path:
    """The file behind an address below the site."""
    path = site / urlsplit(name).path
    return path / "index.html" if path.is_dir() else path
