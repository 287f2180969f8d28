"""The form never loses a draft: whatever ends, breaks or fills up, the text can be had back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Page, expect

from form_filling import SUBMIT, at, check, opened, taken_away, to_tasks

pytestmark = pytest.mark.long

STORED = """() => Object.entries(localStorage).filter(([key]) => !key.includes(":state:"))
    .map(([, text]) => text)"""
"""The texts of all drafts, without what they said before."""
WITHOUT_COPIES = "delete Node.prototype.cloneNode"
"""Without it no row of the form can be made: the form can't start."""
HALF_WAY = """Object.defineProperty(HTMLTextAreaElement.prototype, "value", {
    get() { return ""; }, set(text) { if (text) throw new Error("no"); } })"""
"""Filling in breaks off at the first long text, when the title is in already."""
FORBIDDEN = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("no", "SecurityError"); } })"""
FILL = """() => {
    for (let size = 2 ** 22; size >= 1; size /= 2) {
        try {
            for (let n = 0; n < 9; n += 1)
                localStorage.setItem(`other-${size}-${n}`, "x".repeat(size));
        } catch { /* the next one is smaller */ }
    }
}"""
EMPTY = """() => Object.keys(localStorage).filter((key) => key.startsWith("other-"))
    .forEach((key) => localStorage.removeItem(key))"""
DAY = "The justification that took a day to write and to agree with everybody."
PATIENCE = 15_000
"""Milliseconds at most."""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser's own storage, in which pages may end and fail."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def patient() -> Iterator[None]:
    """A loaded machine takes its time."""
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=None)


@pytest.fixture
def form(context: BrowserContext, site_address: str) -> Page:
    return opened(context.new_page(), site_address)


def title(page: Page) -> Any:
    return page.locator('[id="f-title"]')


def stored(page: Page) -> str:
    """All drafts of the browser as one text."""
    return " ".join(page.evaluate(STORED))


def until_stored(page: Page, text: str) -> None:
    """Wait until a draft holds a text."""
    expect(page.locator("[data-fs-saved]")).to_contain_text("Last stored at")
    for _turn in range(100):
        if text in stored(page):
            return
        page.evaluate("new Promise((go) => requestAnimationFrame(() => setTimeout(go, 50)))")
    raise AssertionError(f"{text!r} was never stored")


def notice(page: Page) -> Any:
    return page.locator("[data-fs-notice]")


def choose_file(page: Page, name: str, text: str) -> None:
    page.locator("[data-fs-open]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    )


def answering(page: Page, *, accept: bool) -> list[str]:
    """Answers every question of the page; what was asked."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        if accept:
            dialog.accept()
        else:
            dialog.dismiss()

    page.on("dialog", answer)
    return asked


def test_opening_a_file_asks_when_a_draft_is_not_saved(form: Page) -> None:
    """No leaves everything as it was; yes opens it, and the draft stays among the others."""
    at(form, "f-title").fill("Council tax debt help")
    asked = answering(form, accept=False)
    choose_file(form, "other.yml", "title: Another title\n")
    expect(form.locator("[data-fs-message]")).to_contain_text("was not opened")
    expect(title(form)).to_have_value("Council tax debt help")
    assert len(asked) == 1
    assert "“Council tax debt help” is not saved to a file." in asked[0]


