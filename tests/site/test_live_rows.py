"""The list that the browser draws is the list that the pages hold: each row, and each order."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import ceil, floor

import pytest
from playwright.sync_api import Page, expect

from fairshare.publish.edition import Edition, Item

PATIENCE = 30_000
"""Milliseconds before a page that does not load fails; a busy machine is no fault."""

AS_WRITTEN = """const asWritten = (row, base) => {
    const copy = row.cloneNode(true);
    copy.querySelector(".fs-excerpt")?.remove();
    const compare = copy.querySelector(".fs-tick, a[href*='compare/?ids=']");
    compare.replaceWith(compare.textContent);
    for (const link of copy.querySelectorAll("a")) {
        link.setAttribute("href", new URL(link.getAttribute("href"), base));
    }
    return copy.outerHTML;
};"""
"""A row of any list as text: where its links lead is written out, and what search adds left out.

The link to the comparison is a box in the browser, with the same words."""

ON_PAGES = f"""async (address) => {{
    {AS_WRITTEN}
    const rows = [];
    for (let next = `${{address}}initiatives/`; next;) {{
        const html = await (await fetch(next)).text();
        const page = new DOMParser().parseFromString(html, "text/html");
        for (const row of page.querySelectorAll("[data-fs-list] .fs-result")) {{
            rows.push(asWritten(row, next));
        }}
        const further = page.querySelector("[data-fs-list] a[rel=next]");
        next = further && new URL(further.getAttribute("href"), next).href;
    }}
    return rows;
}}"""

SHOWN = f"""() => {{
    {AS_WRITTEN}
    const rows = [...document.querySelectorAll("[data-fs-results] .fs-result")];
    return rows.map((row) => asWritten(row, document.baseURI));
}}"""

Key = Callable[[Item], tuple[float | str, ...]]


def _title(item: Item) -> tuple[str]:
    return (item.initiative.title.casefold(),)


def _review(item: Item) -> tuple[float, str]:
    """Those with a review to come, by its day as written; then the others."""
    return item.review is None, item.initiative.data["dates"]["review_by"] if item.review else ""


def _concern(item: Item) -> tuple[float]:
    """Greatest first, by the high end as shown to one decimal place: never shown too small."""
    return (-ceil(item.score.concern.high * 10) if item.score.concern else 1,)


def _benefit(item: Item) -> tuple[float]:
    """Greatest first, by the low end as shown to one decimal place: never shown too great."""
    return (-floor(item.score.benefit.low * 10) if item.score.benefit else 1,)


ORDERS: dict[str, Key] = {
    "title": _title,
    "review": _review,
    "concern": _concern,
    "benefit": _benefit,
}


IN_ORDER = """async (address) => {
    const { order } = await import(`${address}assets/fairshare/facets.js`);
    const columns = {
        review: [20270101, null, 20260101, 20270101, null],
        title: [4, 3, 2, 0, 1],
        concern: [null, 10.5, 41.3, 41.3, 0],
        benefit: [0, 61.2, null, 9.9, 61.2],
    };
    const rows = [4, 3, 2, 1, 0];
    const names = [...Object.keys(columns), "newest", ""];
    return Object.fromEntries(names.map((name) => [name, order({ order: columns }, rows, name)]));
}"""


NO_OWN_ROWS = """document.addEventListener('readystatechange', () => {
    for (const row of document.querySelectorAll('[data-fs-list] .fs-result')) row.remove();
})"""
"""Takes from the list its page's own rows, which a larger register has for the newest alone."""


def live(page: Page, address: str, *, from_files: bool = True) -> list[str]:
    """The rows that the list in the browser shows, on all its pages."""
    if from_files:
        page.add_init_script(NO_OWN_ROWS)
    rows: list[str] = []
    number = 1
    while True:
        page.goto(f"{address}&page={number}")
        results = page.locator("[data-fs-results]")
        expect(results).to_have_attribute("aria-busy", "false", timeout=PATIENCE)
        rows += page.evaluate(SHOWN)
        if not results.locator("a[rel=next]").count():
            return rows
        number += 1


def ids(rows: list[str]) -> list[str]:
    """The initiatives of rows."""
    found = [re.search(r'/initiatives/([a-z0-9-]+/[a-z0-9-]+)/"', row) for row in rows]
    return [one[1] for one in found if one]


def plain(page: Page, address: str) -> list[str]:
    """The rows of the list that needs no JavaScript, in its order."""
    page.goto(f"{address}method/")
    rows: list[str] = page.evaluate(ON_PAGES, address)
    return rows


@pytest.fixture
def on_pages(page: Page, site_address: str) -> list[str]:
    """Those of the real register."""
    return plain(page, site_address)


def test_the_newest_first_are_the_rows_of_the_pages(
    page: Page, site_address: str, on_pages: list[str], edition: Edition
) -> None:
    """Title, summary, marks, assessment, body, date and links, in the very same order."""
    assert ids(on_pages) == [item.initiative.id for item in edition.items]
    assert live(page, f"{site_address}initiatives/?sort=newest", from_files=False) == on_pages
    assert live(page, f"{site_address}initiatives/?sort=newest") == on_pages


@pytest.mark.parametrize("sort", ORDERS)
def test_every_order_is_that_of_the_data(
    sort: str, page: Page, site_address: str, on_pages: list[str], edition: Edition
) -> None:
    """The same rows, by what the entries and their scores say; ties newest first."""
    shown = live(page, f"{site_address}initiatives/?sort={sort}")
    ordered = sorted(edition.items, key=ORDERS[sort])
    assert ids(shown) == [item.initiative.id for item in ordered]
    assert sorted(shown) == sorted(on_pages)


def test_a_search_shows_the_same_rows(page: Page, site_address: str, on_pages: list[str]) -> None:
    """Only the words found are added to a row."""
    shown = live(page, f"{site_address}initiatives/?q=data")
    assert page.locator("[data-fs-results] .fs-excerpt mark").count() > 0
    assert len(shown) > 10
    assert set(shown) <= set(on_pages)


def test_an_order_puts_what_has_no_value_last(page: Page, site_address: str) -> None:
    """Titles and reviews go up, concern and benefit down; ties come newest first."""
    page.goto(f"{site_address}method/")
    assert page.evaluate(IN_ORDER, site_address) == {
        "review": [2, 0, 3, 1, 4],
        "title": [3, 4, 2, 1, 0],
        "concern": [2, 3, 1, 4, 0],
        "benefit": [1, 4, 3, 0, 2],
        "newest": [0, 1, 2, 3, 4],
        "": [4, 3, 2, 1, 0],
    }


def test_marked_rows_are_those_of_the_pages(hostile_page: Page, hostile_address: str) -> None:
    """Overdue, withdrawn, replaced, undecided: what the real register lacks, and strange titles."""
    rows = plain(hostile_page, hostile_address)
    shown = live(hostile_page, f"{hostile_address}initiatives/?sort=newest")
    assert shown == rows
    assert sum("Review overdue" in row for row in shown) == 1
    assert sum("fs-tag--withdrawn" in row for row in shown) == 1
    assert sum("fs-tag--replaced" in row for row in shown) == 1
    assert sum("No decision recorded" in row for row in shown) == 1
