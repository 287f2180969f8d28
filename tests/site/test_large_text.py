"""Text twice as large on a small screen: every fact can be read, nothing runs out of the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.long

CARE = "nhs-england/care-data"
SAFELY = "nhs-england/opensafely-covid-19"
PAGES = [
    "",
    "initiatives/?q=school",
    f"initiatives/{CARE}/",
    "organisations/nhs-digital/",
    "organisations/matrix/",
    f"compare/?ids={CARE},{SAFELY}",
    "method/",
    "assess/",
]
SIZE = 32
"""Pixels of the text: 200 % of what browsers start with."""
NARROWEST = 96
"""Pixels that a fact needs: three letters at that size."""
TOO_NARROW = f"""() => [...document.querySelectorAll('dd, td, li')]
    .filter((part) => part.offsetParent && part.textContent.trim().length > 8)
    .filter((part) => part.getBoundingClientRect().width < {NARROWEST})
    .map((part) => part.textContent.trim().slice(0, 40))"""


@pytest.mark.parametrize("address", PAGES)
def test_large_text_fits_a_small_screen(browser: Browser, site_address: str, address: str) -> None:
    """At 320 px columns fold: no fact stands one letter below the other, none is cut off."""
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(f"{site_address}{address}")
    if "q=" in address:
        expect(page.locator("[data-fs-results]")).to_have_attribute("aria-busy", "false")
    if "ids=" in address:
        expect(page.locator("[data-fs-side]")).to_be_visible()
    page.evaluate(f"document.documentElement.style.fontSize = '{SIZE}px'")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(TOO_NARROW) == []
    page.close()
