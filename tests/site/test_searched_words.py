"""Words in the search: what is found, and what no decision is said to have (cases/search/).

All queries run in one page over the one built site, as one visitor would type them.
"""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from projects import REPOSITORY

CASES = REPOSITORY / "tests/cases/search"
MORE = ("queries.yml", "more.yml")
"""Further tables, of which each night is often enough."""
PATIENCE = 30_000
"""Milliseconds before a page that does not load fails; a busy machine is no fault."""
SHOWN = """() => {
    const all = (selector, read) => [...document.querySelectorAll(selector)].map(read);
    const id = (link) => link.getAttribute('href').split('/').slice(-3, -1).join('/');
    return {
        head: document.querySelector('[data-fs-status]').textContent,
        notes: document.querySelector('[data-fs-notes]').textContent,
        offers: all('[data-fs-notes] a', (link) => link.textContent),
        pages: all('[data-fs-answers] a', (link) => link.getAttribute('href')),
        found: all('[data-fs-results] > ol:first-child h3 a', id),
        beside: all('[data-fs-results] > ol:not(:first-child) h3 a', id),
        total: Number((document.title.match(/^([0-9]+) · /) ?? [0, 0])[1]),
        trouble: document.querySelector('[data-fs-trouble]').textContent,
    };
}"""


def cases(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text("utf-8"))
    return loaded


def status(page: Page) -> Locator:
    """What is announced of the results."""
    return page.locator("[data-fs-status]")


def searched(page: Page, query: str) -> dict[str, Any]:
    """What the list shows once it has answered a query."""
    results = page.locator("[data-fs-results]")
    page.locator("#q").fill(query)
    results.evaluate("node => node.setAttribute('aria-busy', 'not yet')")
    page.locator("#q").press("Enter")
    expect(results).to_have_attribute("aria-busy", "false", timeout=PATIENCE)
    shown: dict[str, Any] = page.evaluate(SHOWN)
    return shown


@pytest.fixture
def listed(page: Page, site_address: str) -> Page:
    """The list of decisions, ready for words."""
    page.goto(f"{site_address}initiatives/")
    expect(status(page)).not_to_have_text("Loading", timeout=PATIENCE)
    return page


def faults(case: dict[str, Any], shown: dict[str, Any]) -> list[str]:
    """What of a case is not so."""
    absent = case.get("absent", [])
    missing = absent == "all" and "has all of these words" in shown["head"]
    named = [word for word in ([] if absent == "all" else absent) if f"“{word}”" in shown["head"]]
    checks = {
        "absent": missing if absent == "all" else named == absent,
        "none absent": bool(absent) or "page" in case or "No decision has" not in shown["head"],
        "finds": "finds" not in case or case["finds"] in shown["found"][:3],
        "beside": "beside" not in case or case["beside"] in shown["beside"],
        "nothing": "nothing" not in case or not shown["found"],
        "only": "only" not in case or shown["total"] <= case["only"],
        "page": "page" not in case or any(one.endswith(case["page"]) for one in shown["pages"]),
        "offers": "offers" not in case or f"“{case['offers']}”" in shown["offers"],
        "says": case.get("says", "") in shown["notes"],
        "untroubled": not shown["trouble"],
    }
    return [name for name, right in checks.items() if not right]


@pytest.mark.parametrize(
    "name", ["table.yml", *(pytest.param(one, marks=pytest.mark.long) for one in MORE)]
)
def test_what_people_type_is_answered_as_the_table_says(listed: Page, name: str) -> None:
    """The right page among the first three; what no decision has is said, and never counted."""
    wrong = []
    for case in cases(name):
        shown = searched(listed, case["query"])
        if found := faults(case, shown):
            wrong.append((case["query"], found, shown["head"], shown["found"][:3]))

    assert wrong == [], "\n".join(map(str, wrong))


def test_there_are_sixty_more_queries_and_half_are_of_words_that_no_page_holds() -> None:
    """A search that is only tried with words of the pages finds everything."""
    more = cases("more.yml")
    assert len(more) >= 60
    assert sum("absent" in case for case in more) >= 30


@pytest.mark.parametrize(
    ("query", "most"),
    [
        ("asdfgh", 0),
        ("Qwertyuiop and Blorb", 0),
        ("school", 2),
        ("kids", 4),
        ("one two three four five six seven eight nine ten eleven twelve", 9),
        ("school council health police fraud income energy company tax record army gang", 9),
    ],
)
def test_the_index_is_asked_no_more_than_needed(
    page: Page, site_address: str, query: str, most: int
) -> None:
    """Never for a word that the register lacks, and nine times at most for one search."""
    page.goto(f"{site_address}initiatives/")
    asked = page.evaluate(
        """async ([address, query]) => {
            const { TextSearch } = await import(`${address}assets/fairshare/text-search.js`);
            const search = new TextSearch(new URL(address), () => []);
            await search.find(query);
            return search.asked.size;
        }""",
        [site_address, query],
    )

    assert asked <= most


@pytest.mark.parametrize(
    ("texts", "wanted", "pieces"),
    [
        (["No word of it."], {"school": 0}, []),
        (["A school meal."], {"school": 0}, [["A ", 0], ["school", 1], [" meal.", 0]]),
        (["One school.", "School meals"], {"school": 0, "meals": 1}, ["School", " ", "meals"]),
        (["<b>School</b> & more"], {"school": 0}, [["<b>", 0], ["School", 1], ["</b> & more", 0]]),
        (["Care.data, Ynys Môn"], {"data": 0, "mon": 1}, ["Care.data", ", Ynys ", "Môn"]),
        (["Barnardo’s"], {"barnardos": 0}, ["Barnardo’s"]),
        (
            [" ".join(["early"] * 40 + ["school"] + ["late"] * 40)],
            {"school": 0},
            ["… ", " ".join(["early"] * 8) + " ", "school", " " + " ".join(["late"] * 21) + " …"],
        ),
    ],
)
def test_an_excerpt_marks_what_was_looked_for_and_stays_text(
    page: Page, site_address: str, texts: list[str], wanted: dict[str, int], pieces: list[Any]
) -> None:
    """From the text that says most of it, some words before; as pieces, none of them HTML."""
    page.goto(f"{site_address}method/")
    found = page.evaluate(
        """async ([address, texts, wanted]) => {
            const { excerpt } = await import(`${address}assets/fairshare/excerpt.js`);
            return excerpt(texts, new Map(Object.entries(wanted)));
        }""",
        [site_address, texts, wanted],
    )
    said = [text for text, _found in found]
    if pieces and isinstance(pieces[0], list):
        assert [[text, int(marked)] for text, marked in found] == pieces
    else:
        assert said == pieces
