"""The form hands an entry over to the repository's host: filled in, or to be pasted when long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from checks.pictures import served
from playwright.sync_api import Browser, Page, expect

from form_filling import check
from projects import BASE, CONFIG, draw, entry

HOST = "https://github.com/northshire/register"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a small register is served whose repository lies with a host."""
    project = draw(tmp_path_factory.mktemp("hand-over") / "project")
    settings = f"fairshare: {{search: false, repository: '{HOST}'}}"
    project.write("mkdocs.yml", CONFIG.replace("fairshare: {search: false}", settings))
    with served(project.build()) as found:
        yield found


@pytest.fixture
def form(browser: Browser, address: str) -> Iterator[Page]:
    """The form, in a browser that may use the clipboard and reaches no host."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.route(f"{HOST}/**", lambda route: route.fulfill(body="", content_type="text/html"))
    page = context.new_page()
    page.goto(f"{address}assess/")
    page.locator("[data-ready]").wait_for()
    yield page
    context.close()


def handed_over(form: Page, file: Path) -> tuple[str, dict[str, Any]]:
    """The path and the query of the host's page that opens for an entry."""
    form.locator("[data-fs-open]").set_input_files(file)
    expect(form.locator("[data-fs-message]")).to_contain_text("is open")
    check(form)
    link = form.get_by_role("link", name="Put it into the repository")
    with form.context.expect_page() as opened:
        link.click()
    place = urlsplit(opened.value.url)
    assert f"{place.scheme}://{place.netloc}" == "https://github.com"
    return place.path, parse_qs(place.query)


def test_a_short_entry_is_filled_in(form: Page) -> None:
    """The host's page for a new file: its name and its whole text, ready to be proposed."""
    path, query = handed_over(form, BASE / "small.yml")
    assert path == "/northshire/register/new/main"
    (name,), (text,) = query["filename"], query["value"]
    assert name.startswith("register/initiatives/northshire-council/")
    assert text == form.locator("[data-fs-hand-over] pre").inner_text()
    assert entry(text.encode())["title"] == entry((BASE / "small.yml").read_bytes())["title"]


def test_a_long_entry_is_copied_and_the_page_is_empty(form: Page) -> None:
    """An address that a host would refuse is never made: the text waits in the clipboard."""
    path, query = handed_over(form, BASE / "full.yml")
    assert path == "/northshire/register/new/main"
    assert set(query) == {"filename"}
    form.bring_to_front()
    expect(form.locator("[data-fs-hand-over] [role=status]")).to_have_text("The text is copied.")
    copied = form.evaluate("navigator.clipboard.readText()")
    assert copied == form.locator("[data-fs-hand-over] pre").text_content()
    assert entry(copied.encode())["title"].startswith("Automatic registration")
