"""A published entry is amended without git: only what changed is another line in its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path
from typing import Any

import pytest
from checks.pictures import served
from playwright.sync_api import Browser, Page, expect

from form_filling import at, check, taken_away
from projects import CONFIG, FULL, REPOSITORY, draw

pytestmark = pytest.mark.long

HOST = "https://github.com/northshire/register"
ENTRIES = sorted((REPOSITORY / "register" / "initiatives").glob("*/*.yml"))
AMEND = """async ([base, texts]) => {
    const { amended } = await import(`${base}assets/fairshare/assess/amend.js`);
    const { parse } = await import(`${base}assets/fairshare/assess/read-yaml.js`);
    const changes = {
        nothing: () => {},
        title: (data) => { data.title = "Another title of the same initiative"; },
        code: (data) => { data.themes = [...data.themes, "other-theme"]; },
        text: (data) => { data.summary = "A summary that is another one. ".repeat(5).trim(); },
        rating: (data) => { Object.values(data.answers)[3].rating = 2; },
        braces: (data) => { if (data.data?.retention) data.data.retention.period = "P18M"; },
        gone: (data) => { delete data.keywords; },
        item: (data) => { data.sources.splice(1, 1); },
        event: (data) => { data.events = [...(data.events ?? []),
            { date: "2026-11-20", kind: "correction", what: "The title was wrong." }]; },
    };
    const found = {};
    for (const [name, change] of Object.entries(changes)) {
        found[name] = texts.map((text) => {
            const data = parse(text);
            change(data);
            const { text: made, isPatched } = amended(text, data);
            return { made, isPatched, same: JSON.stringify(parse(made)) };
        });
    }
    return found;
}"""
MOST = {"nothing": 0, "title": 3, "code": 8, "rating": 2, "braces": 2, "gone": 12, "event": 6}
"""How many lines may differ, at most; a text is as many lines as it was and is."""


def differing(before: str, after: str) -> int:
    lines = ndiff(before.split("\n"), after.split("\n"))
    return sum(line.startswith(("+ ", "- ")) for line in lines)


def test_one_field_is_a_few_lines(page: Page, site_address: str) -> None:
    """In every entry of the register: comments, order and folding of all others stay."""
    texts = [path.read_text(encoding="utf-8") for path in ENTRIES]
    page.goto(site_address)
    found = page.evaluate(AMEND, [site_address, texts])
    for name, results in found.items():
        for path, text, result in zip(ENTRIES, texts, results, strict=True):
            assert result["isPatched"], (name, path.name)
            if name in MOST:
                assert differing(text, result["made"]) <= MOST[name], (name, path.name)


def test_every_initiative_offers_its_file(site: Path) -> None:
    """Byte for byte, at an address of its own, and a link that opens the form with it."""
    for path in ENTRIES:
        identifier = f"{path.parent.name}/{path.stem}"
        folder = site / "initiatives" / path.parent.name / path.stem
        assert (folder / "entry.yml").read_bytes() == path.read_bytes()
        assert f"assess/?entry={identifier}" in (folder / "index.html").read_text(encoding="utf-8")


def test_the_page_leads_into_the_form_and_back_to_a_small_difference(
    page: Page, site_address: str
) -> None:
    """Amend in the form, change the title, say what happened, take the file away."""
    path = ENTRIES[0]
    page.goto(f"{site_address}initiatives/{path.parent.name}/{path.stem}/")
    page.get_by_role("link", name="Amend in the form").click()
    page.locator("[data-ready]").wait_for()
    expect(page.locator("[data-fs-message]")).to_contain_text("is open")
    title = at(page, "f-title")
    title.fill(f"{title.input_value()} amended")
    check(page)
    over = page.locator("[data-fs-hand-over]")
    expect(over).to_contain_text("Changed: Title. All other lines are as they were.")
    expect(over).to_contain_text("Say what happened")
    _name, text = taken_away(page, "Download the file")
    assert differing(path.read_text(encoding="utf-8"), text) <= 4
    page.get_by_role("button", name="Add an event").click()
    expect(page.locator('[id^="f-events."]:focus')).to_have_count(1)


def test_a_draft_that_amends_still_knows_its_file(page: Page, site_address: str) -> None:
    """Loaded again, the form goes on with it, and does not open the published entry once more."""
    path = ENTRIES[0]
    page.goto(f"{site_address}assess/?entry={path.parent.name}/{path.stem}")
    page.locator("[data-ready]").wait_for()
    expect(page.locator("[data-fs-message]")).to_contain_text("is open")
    at(page, "f-title").fill("A title that was amended here")
    page.reload()
    page.locator("[data-ready]").wait_for()
    expect(page.locator('[id="f-title"]')).to_have_value("A title that was amended here")
    check(page)
    expect(page.locator("[data-fs-hand-over]")).to_contain_text("Changed: Title.")


@pytest.mark.parametrize("entry", ["no-such/entry", "../../etc", "https://example.org/a"])
def test_an_entry_that_is_none_is_not_asked_for(
    browser: Browser, site_address: str, entry: str
) -> None:
    """Only ids of entries lead to a request, and only to this site."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_address}assess/?entry={entry}")
    page.locator("[data-ready]").wait_for()
    wanted = [url for url in asked if url.endswith("entry.yml")]
    assert wanted == (
        [f"{site_address}initiatives/{entry}/entry.yml"] if entry == "no-such/entry" else []
    )
    if wanted:
        expect(page.locator("[data-fs-notice]")).to_contain_text("can't be opened")
    context.close()


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small register with a host and a mailbox."""
    project = draw(tmp_path_factory.mktemp("amend") / "project")
    settings = f"fairshare: {{search: false, repository: '{HOST}', mailbox: a@northshire.example}}"
    project.write("mkdocs.yml", CONFIG.replace("fairshare: {search: false}", settings))
    with served(project.build()) as found:
        yield found


def test_what_the_register_has_is_offered(browser: Browser, hosted: str) -> None:
    """The host's page for this very file, an issue that names the entry, and a mail."""
    context = browser.new_context()
    page = context.new_page()
    identifier = re.sub(r".*initiatives/|\.yml$", "", FULL)
    page.goto(f"{hosted}assess/?entry={identifier}")
    page.locator("[data-ready]").wait_for()
    expect(page.locator("[data-fs-message]")).to_contain_text("is open")
    check(page)
    over: Any = page.locator("[data-fs-hand-over]")
    edit = over.get_by_role("link", name="Change the file in the repository")
    expect(edit).to_have_attribute("href", f"{HOST}/edit/main/{FULL}")
    issue = over.get_by_role("link", name="Ask for the change in an issue")
    expect(issue).to_have_attribute("href", re.compile(re.escape(identifier.replace("/", "%2F"))))
    mail = over.get_by_role("link", name="Send it by e-mail")
    expect(mail).to_have_attribute("href", re.compile("^mailto:a@northshire.example"))
    context.close()