def test_a_draft_stays_when_a_file_is_opened(form: Page) -> None:
    """It lies in this browser under its own name, and can be gone on with."""
    at(form, "f-title").fill("Council tax debt help")
    answering(form, accept=True)
    choose_file(form, "other.yml", "title: Another title\n")
    expect(title(form)).to_have_value("Another title")
    assert "Council tax debt help" in stored(form)
    to_tasks(form)
    form.locator("[data-fs-drafts] summary").click()
    form.get_by_role("button", name="Go on with it: Council tax debt help").click()
    expect(title(form)).to_have_value("Council tax debt help")
    assert "Another title" in stored(form)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", '{"fairshare":"draft","data":null}', "damaged"),
        ("a.json", '{"fairshare":"draft","data":[1]}', "damaged"),
        ("a.json", '{"fairshare":"draft","data":{"title":"Half', "damaged"),
        ("a.json", '{"fairshare":"draft","data":{"colour":"blue"}}', "is a field of an initiative"),
        ("a.yml", "colour: blue\n", "is a field of an initiative"),
        ("a.yml", "title: a\ntitle: b\n", "line 2: The field `title` is written twice"),
        ("a.yml", "", "it is empty"),
    ],
)
def test_a_broken_file_changes_nothing(form: Page, name: str, text: str, said: str) -> None:
    """Neither the form nor the draft; nobody is asked, and the reason is said."""
    at(form, "f-title").fill("Council tax debt help")
    until_stored(form, "Council tax debt help")
    before = form.evaluate(STORED)
    choose_file(form, name, text)
    expect(form.locator("[data-fs-message]")).to_contain_text(said)
    expect(form.locator("[data-fs-message]")).to_contain_text("can't be opened")
    expect(title(form)).to_have_value("Council tax debt help")
    assert form.evaluate(STORED) == before


def test_a_draft_is_stored_while_somebody_types_on(form: Page) -> None:
    """Keys that follow each other without a pause do not put it off."""
    form.evaluate("""() => {
        const box = document.getElementById("f-title");
        const type = () => {
            box.value += "x";
            box.dispatchEvent(new Event("input", { bubbles: true }));
            document.body.dataset.typed = box.value.length;
        };
        type();
        setInterval(type, 100);
    }""")
    expect(form.locator("[data-fs-saved]")).to_contain_text("Last stored at")
    typed, written = form.evaluate("""() => [Number(document.body.dataset.typed),
        Number(JSON.parse(Object.values(localStorage)[0]).data.title.length)]""")
    assert 1 <= written <= typed


def test_a_page_that_is_killed_loses_nothing(context: BrowserContext, site_address: str) -> None:
    """Without a word of farewell: the next window has the whole draft."""
    page = opened(context.new_page(), site_address)
    at(page, "f-title").fill("Council tax debt help")
    at(page, "f-decision.justification").fill(DAY)
    until_stored(page, DAY)
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash", timeout=2_000)
    again = opened(context.new_page(), site_address)
    expect(title(again)).to_have_value("Council tax debt help")
    expect(again.locator('[id="f-decision.justification"]')).to_have_value(DAY)


def test_two_windows_keep_both_texts(context: BrowserContext, site_address: str) -> None:
    """The second to write says so where the person is, and goes on in a draft of its own."""
    one = opened(context.new_page(), site_address)
    at(one, "f-title").fill("Begun in the first window")
    until_stored(one, "Begun in the first window")
    two = opened(context.new_page(), site_address)
    expect(title(two)).to_have_value("Begun in the first window")
    at(two, "f-title").fill("Gone on in the second window")
    until_stored(two, "Gone on in the second window")
    expect(notice(one)).to_contain_text("This draft was changed in another window.")
    at(one, "f-title").fill("Gone on in the first window")
    until_stored(one, "Gone on in the first window")
    expect(notice(one)).to_contain_text("Both texts are kept")
    expect(notice(one)).to_be_in_viewport()
    assert "Gone on in the second window" in stored(one)
    assert "Gone on in the first window" in stored(two)
    one.reload()
    expect(title(one)).to_have_value("Gone on in the first window")
    two.reload()
    expect(title(two)).to_have_value("Gone on in the second window")


def test_a_restore_that_breaks_off_destroys_nothing(
    context: BrowserContext, site_address: str
) -> None:
    """The next key is stored as a new draft; the only copy of the old one stays whole."""
    page = opened(context.new_page(), site_address)
    at(page, "f-title").fill("Council tax debt help")
    at(page, "f-decision.justification").fill(DAY)
    until_stored(page, DAY)
    (before,) = page.evaluate(STORED)
    page.close()
    broken = context.new_page()
    broken.add_init_script(HALF_WAY)
    opened(broken, site_address)
    expect(notice(broken)).to_contain_text("could not be put back")
    expect(title(broken)).to_have_value("")
    at(broken, "f-title").press_sequentially("x")
    until_stored(broken, '"title":"x"')
    assert before in broken.evaluate(STORED)


