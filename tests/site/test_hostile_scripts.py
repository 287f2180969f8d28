"""What scripts make of hostile text: the list, the comparison, the form and what it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from form_filling import check
from hostile import LEAD, NEWER, OPEN, WHOLE, FullRegister
from html_reader import Reader, one_line

PATIENCE = 30_000


def nothing_acts(page: Page) -> Reader:
    """The page as it stands now, in which nothing may act."""
    found = Reader(page.content())
    assert found.faults == []
    assert [src and src.rpartition("/")[2] for src in found.scripts] == ["site.js"]
    return found


def without_gaps(text: str) -> str:
    """A text without white space: a box of one line drops the line breaks of what is put in."""
    return "".join(text.split())


@pytest.mark.parametrize("query", ["?sort=newest", "?q=alert", f"?organisation={LEAD}"])
def test_the_list_shows_text(
    query: str, hostile_page: Page, hostile_address: str, hostile: FullRegister
) -> None:
    """Rows, excerpts, filters and counts; each title as it was written."""
    hostile_page.goto(f"{hostile_address}initiatives/{query}")
    results = hostile_page.locator("[data-fs-results]")
    expect(results).to_have_attribute("aria-busy", "false", timeout=PATIENCE)
    expect(results.locator(".fs-result")).to_have_count(len(hostile.initiatives))
    line = nothing_acts(hostile_page).line
    for one in hostile.initiatives.values():
        assert one_line(one.data["title"]) in line
    assert one_line(hostile.organisation.data["name"]) in line


def test_a_query_is_text(hostile_page: Page, hostile_address: str) -> None:
    """What someone was led to search for."""
    hostile_page.goto(f"{hostile_address}initiatives/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(hostile_page.locator("[data-fs-status]")).to_contain_text(
        "onerror=alert(1", timeout=PATIENCE
    )
    nothing_acts(hostile_page)


def test_a_comparison_shows_text(
    hostile_page: Page, hostile_address: str, hostile: FullRegister
) -> None:
    """Cells are taken from the pages, titles from the table of choices."""
    hostile_page.goto(f"{hostile_address}compare/?ids={WHOLE},{NEWER}")
    expect(hostile_page.locator("[data-fs-status]")).to_have_text(re.compile("side by side"))
    hostile_page.locator("[data-fs-choose] input").fill("alert")
    expect(hostile_page.locator("[data-fs-choices] a")).not_to_have_count(0)
    line = nothing_acts(hostile_page).line
    for identifier in (WHOLE, NEWER, OPEN):
        assert one_line(hostile.initiatives[identifier].data["title"]) in line
    assert one_line(hostile.initiatives[WHOLE].texts["decision", "conditions", 0, "text"]) in line


def test_the_form_and_its_preview_show_text(
    hostile_page: Page, hostile_address: str, hostile: FullRegister, tmp_path: Path
) -> None:
    """An entry that somebody sent: opened, judged and shown as readers will see it.

    A decision that came before stands in the form itself, without its conditions, which lie in
    the file.
    """
    entry = hostile.initiatives[NEWER]
    file = tmp_path / "newer.yml"
    file.write_bytes(entry.content)
    hostile_page.goto(f"{hostile_address}assess/")
    hostile_page.locator("[data-ready]").wait_for()
    hostile_page.locator("[data-fs-open]").set_input_files(file)
    expect(hostile_page.locator("[data-fs-message]")).to_contain_text("is open")
    check(hostile_page)
    preview = hostile_page.locator("section.fs-preview")
    expect(preview).to_be_visible()
    nothing_acts(hostile_page)
    earlier = hostile_page.locator("dl.fs-preview").inner_text()
    shown = without_gaps(preview.inner_text() + earlier)
    lacking = [path for path, text in entry.texts.items() if without_gaps(text) not in shown]
    assert lacking == [("decision", "earlier", "conditions", 0, "text")]


def test_problems_of_the_form_show_text(
    hostile_page: Page, hostile_address: str, hostile: FullRegister, tmp_path: Path
) -> None:
    """What is wrong is quoted, in the summary and beside the field."""
    broken = hostile.old.but(stage="<b onclick=x>", contact={"team": "<b>", "url": "http://<b>"})
    file = tmp_path / "<b onclick=x>.yml"
    file.write_bytes(broken.content)
    hostile_page.goto(f"{hostile_address}assess/")
    hostile_page.locator("[data-ready]").wait_for()
    hostile_page.locator("[data-fs-open]").set_input_files(file)
    expect(hostile_page.locator("[data-fs-message]")).to_contain_text("<b onclick=x>.yml")
    check(hostile_page)
    expect(hostile_page.locator(".fs-problems").first).to_be_focused()
    nothing_acts(hostile_page)
