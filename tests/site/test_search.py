"""Search in a real browser, over the real register, served under a sub-path."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from projects import REPOSITORY, entry, pages

WORD = re.compile(r"[a-z]{7,}")
STEM = 5
"""Letters that words with one stem share: the search goes by stems."""

RESULTS = "[data-fs-results] .fs-result h3 a"


def rare_word(site: Path) -> tuple[str, str]:
    """A word of one justification that stands on no other page, nor one like it; whose it is."""
    begins: dict[str, set[str]] = {}
    for name, html in pages(site):
        for word in WORD.findall(re.sub(r"<[^>]*>", " ", html).lower()):
            begins.setdefault(word[:STEM], set()).add(name)
    for path in sorted((REPOSITORY / "register/initiatives").glob("*/*.yml")):
        identifier = f"{path.parent.name}/{path.stem}"
        for answer in entry(path.read_bytes()).get("answers", {}).values():
            for word in WORD.findall(answer["justification"].lower()):
                if begins.get(word[:STEM]) == {f"initiatives/{identifier}/index.html"}:
                    return word, identifier
    pytest.fail("no word of the register stands on one page only")


@pytest.fixture(scope="module")
def rare(site: Path) -> tuple[str, str]:
    """A word to look for, and the initiative on whose page alone it stands."""
    return rare_word(site)


def open_what_is_found(page: Page, rare: tuple[str, str], site_address: str) -> None:
    """One result: it leads to the initiative, and the word stands on its page."""
    word, identifier = rare
    found = page.locator(RESULTS)
    expect(found.first).to_be_visible()
    expect(found).to_have_count(1)
    found.click()
    expect(page).to_have_url(re.compile(re.escape(f"{site_address}initiatives/{identifier}/")))
    shown = page.locator("main").inner_text().lower()
    assert word in shown


def test_a_word_of_a_justification_is_found_from_the_list(
    page: Page, site_address: str, rare: tuple[str, str]
) -> None:
    """Type it, press Enter, open the page found, and read the word there."""
    page.goto(f"{site_address}initiatives/")
    box = page.locator("main").get_by_role("searchbox")
    box.fill(rare[0])
    box.press("Enter")
    expect(page).to_have_url(re.compile(rf"[?&]q={rare[0]}"))
    open_what_is_found(page, rare, site_address)


def test_the_form_of_the_home_page_searches(
    page: Page, site_address: str, rare: tuple[str, str]
) -> None:
    """A citizen's first form leads to the results."""
    page.goto(site_address)
    box = page.locator("main").get_by_role("searchbox")
    box.fill(rare[0])
    box.press("Enter")
    open_what_is_found(page, rare, site_address)


def test_the_form_in_the_header_searches_from_any_page(
    page: Page, site_address: str, rare: tuple[str, str]
) -> None:
    """It stands on every page, prose included."""
    page.goto(f"{site_address}about/scoring/")
    box = page.locator("header").get_by_role("searchbox")
    box.fill(rare[0])
    page.locator("header").get_by_role("button", name="Search").click()
    open_what_is_found(page, rare, site_address)


def test_a_search_can_be_shared_and_gone_back_from(
    page: Page, site_address: str, rare: tuple[str, str]
) -> None:
    """The address holds the query; the back button returns to the results."""
    page.goto(f"{site_address}initiatives/?q={rare[0]}")
    open_what_is_found(page, rare, site_address)
    page.go_back()
    expect(page.locator("main").get_by_role("searchbox")).to_have_value(rare[0])
    expect(page.locator(RESULTS)).to_have_count(1)


def test_a_search_that_finds_nothing_says_so(page: Page, site_address: str) -> None:
    """In words, announced to a screen reader, and with a way on."""
    page.goto(f"{site_address}initiatives/?q=zzzqqqxxx")
    said = page.get_by_role("status").filter(has_text="No decision has the word “zzzqqqxxx”")
    expect(said).to_be_visible()


def test_a_hostile_query_is_text(page: Page, site_address: str) -> None:
    """What stands in an address never runs."""
    query = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"{site_address}initiatives/?q={query}")
    expect(page.get_by_role("status").first).to_be_visible()
    assert page.locator("main img").count() == 0
    expect(page.locator("main").get_by_role("searchbox")).to_have_value(
        "<img src=x onerror=alert(1)>"
    )


def test_without_javascript_every_decision_is_listed(
    browser: Browser, site_address: str, site: Path
) -> None:
    """The list is whole, its links lead to pages, and nothing else stands there empty."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_address}initiatives/")
    shown = page.locator("main .fs-result h3 a")
    count = len(list((REPOSITORY / "register/initiatives").glob("*/*.yml")))
    assert shown.count() == min(count, 50)
    first = shown.first
    title = first.inner_text()
    first.click()
    assert page.locator("h1").inner_text() == title
    assert (site / "initiatives/index.html").is_file()
    context.close()


@pytest.mark.parametrize("address", ["", "initiatives/", "organisations/", "method/", "browse/"])
def test_a_page_logs_no_error_and_stays_on_its_site(
    page: Page, site_address: str, address: str
) -> None:
    """No broken policy, no missing file, no request elsewhere."""
    broken: list[str] = []
    page.on(
        "response",
        lambda answer: broken.append(answer.url) if answer.status >= 400 else None,
    )
    page.goto(f"{site_address}{address}", wait_until="networkidle")
    expect(page.locator("h1")).to_have_count(1)
    assert broken == []
