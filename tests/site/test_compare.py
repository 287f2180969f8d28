"""Comparing decisions in a real browser: what stands side by side, and what the address may ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from fairshare.flow.pipeline import Places, read_register
from fairshare.framework import Framework
from fairshare.model import Register
from fairshare.publish.pages.compare import comparison_groups
from fairshare.publish.words.ratings import rating_words
from imported import BARE, FULLER, draw_imported
from projects import FULL, REPOSITORY, Project
from real_register import DAY

CARE = "nhs-england/care-data"
SAFELY = "nhs-england/opensafely-covid-19"
STREAMS = "royal-free-london-nhs-foundation-trust/royal-free-deepmind-streams"
LATER_STREAMS = "royal-free-london-nhs-foundation-trust/streams-in-care"
MEALS = "london-borough-of-lewisham/lewisham-free-school-meals"
TRAVEL = "hm-revenue-and-customs/child-benefit-travel-data"


@pytest.fixture(scope="module")
def register() -> Register:
    """The real register, as Python reads it."""
    places = Places.below(REPOSITORY, "register", "schema", None)
    return read_register(places, DAY).register


def compared(page: Page, address: str, *ids: str, more: str = "") -> Page:
    """Open the comparison of some decisions and wait until it says what it found."""
    page.goto(f"{address}compare/?ids={','.join(ids)}{more}")
    expect(status(page)).to_have_text(re.compile("side by side|is chosen"))
    return page


def status(page: Page) -> Any:
    return page.locator("[data-fs-status]")


def test_two_decisions_stand_side_by_side(
    page: Page, site_address: str, register: Register
) -> None:
    """A column for each, named by its title; the window's title and the status say it too."""
    compared(page, site_address, CARE, SAFELY)
    titles = [register.initiatives[one].title for one in (CARE, SAFELY)]
    heads = page.locator("thead th[scope=col] > a:first-child")
    assert heads.all_text_contents() == titles
    expect(page).to_have_title(re.compile(re.escape(f"Compare: {titles[0]} and {titles[1]}")))
    expect(status(page)).to_have_attribute("role", "status")


def test_answers_are_aligned_and_differences_told(
    page: Page, site_address: str, register: Register, framework: Framework
) -> None:
    """Each of the 18 rows holds both ratings, and says "Same" or "Differs" as they are."""
    compared(page, site_address, CARE, SAFELY)
    differing = 0
    for question in framework.questions:
        ratings = [
            rating_words(register.initiatives[one].answers.get(question.id))
            for one in (CARE, SAFELY)
        ]
        row = page.locator(f'[data-fs-row="{question.id}"]')
        assert question.title in row.locator("th").inner_text()
        shown = row.locator("td .fs-compare__rating").all_text_contents()
        assert shown == [f"Our rating: {rating}" for rating in ratings]
        differs = ratings[0] != ratings[1]
        differing += differs
        expect(row.locator(".fs-compare__mark")).to_have_text("Differs" if differs else "Same")
    expect(status(page)).to_contain_text(f"differ on {differing} of the 18 questions")


def test_removing_one_can_be_undone_with_the_back_button(page: Page, site_address: str) -> None:
    """The address holds the choice, so that back brings the decision back."""
    compared(page, site_address, CARE, SAFELY, STREAMS)
    page.get_by_role("link", name="Remove").nth(1).click()
    expect(page).to_have_url(re.compile(f"ids={CARE},{STREAMS}$"))
    expect(page.locator("thead th[scope=col]")).to_have_count(2)
    page.go_back()
    expect(page.locator("thead th[scope=col]")).to_have_count(3)


def test_another_decision_is_chosen_by_words_of_its_title(
    page: Page, site_address: str, register: Register
) -> None:
    """Typing lists titles with these words; following one adds it."""
    compared(page, site_address, CARE)
    page.get_by_label("Choose a decision").fill("SCHOOL meals")
    expect(page.locator("[data-fs-found]")).to_have_text("1 decision has these words in its title.")
    page.get_by_role("link", name=register.initiatives[MEALS].title, exact=True).click()
    expect(page).to_have_url(re.compile(f"ids={CARE},{MEALS}$"))
    expect(page.locator("thead th[scope=col]")).to_have_count(2)


def test_a_title_that_nothing_has_is_said(page: Page, site_address: str) -> None:
    """No match is a sentence, not an empty list."""
    compared(page, site_address, CARE)
    page.get_by_label("Choose a decision").fill("zebra crossing")
    expect(page.locator("[data-fs-found]")).to_contain_text("No decision has these words")


