"""The page of an initiative in a real browser: what stands first, what is folded, what is drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

PAGE = "initiatives/metropolitan-police-service/met-police-gangs-violence-matrix/"
DECIDED = "initiatives/department-for-education/mod-pupil-data-request/"
FIRST = ("providers", "recipients", "shared", "aims")
"""What a citizen looks for first, by the mark on the page."""
PAPER = {"width": 688, "height": 1032}
"""What fits on a sheet of A4 between its margins, in pixels."""
LONGEST = 10_500
"""Pixels at 320: half of what this page had before answers and more were folded, at least."""
TWO_SCREENS = 1280
FULLEST = (
    "department-for-business-energy-and-industrial-strategy/warm-home-discount-rebates",
    "hm-revenue-and-customs/child-benefit-travel-data",
    "bristol-city-council/bristol-think-family-database",
    "department-of-social-protection-ireland/public-services-card-face-matching",
    "nhs-england/care-data",
)
"""Those with the most to say before the reasons of the decision."""


@pytest.fixture
def narrow(browser: Browser, site_address: str) -> Iterator[Page]:
    """The page on a small phone."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(site_address + PAGE)
    yield page
    page.close()


def top(page: Page, selector: str) -> float:
    """Where a part of a page begins, from the top of the page."""
    found = page.locator(selector).first.evaluate("e => e.getBoundingClientRect().top + scrollY")
    return float(found)


def test_on_a_phone_the_facts_come_first(narrow: Page, site_address: str) -> None:
    """Title and headline on the first screen, the facts and the harm on the second."""
    narrow.goto(site_address + DECIDED)
    assert top(narrow, ".fs-headline") < 320
    assert all(top(narrow, f"[data-fs-field={name}]") < 1280 for name in FIRST)
    assert top(narrow, "[data-fs-field=risks]") < 1280
    assert top(narrow, "[data-fs-field=reason]") < top(narrow, "[data-fs-field=assessment]")


def test_on_a_phone_the_reason_is_within_two_screens(narrow: Page, site_address: str) -> None:
    """Even where many bodies, many kinds of data or long texts stand before it."""
    reasons = {}
    for identifier in FULLEST:
        narrow.goto(f"{site_address}initiatives/{identifier}/")
        reason = narrow.locator(
            ".fs-verdict [data-fs-field=reason], .fs-verdict > p[data-fs-field]"
        ).first
        reasons[identifier] = reason.evaluate("e => e.getBoundingClientRect().top + scrollY")
    assert {one for one, y in reasons.items() if y >= TWO_SCREENS} == set(), reasons


def test_what_a_phone_folds_stands_open_where_there_is_room(page: Page, site_address: str) -> None:
    """No word of benefits or risks is behind a click on a wide screen."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site_address}initiatives/{FULLEST[2]}/")
    folded = page.locator(".fs-first .fs-more")
    assert folded.count() > 2
    for one in folded.all():
        expect(one.locator("summary")).not_to_be_visible()
        expect(one.locator(":scope > :not(summary)").first).to_be_visible()


def test_on_a_phone_the_header_is_one_row(narrow: Page) -> None:
    """The menu is folded, and opens without scripts."""
    box = narrow.locator(".fs-header").bounding_box()
    assert box is not None
    assert box["height"] < 60
    narrow.get_by_text("Menu", exact=False).first.click()
    expect(narrow.get_by_role("searchbox")).to_be_visible()


def test_a_page_is_half_as_long_as_it_was(narrow: Page) -> None:
    """What few people read is folded, and stands there all the same."""
    assert narrow.evaluate("document.documentElement.scrollHeight") < LONGEST
    assert narrow.evaluate("document.documentElement.scrollWidth") == 320


def test_a_point_of_the_assessment_opens_its_answer(narrow: Page) -> None:
    """A reader who doubts it is shown the words about this case."""
    answer = narrow.locator("[data-fs-question=harm]")
    expect(answer).not_to_be_visible()
    narrow.goto(f"{narrow.url}#harm")
    expect(answer).to_be_visible()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_layers_of_the_plot_lie_on_each_other(
    browser: Browser, site_address: str, width: int
) -> None:
    """Frame, the other decisions and this one are drawn on one square."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{site_address}{PAGE}#balance")
    layers = page.locator(".fs-plot__layers > *")
    layers.first.scroll_into_view_if_needed()
    boxes = [layer.bounding_box() for layer in layers.all()]
    page.close()
    assert len(boxes) == 3
    assert all(box == boxes[0] for box in boxes)


def test_the_table_of_principles_fits_a_phone(narrow: Page) -> None:
    """No column is cut: each row stands as lines of its own."""
    narrow.goto(f"{narrow.url}#principles")
    for cell in narrow.locator("#principles :is(td, tbody th)").all():
        box = cell.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert cell.evaluate("e => e.scrollWidth <= e.clientWidth + 1")


def test_on_paper_the_first_sheet_is_the_notice(browser: Browser, site_address: str) -> None:
    """Facts, harm and reasons end on it; the answers are unfolded below."""
    page = browser.new_page(viewport=PAPER)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    ends = []
    for identifier in FULLEST:
        page.goto(f"{site_address}initiatives/{identifier}/")
        first = page.locator(".fs-first")
        ends.append(first.evaluate("e => e.getBoundingClientRect().bottom"))
    page.goto(site_address + PAGE)
    ends.append(page.locator(".fs-first").evaluate("e => e.getBoundingClientRect().bottom"))
    heights = [
        answer.evaluate("e => e.getBoundingClientRect().height")
        for answer in page.locator("[data-fs-question]").all()
    ]
    page.close()
    assert max(ends) <= PAPER["height"], ends
    assert len(heights) == 18
    assert min(heights) > 20


def test_what_names_the_page_can_be_copied(browser: Browser, site_address: str) -> None:
    """The address, and how to cite it, at a press."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site_address + PAGE)
    page.get_by_text("Copy its address, or cite this page").click()
    page.get_by_role("button", name="Copy").last.click()
    expect(page.get_by_role("status").last).to_have_text("Copied")
    said = page.evaluate("navigator.clipboard.readText()")
    context.close()
    assert PAGE in said
    assert "version" in said
