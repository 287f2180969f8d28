"""The form starts from a common kind of sharing: ticks, hints, and nothing rated."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from fairshare.framework import Framework
from form_filling import opened

READ = """async ([base]) => (await import(`${base}assets/fairshare/assess/entry.js`))
    .read(document.querySelector("[data-fs-form]")).data"""


def test_what_is_usual_is_ticked_and_hints_stand_by_their_fields(
    page: Page, site_address: str, framework: Framework
) -> None:
    """What somebody ticked stays, no question is rated, and no rule of axe is broken."""
    opened(page, site_address)
    page.evaluate("document.querySelector('input[name=themes][value=health]').click()")
    page.get_by_text("Start from a common kind of sharing").click()
    page.get_by_label("Kind of sharing").select_option("Blue badge")
    (start,) = (one for one in framework.starting_points if one.name == "blue-badge")
    expect(page.locator("#start-about")).to_have_text(start.about)
    page.get_by_role("button", name="Use it").click()
    expect(page.locator("[data-fs-start-said]")).to_contain_text("Look through what is ticked")
    data = page.evaluate(READ, [site_address])
    assert set(data["themes"]) == {"health", *start.fields["themes",]}
    assert data["data"]["identifiability"] == "identifiable"
    assert not data.get("answers")
    hints = page.locator("[data-fs-start-hint]").all_text_contents()
    assert {hint.removeprefix(" Look at this: ") for hint in hints} == set(start.hints.values())
    found = Axe().run(page, context="[data-fs-start]").response["violations"]
    assert found == []