def test_a_form_that_can_not_start_destroys_nothing(
    context: BrowserContext, site_address: str
) -> None:
    """A function that an old engine lacks: the form does not start, and what is stored stays."""
    page = opened(context.new_page(), site_address)
    at(page, "f-title").fill("Council tax debt help")
    at(page, "f-decision.justification").fill(DAY)
    until_stored(page, DAY)
    before = page.evaluate(STORED)
    broken = context.new_page()
    broken.add_init_script(WITHOUT_COPIES)
    broken.goto(f"{site_address}assess/")
    failed = broken.locator("[data-fs-failed]")
    expect(failed).to_contain_text("The form could not start.")
    expect(failed).to_be_in_viewport()
    expect(broken.locator("[data-ready]")).to_have_count(0)
    expect(broken.locator("[data-fs-draft]:not([hidden])")).to_have_count(0)
    at(broken, "f-title").press_sequentially("x")
    broken.evaluate("dispatchEvent(new Event('pagehide'))")
    assert broken.evaluate(STORED) == before
    _name, text = taken_away(broken, "Save the newest draft to a file")
    assert json.loads(text)["data"]["decision"]["justification"] == DAY
    again = opened(context.new_page(), site_address)
    expect(again.locator('[id="f-decision.justification"]')).to_have_value(DAY)


def test_a_draft_that_can_not_be_read_stays(context: BrowserContext, site_address: str) -> None:
    """The form starts with a new one beside it, says so, and offers the other as a file."""
    page = opened(context.new_page(), site_address)
    page.evaluate(
        "localStorage.setItem(`fairshare-draft:${location.pathname}:old`, '{\"data\": {')"
    )
    page.close()
    again = opened(context.new_page(), site_address)
    expect(notice(again)).to_contain_text("could not be put back")
    at(again, "f-title").fill("Council tax debt help")
    until_stored(again, "Council tax debt help")
    assert '{"data": {' in stored(again)
    to_tasks(again)
    again.locator("[data-fs-drafts] summary").click()
    expect(again.locator("[data-fs-drafts]")).to_contain_text("A draft that this page can't read.")


def leaving_asks(page: Page) -> bool:
    """Whether leaving the page asks; stays on it."""
    return bool(page.evaluate("!dispatchEvent(new Event('beforeunload', { cancelable: true }))"))


def test_full_storage_is_said_where_one_types(form: Page) -> None:
    """Leaving asks until it is stored again; the last good copy stays."""
    at(form, "f-title").fill("Council tax debt help")
    until_stored(form, "Council tax debt help")
    assert not leaving_asks(form)
    form.evaluate(FILL)
    at(form, "f-contact.team").fill(DAY * 20)
    expect(notice(form)).to_contain_text("This browser does not store your draft")
    expect(notice(form)).to_be_in_viewport()
    assert leaving_asks(form)
    assert "Council tax debt help" in stored(form)
    form.evaluate(EMPTY)
    at(form, "f-contact.team").fill(DAY)
    until_stored(form, DAY)
    expect(notice(form)).to_be_hidden()
    assert not leaving_asks(form)


def test_forbidden_storage_is_said_at_once(context: BrowserContext, site_address: str) -> None:
    """Before the first key; and what is typed is not left without a question."""
    page = context.new_page()
    page.add_init_script(FORBIDDEN)
    opened(page, site_address)
    expect(page.locator("[data-fs-saved]")).to_contain_text(
        "This browser does not store your draft"
    )
    assert not leaving_asks(page)
    at(page, "f-contact.team").fill(DAY)
    expect(notice(page)).to_contain_text("Save to a file before you leave")
    expect(notice(page)).to_be_in_viewport()
    assert leaving_asks(page)
    with page.expect_download() as found:
        notice(page).get_by_role("button", name="Save to a file").click()
    assert DAY in found.value.path().read_text(encoding="utf-8")


def test_old_states_make_room_for_the_draft(form: Page) -> None:
    """Where the storage is full of what drafts said before, the oldest goes, never a draft."""
    for number in range(4):
        at(form, "f-title").fill(f"Title number {number}")
        until_stored(form, f"Title number {number}")
    form.evaluate(FILL)
    at(form, "f-contact.team").fill("Team")
    until_stored(form, '"Team"')
    expect(notice(form)).to_be_hidden()