def test_another_decision_is_chosen_by_words_of_its_page(
    page: Page, site_address: str, register: Register
) -> None:
    """What no title has is found in the text of the pages, once somebody asks for it."""
    compared(page, site_address, CARE)
    page.get_by_label("Choose a decision").fill("google")
    expect(page.locator("[data-fs-found]")).to_contain_text("Press “Find”")
    page.get_by_label("Choose a decision").press("Enter")
    counted = re.compile(r"^(1 decision has|\d+ decisions have) these words\.")
    expect(page.locator("[data-fs-found]")).to_have_text(counted)
    chosen = page.locator("[data-fs-choices]").get_by_role("link").first
    titles = {register.initiatives[one].title for one in (STREAMS, LATER_STREAMS)}
    assert chosen.inner_text() in titles
    expect(chosen).to_be_focused()


def test_decisions_are_ticked_in_the_list_and_compared(page: Page, site_address: str) -> None:
    """The choice outlives another search, and the way back from a decision."""
    page.goto(f"{site_address}initiatives/?q=gangs+matrix")
    bar = page.get_by_role("region", name="Comparison")
    page.get_by_label(re.compile("^Compare")).first.check()
    expect(bar).to_contain_text("1 is ticked")
    gangs = page.locator("[data-fs-tick]").first.input_value()
    page.locator("#q").fill("opensafely")
    page.locator("#q").press("Enter")
    expect(page.locator("[data-fs-status]")).to_contain_text("“opensafely”")
    page.get_by_label(re.compile("^Compare")).first.check()
    page.locator("[data-fs-results] h3 a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.go_back()
    expect(page.get_by_label(re.compile("^Compare")).first).to_be_checked()
    bar.get_by_role("link", name="Compare 2").click()
    expect(page).to_have_url(re.compile(f"ids={gangs},{SAFELY}$"))
    expect(page.locator("thead th[scope=col]")).to_have_count(2)


def test_four_can_be_ticked_and_all_unticked(page: Page, site_address: str) -> None:
    """A fifth box is off while four are ticked; a tick is no step back in the history."""
    page.goto(f"{site_address}initiatives/")
    boxes = page.get_by_label(re.compile("^Compare"))
    for number in range(4):
        boxes.nth(number).check()
    expect(boxes.nth(4)).to_be_disabled()
    bar = page.get_by_role("region", name="Comparison")
    expect(bar.get_by_role("link", name="Compare 4")).to_be_visible()
    bar.get_by_role("button", name="Untick all").click()
    expect(bar).to_be_hidden()
    expect(boxes.nth(4)).to_be_enabled()
    expect(page).to_have_url(f"{site_address}initiatives/")


@pytest.mark.parametrize("width", [768, 1280])
def test_four_side_by_side_scroll_with_the_page(
    browser: Browser, site_address: str, width: int
) -> None:
    """No box scrolls inside the page, up and down or sideways."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    compared(page, site_address, CARE, SAFELY, STREAMS, MEALS)
    side = page.locator("[data-fs-side]")
    inside = "node => [node.scrollHeight > node.clientHeight, node.scrollWidth > node.clientWidth]"
    assert side.evaluate(inside) == [False, False]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_one_decision_comes_with_those_like_it(page: Page, site_address: str) -> None:
    """With one chosen, its similar decisions are offered, each to compare both."""
    compared(page, site_address, CARE)
    page.locator("[data-fs-suggestions]").get_by_role("link", name="Compare both").first.click()
    expect(page.locator("thead th[scope=col]")).to_have_count(2)


def test_a_page_leads_to_the_comparison_with_a_similar_one(page: Page, site_address: str) -> None:
    """From an initiative's own page, one link puts a similar one beside it."""
    page.goto(f"{site_address}initiatives/{CARE}/")
    page.locator(".fs-similar").get_by_role("link", name="Compare both").first.click()
    expect(page.locator("thead th[scope=col]")).to_have_count(2)
    expect(page.locator("thead th[scope=col] > a").first).to_have_attribute(
        "href", f"{site_address}initiatives/{CARE}/"
    )


def test_only_what_differs_is_shown_when_asked(page: Page, site_address: str) -> None:
    """The choice is a link, so it can be shared; no row that is the same is left."""
    compared(page, site_address, CARE, SAFELY)
    page.get_by_role("link", name="Show only what differs").click()
    expect(page).to_have_url(re.compile("only=differences$"))
    expect(page.locator(".fs-compare__row--differs:visible").first).to_be_visible()
    assert page.locator(".fs-compare__row--same:visible").count() == 0
    expect(page.get_by_role("link", name="Show everything")).to_be_visible()


def test_four_are_compared_at_most(page: Page, site_address: str) -> None:
    """A fifth is left out and the page says so; a repeated one counts once."""
    compared(page, site_address, CARE, SAFELY, CARE, STREAMS, MEALS, TRAVEL)
    expect(page.locator("thead th[scope=col]")).to_have_count(4)
    expect(page.locator("[data-fs-problems]")).to_contain_text("Only the first 4")
    expect(page.locator("[data-fs-choose]")).to_be_hidden()


def test_what_is_no_id_is_told_and_never_asked_for(page: Page, site_address: str) -> None:
    """Text in the address that is shaped like no id stays text: no request, no link, no element."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    bad = "..%2F..%2Fetc,%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E,javascript:alert(1)"
    compared(page, site_address, CARE, bad)
    problems = page.locator("[data-fs-problems] li")
    expect(problems).to_have_count(3)
    expect(problems.nth(1)).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("main img").count() == 0
    pages = [url for url in asked if "/initiatives/" in url]
    assert pages == [f"{site_address}initiatives/{CARE}/"]


def test_an_unknown_id_is_told_and_the_others_are_compared(
    browser: Browser, site_address: str
) -> None:
    """A decision that the register lacks is named; the comparison goes on without it."""
    page = browser.new_page()
    compared(page, site_address, CARE, "nobody/nothing", SAFELY)
    expect(page.locator("[data-fs-problems]")).to_contain_text(
        "This register has no decision with the id “nobody/nothing”."
    )
    expect(page.locator("thead th[scope=col]")).to_have_count(2)
    page.close()


def test_parts_of_another_page_keep_their_links_and_lose_their_ids(
    page: Page, site_address: str
) -> None:
    """Links in cells lead where they led on the decision's page, and no id stands twice."""
    compared(page, site_address, CARE, SAFELY)
    link = page.locator('[data-fs-row="providers"] td a').first
    expect(link).to_have_attribute("href", re.compile(rf"^{re.escape(site_address)}organisations/"))
    assert page.locator("table [id]").count() == 0


def test_narrow_screens_need_no_sideways_scrolling(browser: Browser, site_address: str) -> None:
    """At 320 px cells stand below each other, each under its decision's title."""
    page = browser.new_page(viewport={"width": 320, "height": 800})
    compared(page, site_address, CARE, SAFELY, STREAMS)
    width = "document.documentElement.scrollWidth"
    assert page.evaluate(width) == 320
    first, second = page.locator('[data-fs-row="outcome"] td').all()[:2]
    above, below = first.bounding_box(), second.bounding_box()
    assert above is not None
    assert below is not None
    assert below["y"] >= above["y"] + above["height"]
    page.close()


def test_without_javascript_it_says_what_to_do(browser: Browser, site_address: str) -> None:
    """No dead form and no empty table, but an explanation and links."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_address}compare/?ids={CARE},{SAFELY}")
    expect(page.get_by_text("Comparing needs JavaScript.")).to_be_visible()
    expect(page.locator("main table")).to_be_hidden()
    expect(page.locator("main form")).to_be_hidden()
    expect(page.get_by_role("link", name=re.compile("^All \\d+ decisions$"))).to_be_visible()
    context.close()


def test_every_row_has_its_mark_on_the_pages(project: Project, framework: Framework) -> None:
    """A row that no page marks would always be empty."""

    def full(data: dict[str, Any]) -> None:
        data["legal"]["special_category_conditions"] = ["uk-gdpr-9-2-h"]
        data["data"]["categories"].append("health")
        data["decision"]["outcome"] = "approved_with_conditions"
        data["decision"]["divergence"] = {
            "explanation": "The panel asked for a monthly review, although the case for sharing"
            " was made, because the transfer was new to the schools."
        }

    project.change(FULL, full)
    project.build()
    page = project.page("initiatives/northshire-council/free-school-meals")
    for _, rows in comparison_groups(framework):
        for row in rows:
            kind = "question" if row.kind == "question" else "field"
            assert page.count(f'data-fs-{kind}="{row.name}"') == 1


def test_what_was_never_assessed_is_compared_by_its_facts_alone(
    browser: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """No rating is the same or differs, and where the table is silent that is said."""
    project = draw_imported(tmp_path / "project", count=2)
    address = serve(project.build())
    page = browser.new_page()
    page.goto(f"{address}compare/?ids={BARE},{FULLER}")
    expect(status(page)).to_have_text(re.compile("Not all were assessed, so ratings are not"))
    assert page.locator("[data-fs-kind=question]:visible").count() == 0
    row = page.locator("[data-fs-row=agreement] td")
    assert row.all_text_contents()[0] == "The source does not say"
    expect(page.locator("[data-fs-row=assessment] td").first).to_have_text("Not assessed")
    page.close()
