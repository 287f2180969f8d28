"""The form in a real browser: filled by a person, kept, checked, and taken away as a file."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from fairshare.cli import main
from fairshare.framework import Framework
from fairshare.load.strict_yaml import parse
from fairshare.publish.form.fields import form_fields
from form_filling import (
    SUBMIT,
    Step,
    at,
    by_keys,
    by_mouse,
    by_tabs,
    check,
    opened,
    steps,
    taken_away,
    to_tasks,
    without_empty,
)
from projects import BASE, REPOSITORY, as_yaml, entry
from whole_entries import whole_entries

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
READ = """async ([base]) => (await import(`${base}assets/fairshare/assess/entry.js`))
    .read(document.querySelector("[data-fs-form]")).data"""
"""What the form holds."""
UNUSED = ("events", "results", "challenges", "acceptability", "related", "sources", "flows")
"""Parts of the full example that a new entry has not got yet, or that need several bodies."""


def an_entry() -> dict[str, Any]:
    """The full example as a body of the real register would fill it in."""
    data = entry((BASE / "full.yml").read_bytes())
    for name in UNUSED:
        data.pop(name, None)
    roles = ["lead", "provider", "recipient"]
    data["organisations"] = [{"id": "nhs-england", "unit": "Revenues", "roles": roles}]
    data["safeguards"]["automation"] = "none"
    data["safeguards"].pop("atrs", None)
    data["legal"].pop("special_category_conditions")
    for answer in data["answers"].values():
        answer.pop("range", None)
        answer.pop("evidence", None)
    return data


def checked(text: str, name: str, root: Path) -> tuple[int, str]:
    """What `fairshare check --strict` says of the file among the others of the register."""
    for folder in ("register", "schema"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    path = root / "register" / "initiatives" / "nhs-england" / name
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["--root", str(root), "check", "--strict", str(path)])
    return result.exit_code, result.output


def outcome(page: Page) -> str:
    return page.locator("[data-fs-outcome]").inner_text()


@pytest.mark.parametrize("hand", [pytest.param(by_mouse, marks=pytest.mark.long), by_keys])
def test_a_person_fills_the_form_and_takes_a_valid_file_away(
    page: Page, site_address: str, framework: Framework, tmp_path: Path, hand: Any
) -> None:
    """All 18 questions, a reload half-way, and a file that the check accepts without a warning."""
    data = an_entry()
    todo = list(steps(form_fields(framework), data))
    half = next(n for n, step in enumerate(todo) if "answers.clear_limits" in step.id)
    opened(page, site_address)
    before = outcome(page)
    for step in todo[:half]:
        hand(page, step)
    page.reload()
    page.locator("[data-ready]").wait_for()
    expect(page.locator('[id="f-title"]')).to_have_value(data["title"])
    assert outcome(page) != before
    for step in todo[half:]:
        hand(page, step)
    expect(page.locator("[data-fs-outcome]")).to_contain_text("Case made")
    if hand is by_keys:
        by_tabs(page, "f-file-name")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name=SUBMIT)).to_be_focused()
        page.keyboard.press("Enter")
    else:
        check(page)
    expect(page.get_by_role("heading", name="What readers will see")).to_be_focused()
    name, text = taken_away(page, "Download the file")
    assert name == "automatic-registration-for-free-school-meals.yml"
    document = parse(text.encode(), name).document
    assert document is not None
    assert without_empty(document.data) == without_empty(data)
    status, said = checked(text, name, tmp_path)
    assert status == 0, said


ALL_STEPS = """() => {
    const { dataset } = document.querySelector(".fs-assess");
    const { fsShown: shown } = dataset;
    delete dataset.fsShown;
    return shown;
}"""


def violations(page: Page) -> list[str]:
    """What axe finds as the page is, and with every step and fold open."""
    found = faults(page)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    shown = page.evaluate(ALL_STEPS)
    found += faults(page)
    page.evaluate(
        "shown => { document.querySelector('.fs-assess').dataset.fsShown = shown; }", shown
    )
    return found


def faults(page: Page) -> list[str]:
    only = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=only)
    return [
        f"{fault['id']}: {fault['nodes'][0]['html'][:200]}"
        for fault in found.response["violations"]
    ]


@pytest.mark.long
@pytest.mark.parametrize(
    ("width", "scheme"),
    [(320, "light"), (1280, "dark")],
)
def test_axe_finds_nothing_in_any_state(
    page: Page, site_address: str, tmp_path: Path, width: int, scheme: Any
) -> None:
    """With errors, with the file ready, and with every field: no violation, nothing sideways.

    The empty form is one of the pages of test_accessibility.
    """
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.on("dialog", lambda dialog: dialog.accept())
    opened(page, site_address)
    states = {"tasks": violations(page)}
    at(page, "f-decision.outcome")
    page.locator('[name="decision.outcome"][value="approved"]').check()
    check(page)
    expect(page.locator(".fs-problems")).to_be_focused()
    states["errors"] = violations(page)
    file = tmp_path / "whole.yml"
    file.write_text(as_yaml(an_entry()), encoding="utf-8")
    page.locator("[data-fs-open]").set_input_files(file)
    expect(page.locator("[data-fs-message]")).to_contain_text("is open")
    check(page)
    expect(page.get_by_role("heading", name="What readers will see")).to_be_focused()
    states["ready"] = violations(page)
    file.write_text(as_yaml(whole_entries()["bolder"]), encoding="utf-8")
    page.locator("[data-fs-open]").set_input_files(file)
    at(page, "f-decision.earlier")
    states["whole"] = violations(page)
    assert {name: found for name, found in states.items() if found} == {}
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_errors_are_told_on_top_and_beside_the_field(page: Page, site_address: str) -> None:
    """The title says so; the summary has the focus, and its links name the part of the form."""
    check(opened(page, site_address))
    expect(page.locator(".fs-problems")).to_be_focused()
    assert page.title().startswith("Error: ")
    link = page.locator(".fs-problems a").first
    words = link.inner_text()
    link.click()
    expect(page.locator('[id="f-title"]')).to_be_focused()
    part, _colon, said = words.partition(": ")
    assert part == "The initiative"
    expect(page.locator('.fs-field:has([id="f-title"]) .fs-error')).to_contain_text(said)


def independent(page: Page, value: str) -> None:
    """Say who answered the questions, and look at the list of tasks."""
    at(page, "f-assessment.independence")
    page.locator(f'[name="assessment.independence"][value="{value}"]').check()
    to_tasks(page)


def test_messages_name_fields_and_codes_as_the_form_does(page: Page, site_address: str) -> None:
    """No path, and no name or code of a file."""
    opened(page, site_address)
    at(page, "f-contact.team").fill("Information Governance Team")
    for number in range(2):
        if number:
            at(page, "f-organisations").locator("> [data-fs-add]").click()
        at(page, f"f-organisations.{number}.id").fill("NHS England")
        page.keyboard.press("Tab")
        at(page, f"f-organisations.{number}.roles").check()
    check(page)
    expect(page.locator(".fs-problems")).to_be_focused()
    said = " ".join(page.locator(".fs-problems, .fs-error").all_text_contents())
    assert "or “Contact page”, a page with a form." in said
    assert "“NHS England” stands here twice." in said
    assert "Keep “Lead” for the one that answers for this entry." in said
    assert "Write “Decides jointly” for those that decide with it." in said
    assert re.findall(r"\b[a-z]+(?:[._][a-z]+)+\b", said) == []


def test_a_worked_example_is_asked_for_what_it_has(page: Page, site_address: str) -> None:
    """It has no contact of its own, may say that no decision was found, and loses nothing."""
    listed = page.locator('.fs-tasks a[href="#s-contact"]')
    record = page.locator('[data-fs-path="decision.record"]')
    opened(page, site_address)
    expect(listed).to_be_visible()
    expect(record).to_have_attribute("hidden", "")
    independent(page, "worked-example")
    expect(listed).to_be_hidden()
    at(page, "f-decision.record").check()
    independent(page, "self")
    expect(listed).to_be_visible()
    at(page, "f-decision.record")
    at(page, "f-contact.team").fill("Information Governance Team")
    independent(page, "worked-example")
    expect(listed).to_be_visible()


def test_a_long_list_says_what_the_chosen_code_means(
    page: Page, site_address: str, framework: Framework
) -> None:
    """Kinds of events are chosen by their label; the definition stands below, and is read out."""
    opened(page, site_address)
    kind = at(page, "f-events.0.kind")
    for code in framework.codes["event_kinds"].codes.values():
        kind.select_option(label=code.label)
        expect(kind).to_have_value(code.code)
        expect(kind).to_have_accessible_description(re.compile(re.escape(code.definition)))


def test_an_error_in_a_folded_part_is_reached(page: Page, site_address: str) -> None:
    """A link of the summary opens what hides its field."""
    at(opened(page, site_address), "f-answers.harm.rating").check()
    fold = page.locator('details:has([id="f-answers.harm.range"])')
    fold.locator("summary").click()
    page.locator('[id="f-answers.harm.range"]').select_option("4")
    fold.locator("summary").click()
    check(page)
    page.locator(".fs-problems a", has_text="Range of question 12").click()
    expect(page.locator('[id="f-answers.harm.range"]')).to_be_focused()


def test_rows_are_added_and_removed(page: Page, site_address: str) -> None:
    """An empty row is no item, and an error in the second item leads to its own row."""
    opened(page, site_address)
    add = at(page, "f-organisations").locator("> [data-fs-add]")
    add.click()
    add.click()
    page.locator('[id="f-organisations.2.unit"]').fill("Revenues")
    page.locator('[id="f-organisations.0"] > [data-fs-remove]').click()
    check(page)
    page.locator(".fs-problems a", has_text="Who is involved, 2: Organisation is missing.").click()
    expect(page.locator('[id="f-organisations.2.id"]')).to_be_focused()


def test_clear_forgets_everything(page: Page, site_address: str) -> None:
    """Asked once, then gone: from the form, and from the browser."""
    at(opened(page, site_address), "f-title").fill("A title to be forgotten")
    page.on("dialog", lambda dialog: dialog.accept())
    to_tasks(page)
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(page.locator('[id="f-title"]')).to_have_value("")
    opened(page, site_address)
    expect(page.locator('[id="f-title"]')).to_have_value("")


def test_a_draft_goes_into_a_file_and_comes_back(
    page: Page, site_address: str, tmp_path: Path
) -> None:
    """Another browser, or the same after clearing, goes on where this one stopped."""
    at(opened(page, site_address), "f-title").fill("Half a title")
    to_tasks(page)
    _name, text = taken_away(page, "Save to a file")
    file = tmp_path / "half.draft.json"
    file.write_text(text, encoding="utf-8")
    at(page, "f-title").fill("Something else")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-fs-open]").set_input_files(file)
    expect(page.locator('[id="f-title"]')).to_have_value("Half a title")
    expect(page.locator("[data-fs-message]")).to_contain_text("is open")


@pytest.mark.long
def test_a_published_initiative_can_be_amended(page: Page, site_address: str) -> None:
    """Every entry of the register fits the form whole, comes out as it went in, and is right."""
    opened(page, site_address)
    for path in sorted((REPOSITORY / "register" / "initiatives").glob("*/*.yml")):
        page.locator("[data-fs-open]").set_input_files(path)
        message = f"“{path.name}” is open."
        expect(page.locator("[data-fs-message]")).to_have_text(message)
        data = entry(path.read_bytes())
        got = page.evaluate(READ, [site_address])
        assert without_empty(got) == without_empty(data), path.name
        check(page)
        expect(page.get_by_role("heading", name="What readers will see")).to_be_focused()


@pytest.mark.parametrize("name", whole_entries())
def test_no_field_is_lost_in_the_form(
    page: Page, site_address: str, tmp_path: Path, name: str
) -> None:
    """An entry with any field comes back unchanged, also after a reload in the middle."""
    data = whole_entries()[name]
    file = tmp_path / "whole.yml"
    file.write_text(as_yaml(data), encoding="utf-8")
    opened(page, site_address).locator("[data-fs-open]").set_input_files(file)
    expect(page.locator("[data-fs-message]")).to_have_text("“whole.yml” is open.")
    assert without_empty(page.evaluate(READ, [site_address])) == without_empty(data)
    opened(page, site_address)
    expect(page.locator("[data-fs-message]")).to_contain_text("Your draft is back.")
    assert without_empty(page.evaluate(READ, [site_address])) == without_empty(data)


@pytest.mark.long
@pytest.mark.parametrize("name", ["full", "found"])
def test_every_field_can_be_filled(
    page: Page, site_address: str, framework: Framework, name: str
) -> None:
    """What one entry can hold, a person can type, choose and tick, with a row for each item."""
    data = whole_entries()[name]
    opened(page, site_address)
    for step in sorted(steps(form_fields(framework), data), key=independence_first):
        by_mouse(page, step)
    assert without_empty(page.evaluate(READ, [site_address])) == without_empty(data)


def independence_first(step: Step) -> bool:
    """Who answered says what else is asked for."""
    return not step.id.startswith("f-assessment")


def test_a_file_that_is_none_is_refused_with_its_line(
    page: Page, site_address: str, tmp_path: Path
) -> None:
    """The form stays as it is, and the line is named."""
    at(opened(page, site_address), "f-title").fill("Still here")
    file = tmp_path / "broken.yml"
    file.write_text("title: a\ntitle: b\n", encoding="utf-8")
    page.locator("[data-fs-open]").set_input_files(file)
    expect(page.locator("[data-fs-message]")).to_contain_text("line 2: ")
    expect(page.locator('[id="f-title"]')).to_have_value("Still here")


def test_without_scripts_the_form_can_be_read(page: Page, site_address: str) -> None:
    """The 18 questions with their five steps stand in the page itself, and so does a way on."""
    context = page.context.browser
    assert context is not None
    plain = context.new_context(java_script_enabled=False)
    sheet = plain.new_page()
    sheet.goto(f"{site_address}assess/")
    expect(sheet.get_by_text("Filling in this form needs JavaScript.")).to_be_visible()
    assert sheet.locator("fieldset.fs-asked").count() == 18
    assert sheet.locator('fieldset.fs-asked [value="5"]').count() >= 18
    expect(sheet.get_by_role("button", name=SUBMIT)).to_be_hidden()
    plain.close()
