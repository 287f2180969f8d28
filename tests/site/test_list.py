"""The list of decisions in a real browser: words, filters, sorting, sharing, downloads."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from fairshare.publish.edition import Edition
from fairshare.publish.finding.facets import FACETS

SETS = 200
PATIENCE = 30_000
"""Milliseconds before a page that does not load fails; a busy machine is no fault."""


def status(page: Page) -> Locator:
    """What is announced of the results."""
    return page.locator("[data-fs-status]")


def opened(page: Page, address: str) -> Page:
    """The list at an address, once it has its results."""
    page.goto(address)
    expect(status(page)).not_to_have_text("Loading", timeout=PATIENCE)
    return page


def ids(page: Page) -> list[str]:
    """The initiatives that the list shows now."""
    links = page.locator("[data-fs-results] h3 a").all()
    return ["/".join((link.get_attribute("href") or "").split("/")[-3:-1]) for link in links]


def test_filters_agree_with_python(page: Page, site_address: str, edition: Edition) -> None:
    """For 200 random sets of filters, the browser keeps the very rows that Python computes."""
    rng = random.Random(7)  # noqa: S311 - no secret, the same sets every time
    every = {
        facet.name: sorted({code for item in edition.items for code in facet.values(item)})
        for facet in FACETS
    }
    sets = [
        {
            name: sorted(rng.sample(codes, rng.randint(1, min(3, len(codes)))))
            for name, codes in every.items()
            if codes and rng.random() < 0.25
        }
        for _ in range(SETS)
    ]
    opened(page, f"{site_address}initiatives/")

    found = page.evaluate(
        """async ([address, sets]) => {
            const { select } = await import(`${address}assets/fairshare/facets.js`);
            const { Columns } = await import(`${address}assets/fairshare/columns.js`);
            const fetched = async (name) => (await fetch(`${address}${name}`)).json();
            const table = await fetched("facets.json");
            await new Columns(table, fetched).facets(table.facets.map(({ name }) => name));
            const every = Array.from({ length: table.count }, (_, row) => row);
            const chosen = (set) => new Map(Object.entries(set).map(([k, v]) => [k, new Set(v)]));
            return sets.map((set) => select(table, chosen(set), every));
        }""",
        [site_address, sets],
    )

    assert found == [fitting(edition, chosen) for chosen in sets]
    assert any(found)


def fitting(edition: Edition, chosen: dict[str, list[str]]) -> list[int]:
    """The rows that fit: within a facet any choice will do, between facets all must."""
    facets = {facet.name: facet for facet in FACETS}
    return [
        row
        for row, item in enumerate(edition.items)
        if all(set(codes) & set(facets[name].values(item)) for name, codes in chosen.items())
    ]


def test_counts_stay_right_when_several_values_are_chosen(
    page: Page, site_address: str, edition: Edition
) -> None:
    """Another value of the same facet says how many it would add, not none."""
    opened(page, f"{site_address}initiatives/?outcome=refused")
    box = page.get_by_label(re.compile(r"^Put off"))

    label = page.locator(f"label[for='{box.get_attribute('id')}']")
    expect(label).to_contain_text(f"({len(fitting(edition, {'outcome': ['deferred']}))})")
    box.check()

    both = len(fitting(edition, {"outcome": ["deferred", "refused"]}))
    expect(status(page)).to_have_text(f"{both} decisions")


def test_a_filter_is_counted_once_somebody_opens_it(page: Page, site_address: str) -> None:
    """Its column is fetched then, by keyboard too; before, no column is, and totals stand there."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site_address)))
    opened(page, f"{site_address}initiatives/")
    page.locator("summary", has_text=re.compile(r"^Theme$")).press("Enter")
    health = page.locator("label[for='f-theme-health']")
    total = health.inner_text()
    assert re.search(r"\([1-9][0-9]*\)$", total)
    assert [name for name in asked if name.startswith("facets/columns/")] == []

    page.locator("#q").fill("school")
    page.locator("#q").press("Enter")
    expect(health).not_to_have_text(total)
    page.locator("summary", has_text=re.compile(r"^Stage$")).press("Enter")
    live = page.locator("label[for='f-stage-live']")
    expect(live).to_have_text(re.compile(r"\([0-9]+\)$"))
    columns = [name for name in asked if name.startswith("facets/columns/")]
    assert columns == ["facets/columns/theme.json", "facets/columns/stage.json"]


def test_words_typed_while_the_list_loads_are_kept(page: Page, site_address: str) -> None:
    """Someone quicker than the table finds their words in the box, and what they asked for."""
    waiting: list[Route] = []
    page.route("**/facets.json", lambda route: waiting.append(route))  # noqa: PLW0108 - playwright wants a function of Python
    with page.expect_request("**/facets.json"):
        page.goto(f"{site_address}initiatives/")
    page.locator("#q").fill("records")
    waiting[0].continue_()
    expect(status(page)).not_to_have_text("Loading", timeout=PATIENCE)
    expect(page.locator("#q")).to_have_value("records")
    page.locator("#q").press("Enter")
    expect(page).to_have_url(re.compile(r"q=records"))


