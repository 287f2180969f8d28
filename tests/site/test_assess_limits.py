"""A file or a draft made to harm ends in a sentence, and the form goes on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from form_filling import at


def nested(depth: int) -> Any:
    inner: Any = "a"
    for _step in range(depth):
        inner = {"a": inner}
    return inner


def deep_draft(depth: int) -> str:
    return '{"fairshare":"draft","data":' + '{"a":' * depth + "1" + "}" * depth + "}"


EVENT = {"date": "2025-01-01", "kind": "reviewed", "summary": "Looked at again."}
HARMFUL = {
    "deep.draft.json": (deep_draft(5_000), "its fields lie too deep"),
    "brackets.yml": ("a: " + "[" * 20_000, "can't be"),
    "items.draft.json": (
        json.dumps({"fairshare": "draft", "data": {"events": [EVENT] * 201}}),
        "more fields or items",
    ),
    "fields.draft.json": (
        json.dumps({"fairshare": "draft", "data": {f"k{n}": 1 for n in range(4_000)}}),
        "more fields or items",
    ),
    "large.yml": ("#" * 262_145, "too large to be an entry"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_file_over_a_limit_is_refused_and_the_form_goes_on(
    page: Page, site_address: str, name: str
) -> None:
    """Its name and the reason are said; the next file opens."""
    content, reason = HARMFUL[name]
    page.goto(f"{site_address}assess/")
    page.locator("[data-ready]").wait_for()
    choose = page.locator("[data-fs-open]")
    message = page.locator("[data-fs-message]")
    choose.set_input_files({"name": name, "mimeType": "text/plain", "buffer": content.encode()})
    expect(message).to_contain_text(f"“{name}” can't be opened: ")
    expect(message).to_contain_text(reason)
    choose.set_input_files(
        {"name": "good.yml", "mimeType": "text/yaml", "buffer": b"title: Meals at school\n"}
    )
    expect(message).to_contain_text("“good.yml” is open.")
    expect(page.locator('[id="f-title"]')).to_have_value("Meals at school")


def test_as_many_items_as_allowed_are_opened(page: Page, site_address: str) -> None:
    """The limit is 200 of one list."""
    content = json.dumps({"fairshare": "draft", "data": {"events": [EVENT] * 200}})
    page.goto(f"{site_address}assess/")
    page.locator("[data-ready]").wait_for()
    page.locator("[data-fs-open]").set_input_files(
        {"name": "long.draft.json", "mimeType": "application/json", "buffer": content.encode()}
    )
    expect(page.locator("[data-fs-message]")).to_contain_text("is open")
    assert page.locator('[id^="f-events."][id$=".summary"]').count() == 200


@pytest.mark.parametrize("draft", [deep_draft(5_000), '{"data": {"events": [null, 7, [[]]]}}'])
def test_a_draft_that_cannot_be_opened_stays_beside_the_new_one(
    page: Page, site_address: str, draft: str
) -> None:
    """The form starts, at this visit and at the next, and says what became of the draft."""
    page.goto(f"{site_address}assess/")
    page.locator("[data-ready]").wait_for()
    page.evaluate("sessionStorage.clear()")
    page.evaluate(
        "(draft) => localStorage.setItem(`fairshare-draft:${location.pathname}`, draft)", draft
    )
    page.reload()
    page.locator("[data-ready]").wait_for()
    at(page, "f-title").fill("Meals at school")
    page.locator('[id="f-title"]').blur()
    page.wait_for_function(
        "() => Object.values({ ...localStorage }).some((text) => text.includes('Meals'))"
    )
    if draft == deep_draft(5_000):
        before = page.evaluate("() => localStorage.getItem(`fairshare-draft:${location.pathname}`)")
        assert before == draft
    page.reload()
    page.locator("[data-ready]").wait_for()
    expect(page.locator('[id="f-title"]')).to_have_value("Meals at school")
