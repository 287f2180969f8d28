"""The pages and the form of a register that follows Ireland's Act, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from fairshare.load.framework import load_framework
from fairshare.publish.form.fields import form_fields
from form_filling import by_mouse, opened, steps, without_empty
from irish import CONFIG, FOLDER, ID, NAME, agreement, own_part, plant
from projects import Project
from served import served, watched
from trees import SCHEMA, loaded

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
READ = """async ([base]) => (await import(`${base}assets/fairshare/assess/entry.js`))
    .read(document.querySelector("[data-fs-form]")).data"""
OPEN_DAY = "1768910400"
"""20 January 2026, noon (UTC)."""

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a register is served whose one agreement is open for consultation."""
    root = tmp_path_factory.mktemp("irish")
    plant(root, loaded(FOLDER / "valid" / "W715" / "as_set.yml"))
    (root / "docs").mkdir()
    project = Project(root)
    project.write("mkdocs.yml", CONFIG)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", OPEN_DAY)
        site: Path = project.build()
    with served(site) as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address) as found:
        yield found


def test_the_form_takes_all_that_the_law_asks(page: Page, address: str) -> None:
    """Every field of the law's part, filled by a person, comes back as it was meant."""
    part = own_part(agreement())
    fields = form_fields(load_framework(SCHEMA, (NAME,)))
    opened(page, address)
    for step in steps(fields, {"profiles": {NAME: part}}):
        by_mouse(page, step)
    data = page.evaluate(READ, [address])
    assert without_empty(data["profiles"][NAME]) == without_empty(part)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_are_for_everybody(page: Page, address: str, width: int) -> None:
    """Nothing that axe finds, and no page wider than the screen."""
    page.set_viewport_size({"width": width, "height": 900})
    own = (f"initiatives/{ID}/consultation/", f"initiatives/{ID}/{NAME}/")
    for path in (*own, "consultations/", f"profiles/{NAME}/"):
        page.goto(f"{address}{path}")
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [one["id"] for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-02-09T12:00:00Z", "Open for consultation until 9 February 2026"),
        ("2026-02-10T12:00:00Z", "The consultation closed 9 February 2026"),
    ],
)
def test_a_page_that_is_older_than_the_last_day_says_that_it_is_over(
    page: Page, address: str, day: str, said: str
) -> None:
    """A site that nobody built since must not invite people to write in vain."""
    page.clock.set_fixed_time(day)
    for path in (f"initiatives/{ID}/consultation/", "consultations/"):
        page.goto(f"{address}{path}")
        expect(page.locator("[data-closes]")).to_have_text(said)
