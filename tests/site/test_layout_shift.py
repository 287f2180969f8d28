"""Nothing jumps while a page loads: what somebody begins to read or tap stays where it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.long

MOST = 0.1
"""The limit of a good page: https://web.dev/articles/cls. The list had 0.54."""
WATCH = """
window.shifts = 0;
new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts += one.value;
}).observe({ type: 'layout-shift', buffered: true });
"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "address",
    [
        "",
        "initiatives/",
        "initiatives/?q=school",
        "initiatives/?outcome=approved",
        "initiatives/nhs-england/care-data/",
        "compare/?ids=nhs-england/care-data,nhs-england/opensafely-covid-19",
    ],
)
def test_nothing_jumps_while_a_page_loads(
    browser: Browser, site_address: str, address: str, width: int
) -> None:
    """The sum of all shifts until everything is there stays below the limit."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.add_init_script(WATCH)
    page.goto(f"{site_address}{address}", wait_until="networkidle")
    if address.startswith("initiatives/") and "care-data" not in address:
        expect(page.locator("[data-fs-live]")).to_be_visible()
        expect(page.locator("[data-fs-results]")).to_have_attribute("aria-busy", "false")
    shifts = page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => done(window.shifts)))"
    )
    page.close()

    assert shifts < MOST
