"""Organisations are chosen by name in the form, and those that are new are described there."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from fairshare.cli import main
from fairshare.framework import Framework
from fairshare.intake.bodies.directory import plain, read_directory
from fairshare.intake.slugs import slug
from fairshare.publish.form.fields import form_fields
from form_filling import at, by_mouse, check, opened, steps, taken_away
from projects import BASE, REPOSITORY, entry

NAME = "f-organisations.0.id"
NEW = "Northshire & District Food Bank"
FOUND = """async ([base, names]) => {
    const { idOfBody, plainName } = await import(`${base}assets/fairshare/assess/bodies.js`);
    const { slugOf } = await import(`${base}assets/fairshare/assess/slug.js`);
    return names.map((name) => [idOfBody(name), plainName(name), slugOf(name)]);
}"""
NAMES = [
    *("Cyngor Sir Ynys Môn", "The King’s Trust", "A & B", "St. John's", "Łódź", "Ærø", "x" * 100),
    *("Department for Education", "DfE", "the department for education", "HMRC", "Nobody at all"),
]


ENTERED = """async ([base]) => {
    const { bodiesLike, describeBodies, idOfBody, inRegister, knowBodies } =
        await import(`${base}assets/fairshare/assess/bodies.js`);
    knowBodies({ "dhun-locha": ["Dhún Locha"], "an-roinn-iompair": ["An Roinn Iompair"] });
    const bodies = [{ name: "An Roinn Iompair" }, { name: "An Roinn Nua" }];
    describeBodies(bodies);
    const offered = (typed) => bodiesLike(typed).map(({ id }) => id);
    return [offered("dhun"), offered("an roinn"), idOfBody("an roinn iompair"),
        bodies.map(inRegister)];
}"""


def test_a_new_body_that_has_entered_the_register_is_offered_once(
    page: Page, site_address: str
) -> None:
    """It is the register's own then, and accents may be left out."""
    page.goto(site_address)
    assert page.evaluate(ENTERED, [site_address]) == [
        *(["dhun-locha"], ["an-roinn-iompair", "an-roinn-nua"], "an-roinn-iompair"),
        [True, False],
    ]


@pytest.mark.parametrize("typed", ["department for ed", "DfE", "Education, Dep"])
def test_an_organisation_is_found_by_what_people_call_it(
    page: Page, site_address: str, typed: str
) -> None:
    """By its name or an acronym, with the keyboard alone; the entry holds its id."""
    box = at(opened(page, site_address), NAME)
    box.press_sequentially(typed)
    option = page.get_by_role("option", name="Department for Education")
    if typed == "Education, Dep":
        expect(option).to_have_count(0)
        return
    expect(option).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    box.press("Enter")
    expect(box).to_have_value("Department for Education")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_be_focused()


def test_no_other_place_is_offered(page: Page, site_address: str) -> None:
    """The council of one city is not that of another, and Escape closes the list."""
    box = at(opened(page, site_address), NAME)
    box.press_sequentially("Lewisford Borough Council")
    expect(page.get_by_role("option")).to_have_text(
        ["Describe “Lewisford Borough Council”, which is not in the register yet"]
    )
    box.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(box).to_have_value("Lewisford Borough Council")
    check(page)
    problem = page.locator(".fs-problems a", has_text="Lewisford")
    expect(problem).to_have_text(
        "Who is involved, 1: “Lewisford Borough Council” is no organisation of this register."
    )


def test_a_long_name_that_nobody_knows_is_said_once(page: Page, site_address: str) -> None:
    """That it is too long, and takes no part in what is given, only comes of it."""
    box = at(opened(page, site_address), NAME)
    box.fill("The Council of the Borough of Lewisford " * 3)
    box.press("Escape")
    at(page, "f-flows.0.to").fill("The Council of the Borough of Lewisford " * 3)
    check(page)
    said = page.locator(".fs-problems a", has_text="Lewisford")
    expect(said).to_have_count(2)
    for link in said.all():
        expect(link).to_contain_text("is no organisation of this register.")


def test_names_mean_the_same_as_at_the_command_line(page: Page, site_address: str) -> None:
    """Ids, plain forms of names and the names of files are those of tables and issues."""
    directory = read_directory(REPOSITORY / "register", REPOSITORY)
    names = [*NAMES, *(name for names in directory.names.values() for name in names)]
    opened(page, site_address)
    for name, (found, form, file) in zip(
        names, page.evaluate(FOUND, [site_address, names]), strict=True
    ):
        ids = directory.find(name)
        assert found == (ids[0] if len(ids) == 1 else name)
        assert (form, file) == (plain(name), slug(name))


