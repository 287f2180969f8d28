"""The form asks one step at a time, as GOV.UK does, and loses nothing by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from form_filling import at, check, opened, to_tasks
from projects import as_yaml
from whole_entries import whole_entries

SCREEN = 900
"""Pixels: what a window of 1,280 pixels shows at once."""
STEPS = """() => [...document.querySelectorAll("[data-fs-step]")].map((step) =>
    (step.querySelector(":scope > .fs-step__title")
        ?? step.closest(".fs-section").querySelector("h2")).id)"""
MEASURED = """() => {
    const top = document.querySelector(".fs-section.fs-current").getBoundingClientRect().top;
    const end = document.querySelector(".fs-onward").getBoundingClientRect().bottom;
    return [Math.round(end - top), document.activeElement.id, document.documentElement.scrollWidth,
        document.querySelectorAll("[data-fs-step].fs-current").length];
}"""
"""The height of the step, what has the focus, how wide the page is, and how many steps show."""


SHOW_ALL = """() => {
    for (const part of document.querySelectorAll("[data-fs-step], [data-fs-otherwise]"))
        part.hidden = false;
}"""


def each_step(page: Page) -> dict[str, list[object]]:
    """What is measured of each, those for rare cases too."""
    page.evaluate(SHOW_ALL)
    found = {}
    for heading in page.evaluate(STEPS):
        at(page, heading)
        found[heading] = page.evaluate(MEASURED)
    return found


def test_a_step_is_at_most_one_screen(page: Page, site_address: str) -> None:
    """Each has its address, shows alone, and its heading has the focus."""
    page.set_viewport_size({"width": 1280, "height": SCREEN})
    found = each_step(opened(page, site_address))
    assert len(found) > 60
    for heading, (height, focus, _width, shown) in found.items():
        assert (focus, shown) == (heading, 1)
        assert heading == "s-finish" or int(str(height)) <= SCREEN, heading


def test_no_step_runs_out_of_a_phone(page: Page, site_address: str) -> None:
    """At 320 pixels everything folds."""
    page.set_viewport_size({"width": 320, "height": 640})
    found = each_step(opened(page, site_address))
    assert {heading for heading, (*_, width, _shown) in found.items() if width != 320} == set()


def test_the_address_names_the_step(page: Page, site_address: str) -> None:
    """Back and forward work, a reload stays, and the page's title says where one is."""
    opened(page, site_address)
    page.get_by_role("link", name="Begin with: The initiative").click()
    expect(page.get_by_role("heading", name="Part 1 of 4: Title, In short")).to_be_focused()
    page.locator('[id="f-title"]').fill("Help with council tax debt")
    page.get_by_role("button", name="Save and continue").click()
    second = page.get_by_role("heading", name="Part 2 of 4: Themes")
    expect(second).to_be_focused()
    assert page.title().startswith("The initiative, Part 2 of 4: Themes – ")
    page.go_back()
    expect(page.locator('[id="f-title"]')).to_be_visible()
    page.go_forward()
    expect(second).to_be_visible()
    page.reload()
    page.locator("[data-ready]").wait_for()
    expect(second).to_be_visible()
    page.goto(f"{site_address}assess/#f-answers.harm.justification")
    expect(page.locator('[id="f-answers.harm.justification"]')).to_be_focused()


COUNTED = """() => [...document.querySelectorAll(".fs-section")].map((section) =>
    [...section.querySelectorAll("[data-fs-counted]")]
        .filter((title) => !title.parentElement.hidden)
        .map((title) => title.textContent.split(":")[0]))"""
LISTED = """() => [...document.querySelectorAll(".fs-tasks details")].map((fold) =>
    [fold.querySelector("summary").textContent.split(" ")[0],
        String([...fold.querySelectorAll("li")].filter((line) => !line.hidden).length)])"""


def test_only_what_is_asked_for_is_counted(page: Page, site_address: str) -> None:
    """A step for rare cases counts once it is asked for, beside its part and in the list."""
    opened(page, site_address)
    assert page.locator("[data-fs-step][hidden] > [data-fs-counted]").count() > 0
    for show in (False, True):
        if show:
            page.evaluate(SHOW_ALL)
            at(page, "f-title")
            to_tasks(page)
        for titles in filter(None, page.evaluate(COUNTED)):
            many = len(titles) > 1
            expected = [f"Part {n} of {len(titles)}" for n in range(1, len(titles) + 1)]
            assert titles == expected or not many
        for said, shown in page.evaluate(LISTED):
            assert said == shown


