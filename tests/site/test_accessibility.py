"""WCAG 2.2 AA, as far as a machine can tell, on every kind of page (axe, reflow, keyboard).

The law asks it of public bodies (Public Sector Bodies Accessibility Regulations 2018). axe knows
few of WCAG 2.2's own criteria, so reflow, text spacing and the keyboard are tested by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from real_register import GONE, version_address, versions

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ONLY = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
"""Axe describes the faults alone: to describe what it passed takes as long again."""
OLD, ODD = versions()
INITIATIVE = "initiatives/hm-revenue-and-customs/child-benefit-travel-data/"
OTHER = "nhs-england/opensafely-covid-19"
PAGES = {
    "home": "",
    "list": "initiatives/",
    "results": "initiatives/?q=records&outcome=approved",
    "no-results": "initiatives/?q=xylophone-zzz",
    "initiative": INITIATIVE,
    "refused": "initiatives/department-for-education/mod-pupil-data-request/",
    "organisations": "organisations/",
    "organisation": "organisations/nhs-digital/",
    "matrix": "organisations/matrix/",
    "browse": "browse/",
    "browse-value": "browse/outcome/approved/",
    "compare": f"compare/?ids={INITIATIVE.removeprefix('initiatives/').strip('/')},{OTHER}",
    "compare-empty": "compare/",
    "reviews": "reviews/",
    "sources": "sources/",
    "happened": "changes/",
    "edits": "changes/edits/",
    "silences": "silences/",
    "data": "data/",
    "history": f"{INITIATIVE}history/",
    "version": version_address(OLD),
    "version-of-old-form": version_address(ODD),
    "gone": f"initiatives/{GONE}/",
    "method": "method/",
    "prose": "about/scoring/",
    "glossary": "glossary/",
    "problem": "problems/E103/",
    "assess": "assess/",
    "missing": "404.html",
}
FINISHED = re.compile(r"^(?!Loading)\S")
"""What a status says once its page is drawn: something, and not that it still loads."""
Look = tuple[int, Literal["light", "dark"], dict[str, Any]]
"""How wide, in which colours, and by which rules a page is looked at."""
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
"""What can differ in the dark: our style sheets change colours there and nothing else."""
LOOKS = [
    pytest.param([(320, "light", ONLY), (1280, "dark", COLOURS)], id="each-push"),
    pytest.param(
        [(1280, "light", ONLY), (320, "dark", COLOURS)], id="each-night", marks=pytest.mark.long
    ),
]
"""Each push sees every width, every colour and every rule once, and each night the rest."""


NIGHTLY = frozenset(
    {"edits", "silences", "no-results", "version", "version-of-old-form", "happened", "sources"}
)
"""Pages made of pieces that another page has too: each night is often enough."""
WITHOUT = pytest.param(False, id="without-scripts", marks=pytest.mark.long)


@pytest.fixture(params=[pytest.param(True, id="with-scripts"), WITHOUT])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the site's scripts reach the reader's browser; where they don't, each night."""
    return bool(request.param)


def settled(page: Page, address: str, *, scripts: bool) -> Page:
    """The page at an address, once scripts have done their part."""
    page.goto(address)
    if scripts and page.locator("[data-fs-status]").count():
        expect(page.locator("[data-fs-status]")).to_have_text(FINISHED, timeout=30_000)
    if scripts and address.endswith("/assess/"):
        page.locator("[data-ready]").wait_for()
    if scripts:  # a button comes to each text that can be copied
        expect(page.locator(".fs-copy")).to_have_count(page.locator("[data-fs-copy]").count())
    return page