def test_filter_search_sort_back_and_share(page: Page, site_address: str, browser: Browser) -> None:
    """Each step is in the address; the back button undoes it; another person sees the same."""
    opened(page, f"{site_address}initiatives/")
    page.locator("summary", has_text=re.compile(r"^Decision$")).click()
    page.get_by_label(re.compile(r"^Approved \(")).check()
    expect(page).to_have_url(re.compile(r"\?outcome=approved$"))
    page.locator("#q").fill("records")
    page.locator("#q").press("Enter")
    expect(page).to_have_url(re.compile(r"q=records&outcome=approved"))
    expect(status(page)).to_contain_text("records")
    page.locator("[data-fs-sort]").select_option("title")
    expect(page).to_have_url(re.compile(r"sort=title"))
    expect(page.locator("[data-fs-results]")).to_have_attribute("aria-busy", "false")
    shown = ids(page)
    titles = [h.inner_text().lower() for h in page.locator("[data-fs-results] h3").all()]
    assert titles == sorted(titles)

    other = browser.new_page()
    assert ids(opened(other, page.url)) == shown
    other.close()

    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?outcome=approved$"))
    expect(page.get_by_label(re.compile(r"^Approved \("))).to_be_checked()
    expect(page.locator("#q")).to_have_value("")


def test_chosen_filters_are_shown_and_removable(page: Page, site_address: str) -> None:
    """Each chosen filter is a button that removes it; focus then goes to the new count."""
    opened(page, f"{site_address}initiatives/?outcome=refused&theme=education")
    chosen = page.locator("[data-fs-chosen] button")
    expect(chosen).to_have_count(3)

    page.get_by_role("button", name=re.compile(r"Theme: Education")).click()

    expect(page).to_have_url(re.compile(r"\?outcome=refused$"))
    expect(status(page)).to_be_focused()
    expect(chosen).to_have_count(1)


def test_what_was_withdrawn_is_marked_and_keeps_its_place(
    page: Page, site_address: str, edition: Edition
) -> None:
    """What people ask for most is often what was stopped: it comes where its words put it."""
    gone = {item.initiative.id for item in edition.items[edition.standing :]}
    page.goto(f"{site_address}initiatives/?q=gp+records")
    expect(status(page)).to_contain_text("“gp records”", timeout=PATIENCE)
    found = ids(page)
    first = next(place for place, one in enumerate(found) if one in gone)
    assert not set(found[first:]) <= gone
    row = page.locator("[data-fs-results] .fs-result").nth(first)
    expect(row.locator(":is(.fs-tag--withdrawn, .fs-tag--replaced)")).to_be_visible()


def test_pages_follow_each_other_without_gap_or_overlap(
    page: Page, site_address: str, edition: Edition
) -> None:
    """Page by page every initiative comes once, newest first."""
    opened(page, f"{site_address}initiatives/")
    seen = ids(page)
    while page.locator("[data-fs-results] a[rel=next]").count():
        first = seen[-1]
        page.locator("[data-fs-results] a[rel=next]").click()
        expect(page.locator(f"[data-fs-results] a[href$='{first}/']")).to_have_count(0)
        seen += ids(page)

    assert seen == [item.initiative.id for item in edition.items]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_the_download_is_exactly_the_filtered_set(
    page: Page, site_address: str, edition: Edition, kind: str
) -> None:
    """All pages of what the list shows, and nothing else, told as in the file of the whole list.

    So each row says who speaks, and what became of it in words.
    """
    opened(page, f"{site_address}initiatives/?outcome=approved")
    with page.expect_download() as waiting:
        page.locator(f"[data-fs-{kind}]").click()
    text = Path(waiting.value.path()).read_text("utf-8-sig")

    records: list[dict[str, Any]] = (
        list(csv.DictReader(io.StringIO(text)))
        if kind == "csv"
        else json.loads(text)["initiatives"]
    )

    rows = fitting(edition, {"outcome": ["approved"]})
    names = [edition.items[row].initiative.id for row in rows]
    whole = page.request.get(f"{site_address}initiatives/decisions.csv").body()
    known = {one["id"]: one for one in csv.DictReader(io.StringIO(whole.decode("utf-8-sig")))}
    assert [one["id"] for one in records] == names
    for record in records:
        lists = {key: "; ".join(v) if isinstance(v, list) else v for key, v in record.items()}
        own = {key: text for key, text in lists.items() if key != "url"}
        assert own == {key: text for key, text in known[record["id"]].items() if key != "url"}


def test_no_result_says_so_and_what_to_do(page: Page, site_address: str) -> None:
    """Nothing found is a sentence and an advice, not an empty page; filters are named if set."""
    opened(page, f"{site_address}initiatives/?q=army&outcome=deferred")

    expect(status(page)).to_have_text("No decision for “army” fits these filters")
    expect(page.get_by_text("Remove a filter, or try fewer or other words.")).to_be_visible()


def test_a_strange_address_is_inert(page: Page, site_address: str) -> None:
    """Unknown values, page numbers and script in the address change nothing and run nothing."""
    opened(
        page,
        f"{site_address}initiatives/?outcome=%3Cscript%3E&page=-4&sort=constructor&theme=nothing",
    )

    expect(status(page)).to_have_text(re.compile(r"^\d+ decisions$"))


def test_the_list_is_whole_without_javascript(
    browser: Browser, site_address: str, edition: Edition
) -> None:
    """Without scripts the plain list, page by page, holds every initiative."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    address = f"{site_address}initiatives/"
    seen: list[str] = []
    while address:
        page.goto(address)
        links = page.locator("[data-fs-list] h3 a").all()
        seen += ["/".join((a.get_attribute("href") or "").split("/")[-3:-1]) for a in links]
        further = page.locator("[data-fs-list] a[rel=next]")
        address = further.evaluate("a => a.href") if further.count() else ""
    context.close()

    assert seen == [item.initiative.id for item in edition.items]
