"""What is wrong in a field is said beside it when somebody leaves it, and in the list of tasks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from form_filling import at, check, opened, to_tasks

PATIENCE = 15_000
"""Milliseconds at most: the rules come when somebody begins to type."""

DAY = "2 May 2024"


def left(page: Page, identifier: str, text: str) -> Locator:
    """A field that somebody filled in and left by the keyboard; what is said beside it."""
    at(page, identifier).fill(text)
    field = page.locator(".fs-field").filter(has=page.locator(f'[id="{identifier}"]'))
    page.get_by_role("button", name="Save and continue").focus()
    return field.locator(".fs-error, .fs-noticed")


@pytest.mark.parametrize(
    ("identifier", "text", "said", "mended"),
    [
        ("f-summary", "Too short", "In short is too short: 9 characters, and at least", ""),
        ("f-dates.submitted", "31/02/2025", "“31/02/2025”, which is not a real date.", DAY),
        ("f-dates.submitted", "Octobre 2025", "“Octobre 2025”, which is not a real date.", DAY),
        ("f-data.retention.period", "some time", "Write a length of time in words", "2 years"),
        ("f-dates.submitted", "2 May 2087", "is 2 May 2087, which is still to come", DAY),
        ("f-decision.decided_by", "Jane Bloggs", "what looks like the name of a person", "A board"),
    ],
)
def test_a_field_says_what_is_wrong_in_it_when_it_is_left(
    page: Page, site_address: str, identifier: str, text: str, said: str, mended: str
) -> None:
    """In the form's words, with what was typed, tied to the field; and gone when it is mended."""
    notes = left(opened(page, site_address), identifier, text)
    expect(notes).to_have_count(1, timeout=PATIENCE)
    expect(notes).to_contain_text(said)
    described = page.locator(f'[aria-describedby~="{notes.get_attribute("id")}"]')
    expect(described).to_have_count(1)
    expect(page.get_by_role("button", name="Save and continue")).to_be_focused()
    left(page, identifier, mended)
    expect(notes).to_have_count(0, timeout=PATIENCE)
    expect(page.locator("[data-fs-wrong], [aria-invalid]")).to_have_count(0)


def test_nothing_is_said_of_what_somebody_is_typing(page: Page, site_address: str) -> None:
    """A date whose day alone is there, and a part that is still empty, are not wrong yet."""
    opened(page, site_address)
    left(page, "f-title", "No")
    expect(page.locator(".fs-error")).to_have_count(1, timeout=PATIENCE)
    at(page, "f-dates.submitted").fill("3")
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    at(page, "f-summary").fill("Short")
    expect(page.locator(".fs-error")).to_have_count(2, timeout=PATIENCE)  # the date was left
    expect(page.locator("[data-fs-path=summary] .fs-error")).to_have_count(0)


def test_a_warning_is_said_once_at_the_button(page: Page, site_address: str) -> None:
    """“Save and continue” stays with what was not said yet; pressed again, it goes on."""
    at(opened(page, site_address), "f-contact.team").fill("Jane Bloggs")
    step = page.url
    button = page.get_by_role("button", name="Save and continue")
    button.click()
    expect(page.locator('[id="f-contact.team"]')).to_be_focused(timeout=PATIENCE)
    expect(page.locator(".fs-noticed")).to_contain_text("the name of a person")
    expect(page.get_by_text("once more")).to_be_visible()
    assert page.url == step
    button.click()
    expect(page.locator('[id="f-contact.team"]')).to_be_hidden()


def test_a_task_with_a_fault_is_not_done(page: Page, site_address: str) -> None:
    """It says so before anything was checked, over a reload too, and “Done” once it is mended."""
    opened(page, site_address)
    row = page.locator(".fs-tasks > ol > li")
    contact = row.filter(has=page.get_by_role("link", name="Contact", exact=True))
    at(page, "f-contact.team").fill("Information Governance Team")
    page.locator('[id="f-contact.email"]').fill("somebody at the council")
    to_tasks(page)
    expect(contact).to_contain_text("Has a problem", timeout=PATIENCE)
    page.goto(f"{site_address}assess/")
    expect(contact).to_contain_text("Has a problem", timeout=PATIENCE)
    at(page, "f-contact.email").fill("governance@northshire.example")
    to_tasks(page)
    expect(contact).to_contain_text("Done", timeout=PATIENCE)


def test_what_is_mended_leaves_the_list_of_problems(page: Page, site_address: str) -> None:
    """Whoever goes back to it finds what is left."""
    check(opened(page, site_address))
    link = page.locator(".fs-problems a", has_text="Title is missing")
    link.click()
    page.locator('[id="f-title"]').fill("Help with council tax debt")
    page.get_by_role("link", name="Back to the problems").click()
    expect(page.locator(".fs-problems").first).to_be_focused()
    expect(link).to_have_count(0, timeout=PATIENCE)


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("www.example.org/help", "https://www.example.org/help"),
        ("example.org", "https://example.org"),
        ("http://example.org/a?b", "https://example.org/a?b"),
        ("ask at the desk", "ask at the desk"),
    ],
)
def test_a_web_address_may_lack_its_beginning(
    page: Page, site_address: str, typed: str, taken: str
) -> None:
    """It is put there and shown; what is no address stays, with one message."""
    notes = left(opened(page, site_address), "f-bodies.0.homepage", typed)
    expect(page.locator('[id="f-bodies.0.homepage"]')).to_have_value(taken)
    if typed == taken:
        expect(notes).to_have_count(1, timeout=PATIENCE)
        expect(notes).to_contain_text("starting https://")


def test_without_the_rules_nothing_is_called_done(browser: Browser, site_address: str) -> None:
    """What could not be looked at is filled in, and no more."""
    page = browser.new_page()
    page.route("**/assess/initiative.schema.json", lambda route: route.abort())
    at(opened(page, site_address), "f-contact.team").fill("Information Governance Team")
    to_tasks(page)
    row = page.locator(".fs-tasks > ol > li")
    contact = row.filter(has=page.get_by_role("link", name="Contact", exact=True))
    expect(contact).to_contain_text("Filled in")
    page.unroute("**/assess/initiative.schema.json")
    at(page, "f-contact.team").press("End")
    to_tasks(page)
    expect(contact).to_contain_text("Done", timeout=PATIENCE)
    page.close()