def test_the_list_says_what_is_done(page: Page, site_address: str) -> None:
    """To do, how much of it, done, or with a problem; and the next thing is one key away."""
    opened(page, site_address)
    row = page.locator(".fs-tasks > ol > li")
    contact = row.filter(has=page.get_by_role("link", name="Contact", exact=True))
    initiative = row.filter(has=page.get_by_role("link", name="The initiative", exact=True))
    expect(contact).to_contain_text("To do")
    results = row.filter(has=page.get_by_role("link", name="Results", exact=True))
    expect(results).to_contain_text("If it applies")
    at(page, "f-title").fill("Help with council tax debt")
    at(page, "f-summary").fill("The council looks for people in debt, and helps them.")
    at(page, "f-contact.team").fill("Information Governance Team")
    to_tasks(page)
    expect(contact).to_contain_text("Done")
    expect(initiative).to_contain_text("1 of 3 done")
    expect(page.locator("[data-fs-go-on]")).to_have_text("Go on with: The initiative")
    harm = page.locator('.fs-tasks li:has(> a[href="#s-answers.harm"])')
    at(page, "f-answers.harm.rating").check()
    to_tasks(page)
    expect(harm).to_contain_text("Begun")
    check(page)
    to_tasks(page)
    expect(initiative).to_contain_text("Has a problem")


def test_a_part_that_lacks_something_is_not_done(page: Page, site_address: str) -> None:
    """As soon as it is begun, until it is complete."""
    opened(page, site_address)
    step = page.locator("[data-fs-step]", has=page.locator('[id="f-summary"]'))
    at(page, "f-title").fill("Help with council tax debt")
    expect(step).to_have_attribute("data-fs-lacks", "")
    at(page, "f-summary").fill("The council looks for people in debt, and helps them.")
    expect(step).not_to_have_attribute("data-fs-lacks", "")


def test_a_problem_leads_to_its_step_and_back(page: Page, site_address: str) -> None:
    """To the field, with the same words beside it; and from there to the other problems."""
    check(opened(page, site_address))
    link = page.locator(".fs-problems a", has_text="Themes is missing")
    link.click()
    expect(page.locator('[id="f-themes"]')).to_be_focused()
    expect(page.locator(".fs-problems")).to_be_hidden()
    assert page.title().startswith("Error: The initiative, Part 2 of 4: Themes")
    page.get_by_role("link", name="Back to the problems").click()
    expect(page.locator(".fs-problems")).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "ArrowDown"])
def test_no_key_in_a_field_leaves_its_step(page: Page, site_address: str, key: str) -> None:
    """Enter neither goes on nor checks."""
    field = at(opened(page, site_address), "f-title")
    field.press(key)
    expect(field).to_be_focused()
    expect(page.locator(".fs-problems")).to_have_count(0)


def test_on_paper_all_is_on_one_page(page: Page, site_address: str) -> None:
    """Whichever step the screen shows."""
    at(opened(page, site_address), "f-title")
    page.emulate_media(media="print")
    for identifier in ("f-title", "f-themes", "f-answers.harm.rating", "f-sources.0.title"):
        expect(page.locator(f'[id="{identifier}"]')).to_be_visible()
    expect(page.get_by_role("link", name="list of tasks")).to_be_hidden()
    page.emulate_media(media="screen")


def test_a_difference_is_asked_for_where_there_is_one(
    page: Page, site_address: str, tmp_path: Path
) -> None:
    """Only a decision that is other than its assessment needs to say why."""
    file = tmp_path / "bolder.yml"
    file.write_text(as_yaml(whole_entries()["bolder"]), encoding="utf-8")
    opened(page, site_address)
    step = page.locator("[data-fs-step]", has=page.locator('[id="f-decision.divergence"]'))
    expect(step).to_have_attribute("hidden", "")
    page.locator("[data-fs-open]").set_input_files(file)
    expect(page.locator("[data-fs-message]")).to_contain_text("is open")
    at(page, "f-decision.divergence.explanation").fill("")
    expect(step).not_to_have_attribute("hidden", "")