def test_the_form_says_that_it_could_not_load_and_starts_again(
    context: BrowserContext, site_address: str
) -> None:
    """What was typed meanwhile stays; the draft of before is not mixed with it."""
    page = context.new_page()
    page.route("**/assess/start.json", lambda route: route.abort())
    page.goto(f"{site_address}assess/")
    expect(page.locator("[data-fs-failed]")).to_be_in_viewport()
    expect(page.get_by_role("button", name=SUBMIT)).to_be_hidden()
    at(page, "f-title").fill("Typed too early")
    assert leaving_asks(page)
    page.unroute("**/assess/start.json")
    page.get_by_role("button", name="Try again").click()
    page.locator("[data-ready]").wait_for()
    expect(page.locator("[data-fs-failed]")).to_be_hidden()
    expect(title(page)).to_have_value("Typed too early")
    until_stored(page, "Typed too early")


@pytest.mark.parametrize("missing", ["assess/initiative.schema.json", "assess/form.json"])
def test_rules_that_could_not_be_loaded_are_asked_for_again(
    context: BrowserContext, site_address: str, missing: str
) -> None:
    """Said at the button, which works as soon as they are there."""
    page = context.new_page()
    page.route(f"**/{missing}", lambda route: route.abort())
    opened(page, site_address)
    check(page)
    expect(notice(page)).to_contain_text("The entry could not be checked")
    expect(notice(page)).to_be_in_viewport()
    page.unroute(f"**/{missing}")
    check(page)
    expect(page.locator(".fs-problems")).to_be_focused()
    expect(notice(page)).to_be_hidden()


def test_several_drafts_by_name(form: Page) -> None:
    """Each under the name that was given, or its title; one can be removed."""
    at(form, "f-title").fill("Free school meals")
    to_tasks(form)
    form.get_by_label("Name of the draft").fill("Meals, second round")
    until_stored(form, "Meals, second round")
    answering(form, accept=True)
    form.get_by_role("button", name="New draft").click()
    expect(title(form)).to_have_value("")
    at(form, "f-title").fill("Council tax debt help")
    until_stored(form, "Council tax debt help")
    to_tasks(form)
    form.locator("[data-fs-drafts] summary").click()
    form.get_by_role("button", name="Go on with it: Meals, second round").click()
    expect(title(form)).to_have_value("Free school meals")
    form.get_by_role("button", name="Remove: Council tax debt help").click()
    expect(form.get_by_role("button", name=re.compile("Council tax debt help"))).to_have_count(0)
    assert "Council tax debt help" not in stored(form)
    assert "Free school meals" in stored(form)


def test_the_last_ten_states_can_be_had_back(form: Page) -> None:
    """What was overwritten comes back, and what was there then can be had back in its turn."""
    for number in range(12):
        at(form, "f-title").fill(f"Title number {number}")
        until_stored(form, f"Title number {number}")
    to_tasks(form)
    form.locator("[data-fs-drafts] summary").click()
    states = form.locator("[data-fs-drafts-list] li", has_text="Title number")
    expect(states).to_have_count(10)
    expect(states.first).to_contain_text("Title number 10")
    expect(states.last).to_contain_text("Title number 1")
    states.last.get_by_role("button").click()
    expect(title(form)).to_have_value("Title number 1")
    expect(states.first).to_contain_text("Title number 11")


def test_enter_in_a_field_does_not_jump(form: Page) -> None:
    """Only the button checks."""
    at(form, "f-title").fill("Council tax debt help")
    title(form).press("Enter")
    expect(title(form)).to_be_focused()
    expect(form.locator(".fs-problems")).to_have_count(0)


def test_what_is_said_of_drafts_fits_a_phone(form: Page) -> None:
    """At 320 pixels nothing runs out sideways, and a notice leaves half of the window free."""
    form.set_viewport_size({"width": 320, "height": 640})
    form.evaluate(FILL)
    at(form, "f-title").fill("Council tax debt help")
    expect(notice(form)).to_be_in_viewport()
    assert form.evaluate("document.documentElement.scrollWidth") == 320
    assert notice(form).bounding_box()["height"] <= 320