def drawn_with_scripts(browser: Browser, address: str) -> str:
    """The HTML of a page once its scripts have run."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = settled(context.new_page(), address, scripts=True)
    page.wait_for_load_state("networkidle")  # some scripts fetch what they show
    content = page.content()
    context.close()
    return content


def open_everything(page: Page) -> None:
    """Open every part that can be folded, so that what is in it is looked at too."""
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")


@pytest.mark.parametrize(
    "name",
    [pytest.param(one, marks=pytest.mark.long) if one in NIGHTLY else one for one in PAGES],
)
@pytest.mark.parametrize("looks", LOOKS)
def test_axe_finds_nothing(
    browser: Browser, site_address: str, name: str, scripts: bool, looks: list[Look]
) -> None:
    """No violation of WCAG A and AA, 2.0 to 2.2: narrow and wide, light and dark, all unfolded."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        reduced_motion="reduce",  # or colours are measured half-way from light to dark
    )
    if not scripts:  # axe itself is a script: the page's own are kept away instead
        context.route("**/*.js", lambda route: route.abort())
    page = settled(context.new_page(), site_address + PAGES[name], scripts=scripts)
    if not scripts and page.content() == drawn_with_scripts(browser, site_address + PAGES[name]):
        context.close()
        return  # scripts change nothing here: what axe says of the page with them holds
    open_everything(page)
    found = []
    for width, scheme, asked in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        result = Axe().run(page, options=asked)
        for fault in result.response["violations"]:
            nodes = [node["html"][:160] for node in fault["nodes"][:3]]
            found.append((width, scheme, fault["id"], nodes))
    context.close()

    assert found == []


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    """A page 320 CSS pixels wide: 1,280 at 400 % zoom (WCAG 1.4.10)."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways(narrow: Page, site_address: str, name: str) -> None:
    """At 320 px, and with the spacing of text that WCAG 1.4.12 names, the page fits its width."""
    settled(narrow, site_address + PAGES[name], scripts=True)
    open_everything(narrow)
    plain = narrow.evaluate("document.documentElement.scrollWidth")
    narrow.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important;"
        " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
    )
    spaced = narrow.evaluate("document.documentElement.scrollWidth")

    assert (plain, spaced) == (320, 320)


REACHABLE = """() => {
    const wanted = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    return [...document.querySelectorAll(wanted)]
        .filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }))
        .map((one, number) => { one.dataset.reach = number; return number; }).length;
}"""
FOCUSED = """() => {
    const one = document.activeElement;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    return {
        number: one.dataset.reach === undefined ? null : Number(one.dataset.reach),
        shown: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        inside: box.width > 0 && box.left >= -1 && box.right <= innerWidth + 1
            && box.bottom > 0 && box.top < innerHeight,
    };
}"""


@pytest.mark.parametrize("name", ["home", "list", "initiative", "organisation", "compare", "prose"])
@pytest.mark.parametrize("width", [320, 1280])
def test_tab_reaches_everything_in_order(
    browser: Browser, site_address: str, name: str, width: int
) -> None:
    """By Tab alone everything is reached, in reading order, and what has focus can be seen."""
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = settled(context.new_page(), site_address + PAGES[name], scripts=True)
    count = page.evaluate(REACHABLE)
    walked = []
    for _step in range(count):
        page.keyboard.press("Tab")
        walked.append(page.evaluate(FOCUSED))
    context.close()

    assert [step["number"] for step in walked] == list(range(count))
    assert [step["number"] for step in walked if not (step["shown"] and step["inside"])] == []


def test_the_first_tab_offers_to_skip_the_menu(page: Page, site_address: str) -> None:
    """The skip link comes first and leads to the main content."""
    page.goto(site_address + INITIATIVE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_heading_of_the_first_level_and_no_gaps(
    page: Page, site_address: str, name: str
) -> None:
    """Headings outline the page: one h1, then no level is skipped; one main landmark."""
    settled(page, site_address + PAGES[name], scripts=True)
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]"
        ".filter((h) => h.checkVisibility()).map((h) => Number(h.tagName[1]))"
    )

    assert levels.count(1) == 1
    assert [b for a, b in pairwise(levels) if b > a + 1] == []
    expect(page.locator("main")).to_have_count(1)