def test_axe_finds_nothing_in_the_open_list(page: Page, site_address: str) -> None:
    """A combobox by the pattern of the ARIA authoring practices."""
    at(opened(page, site_address), NAME).press_sequentially("Department")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert [fault["id"] for fault in found.response["violations"]] == []


def new_entry() -> dict[str, Any]:
    """The full example, led by a body that the register does not have."""
    data = entry((BASE / "full.yml").read_bytes())
    for name in ("events", "results", "challenges", "acceptability", "related", "sources", "flows"):
        data.pop(name, None)
    data["organisations"] = [{"id": NEW, "roles": ["lead", "provider", "recipient"]}]
    data["legal"].pop("special_category_conditions")
    data["safeguards"] = {**data["safeguards"], "automation": "none"}
    data["safeguards"].pop("atrs", None)
    for answer in data["answers"].values():
        answer.pop("range", None)
        answer.pop("evidence", None)
    return data


def describe(page: Page) -> None:
    """Its few fields, from the last line of the list."""
    at(page, NAME).fill(NEW)
    page.get_by_role("option", name="Describe").click()
    expect(page.locator('[id="f-bodies.0.name"]')).to_be_focused()
    expect(page.locator('[id="f-bodies.0.name"]')).to_have_value(NEW)
    page.locator('[id="f-bodies.0.type"]').select_option("charity")
    page.locator('[id="f-bodies.0.homepage"]').fill("https://www.food-bank.example")
    lists = page.locator('[id="f-bodies.0.identifiers.0.scheme"]')
    lists.focus()
    shown = lists.locator("option:not([hidden])").all_text_contents()
    assert "Charities in England and Wales (GB-CHC)" in shown
    assert "Councils in England (GB-LAE)" not in shown
    lists.select_option("GB-CHC")
    page.locator('[id="f-bodies.0.identifiers.0.id"]').fill("1000099")


OFFERED = """(select) => [...select.options].filter((one) => !one.hidden).map((one) => one.value)"""


def test_only_the_lists_for_its_kind_are_offered(page: Page, site_address: str) -> None:
    """All where none is for it; the one that was chosen stays."""
    opened(page, site_address)
    at(page, NAME).fill(NEW)
    page.get_by_role("option", name="Describe").click()
    kind = page.locator('[id="f-bodies.0.type"]')
    lists = page.locator('[id="f-bodies.0.identifiers.0.scheme"]')

    def offered(code: str) -> set[str]:
        kind.focus()
        kind.select_option(code)
        lists.focus()
        return {"GB-CHC", "GB-COH", "GB-LAE"} & {*lists.evaluate(OFFERED)}

    assert offered("charity") == {"GB-CHC", "GB-COH"}
    lists.select_option("GB-CHC")
    assert offered("police") == {"GB-CHC", "GB-COH", "GB-LAE"}
    assert offered("local-authority") == {"GB-CHC", "GB-LAE"}


@pytest.mark.long
def test_an_entry_of_an_unknown_body_becomes_two_valid_files(
    page: Page, site_address: str, framework: Framework, tmp_path: Path
) -> None:
    """From nothing, over a reload, to files that the check takes together without a warning."""
    opened(page, site_address)
    for step in steps(form_fields(framework), new_entry()):
        by_mouse(page, step)
    describe(page)
    page.get_by_role("button", name="Save and continue").click()
    expect(at(page, NAME)).to_be_focused()  # its roles are still to be said
    page.reload()
    page.locator("[data-ready]").wait_for()
    expect(page.locator(f'[id="{NAME}"]')).to_have_value(NEW)
    check(page)
    expect(page.get_by_role("heading", name="What readers will see")).to_be_focused()
    expect(page.locator("[data-fs-hand-over]")).to_contain_text("Hand over their files")
    for folder in ("register", "schema"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    identifier = slug(NEW)
    name, text = taken_away(page, f"Download {NEW}")
    assert name == f"{identifier}.yml"
    (tmp_path / "register" / "organisations" / name).write_text(text, encoding="utf-8")
    name, text = taken_away(page, "Download the file")
    own = tmp_path / "register" / "initiatives" / identifier
    own.mkdir()
    (own / name).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "check", "--strict"])
    assert result.exit_code == 0, result.output
