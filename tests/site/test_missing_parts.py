"""When a part is missing: an old browser, a file that does not come. The page says so and helps.

A browser's own message on a missing file is no fault here: these pages are not watched for errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from form_filling import at, check

pytestmark = pytest.mark.long

PATIENCE = 30_000
"""Milliseconds before a page that does not load fails; a busy machine is no fault."""
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
OLD = "delete Array.prototype.at; delete Object.hasOwn"  # docs/browsers.md: both are newer
NO_ROWS = """document.addEventListener('readystatechange', () => {
    for (const row of document.querySelectorAll('[data-fs-list] .fs-results > li')) row.remove();
})"""
FOUND = "[data-fs-results] > ol:first-child h3 a"


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A page from which something may be taken away."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


def without(page: Page, files: str) -> None:
    """Let none of these files arrive."""
    page.route(files, lambda route: route.abort())


def shown(page: Page) -> str:
    """What the list announces, once it has an answer."""
    expect(page.locator("[data-fs-results]")).to_have_attribute(
        "aria-busy", "false", timeout=PATIENCE
    )
    return page.locator("[data-fs-status]").inner_text()


def ask(page: Page, query: str) -> str:
    """Type words into the list and take its answer."""
    page.locator("#q").fill(query)
    page.locator("[data-fs-results]").evaluate("node => node.setAttribute('aria-busy', 'no')")
    page.locator("#q").press("Enter")
    return shown(page)


@pytest.mark.parametrize(
    "files",
    [
        "**/text-index.js",
        "**/search/documents.json",
        "**/search/index/*",
        "**/search/query.json",
        "**/search/words/*",
        "**/search/words/s.json",
    ],
)
def test_without_its_index_the_search_looks_through_titles_and_summaries(
    bare: Page, site_address: str, files: str
) -> None:
    """It says so above the list, filters still work, and it is whole again once all arrives.

    A script that a browser failed to load it asks for again with the page alone.
    """
    without(bare, files)
    bare.goto(f"{site_address}initiatives/?q=school")
    assert re.search(r"decisions? with “school” in (its|their) ", shown(bare))
    trouble = bare.locator("[data-fs-trouble]")
    expect(trouble).to_be_visible()
    expect(trouble).to_contain_text("titles and summaries")
    every = bare.locator(FOUND).count()
    assert every > 1
    bare.locator("summary", has_text=re.compile(r"^Decision$")).click()
    bare.get_by_label(re.compile(r"^Refused \(")).check()
    expect(bare.locator(FOUND)).not_to_have_count(every)
    bare.get_by_label(re.compile(r"^Refused \(")).uncheck()

    bare.unroute(files)
    expect(trouble).to_contain_text("Load the page again")
    if not files.endswith(".js"):
        assert re.fullmatch(r"\d+ decisions? for “police”", ask(bare, "police"))
        expect(trouble).to_be_hidden()
    bare.reload()
    assert re.fullmatch(r"\d+ decisions? for “(school|police)”", shown(bare))
    expect(trouble).to_be_hidden()


def test_an_index_of_another_day_is_not_believed(bare: Page, site_address: str) -> None:
    """A browser may hold an old file, in which pages have other numbers."""

    def older(route: Route) -> None:
        text = route.fetch().text()
        route.fulfill(body=re.sub(r'"":"[0-9a-f]{4}"', '"":"none"', text))

    bare.route("**/search/index/*", older)
    bare.goto(f"{site_address}initiatives/?q=school")
    assert re.search(r"decisions? with “school” in (its|their) ", shown(bare))


@pytest.mark.parametrize("query", ["school", ""])
def test_without_drawn_rows_titles_and_summaries_are_shown(
    bare: Page, site_address: str, query: str
) -> None:
    """The lines lose their marks, not their way to the page.

    The rows of the page itself go too: a larger register has them on its first page only.
    """
    bare.add_init_script(NO_ROWS)
    without(bare, "**/facets/rows/*")
    bare.goto(f"{site_address}initiatives/?q={query}")
    shown(bare)
    expect(bare.locator("[data-fs-trouble]")).to_contain_text("title and summary are shown")
    bare.locator(FOUND).first.click()
    expect(bare.locator("h1")).to_be_visible()
    expect(bare).to_have_url(re.compile(r"/initiatives/[a-z0-9-]+/[a-z0-9-]+/$"))


def test_without_the_facets_the_whole_list_stands(bare: Page, site_address: str) -> None:
    """It is complete, and the sentence above says what is missing."""
    without(bare, "**/facets.json")
    bare.goto(f"{site_address}initiatives/?q=school")
    expect(bare.locator("[data-fs-trouble]")).to_contain_text("could not be loaded")
    expect(bare.locator("[data-fs-list] h3 a").first).to_be_visible()
    expect(bare.locator("[data-fs-live]")).to_be_hidden()
    expect(bare.get_by_text("needs JavaScript")).to_be_hidden()


@pytest.mark.parametrize("taken", [OLD, NO_STORAGE])
def test_the_list_needs_neither_new_functions_nor_storage(
    bare: Page, site_address: str, taken: str
) -> None:
    """Words and filters work, and nothing is said to be missing."""
    bare.add_init_script(taken)
    bare.goto(f"{site_address}initiatives/?q=school")
    assert re.fullmatch(r"\d+ decisions? for “school”", shown(bare))
    expect(bare.locator("[data-fs-trouble]")).to_be_hidden()


def test_an_older_browser_gets_the_form_and_its_draft_back(bare: Page, site_address: str) -> None:
    """What was typed before a reload is there after it, and after one letter more."""
    bare.add_init_script(OLD)
    bare.goto(f"{site_address}assess/")
    bare.locator("[data-ready]").wait_for()
    at(bare, "f-title").fill("A title")
    at(bare, "f-summary").fill("It took a day to write this.")
    expect(bare.locator("[data-fs-saved]")).to_contain_text("Last stored at")
    bare.reload()
    bare.locator("[data-ready]").wait_for()
    at(bare, "f-title").press("End")
    at(bare, "f-title").type("s")
    expect(bare.locator('[id="f-summary"]')).to_have_value("It took a day to write this.")
    at(bare, "s-finish")
    expect(bare.get_by_role("button", name="Check the entry")).to_be_enabled()


def test_a_form_that_can_not_start_says_so_and_leaves_the_draft(
    bare: Page, site_address: str
) -> None:
    """A notice speaks of it, and nothing is written over what was stored."""
    bare.goto(f"{site_address}assess/")
    bare.locator("[data-ready]").wait_for()
    at(bare, "f-title").fill("A title")
    expect(bare.locator("[data-fs-saved]")).to_contain_text("Last stored at")
    stored = bare.evaluate("JSON.stringify({ ...localStorage })")
    without(bare, "**/assess/start.json")
    bare.reload()
    expect(bare.locator("[data-fs-failed]")).to_contain_text("The form could not start")
    assert bare.evaluate("JSON.stringify({ ...localStorage })") == stored


def test_where_nothing_can_be_stored_the_form_says_so(bare: Page, site_address: str) -> None:
    """From the first letter on."""
    bare.add_init_script(NO_STORAGE)
    bare.goto(f"{site_address}assess/")
    bare.locator("[data-ready]").wait_for()
    at(bare, "f-title").fill("A title")
    expect(bare.locator("[data-fs-saved]")).to_contain_text("does not store your draft")


def test_without_the_schema_the_form_says_that_nothing_was_checked(
    bare: Page, site_address: str
) -> None:
    """The answers stay, and the next press checks them."""
    without(bare, "**/initiative.schema.json")
    bare.goto(f"{site_address}assess/")
    bare.locator("[data-ready]").wait_for()
    at(bare, "f-title").fill("A title")
    check(bare)
    expect(bare.get_by_role("alert").filter(has_text="could not be checked")).to_be_visible()
    expect(bare.locator('[id="f-title"]')).to_have_value("A title")
    bare.unroute("**/initiative.schema.json")
    check(bare)
    expect(bare.get_by_role("heading", name=re.compile("problems"))).to_be_visible()


@pytest.mark.parametrize("files", ["**/compare/choices.json", "**/dom.js", "**/search/index/*"])
def test_a_comparison_that_lacks_a_part_says_so(bare: Page, site_address: str, files: str) -> None:
    """Either its own sentence, or the one that speaks where no script runs."""
    without(bare, files)
    bare.goto(f"{site_address}compare/")
    if "dom" in files:
        expect(bare.get_by_text("Comparing needs JavaScript.")).to_be_visible()
        return
    bare.locator("#choose").fill("school")
    bare.locator("#choose").press("Enter")
    expect(bare.locator("[data-fs-found]")).to_contain_text("could not be loaded")
