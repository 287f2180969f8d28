"""What happens in the life of a sharing is recorded in the form, case by case (cases/events)."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from checks.pictures import served
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from fairshare.cli import main
from fairshare.framework import Framework
from fairshare.publish.form.fields import form_fields
from form_filling import amending, at, by_mouse, check, opened, taken_away, without_empty
from pasts import git
from projects import FULL, Project, as_yaml, draw, entry
from trees import CASES, TODAY, base, changed, edited, loaded, steps

pytestmark = pytest.mark.long

EVENTS = sorted((CASES / "events").glob("*.yml"))
FOOD_BANK = {
    "name": "Northshire Food Bank",
    "type": "charity",
    "homepage": "https://www.food-bank.example",
    "identifiers": [{"scheme": "GB-CHC", "id": "1000099"}],
}


def register(root: Path) -> Project:
    """The small register, with an organisation that may come to take part."""
    project = draw(root)
    project.write("register/organisations/northshire-food-bank.yml", as_yaml(FOOD_BANK))
    return project


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the small register's site is served."""
    with served(register(tmp_path_factory.mktemp("events") / "project").build()) as found:
        yield found


@pytest.fixture
def form(browser: Browser, address: str) -> Iterator[Page]:
    """The form of the small register."""
    context = browser.new_context()
    yield opened(context.new_page(), address)
    context.close()


def wanted(before: Any, case: Any) -> Any:
    """What the entry should say: events in order of date, and what the form copies by itself."""
    data = edited(copy.deepcopy(before), case)
    data.get("events", []).sort(key=lambda event: event["date"])
    return edited(data, {"change": case.get("copied", {})})


def recorded(form: Page, framework: Framework, before: Any, case: Any, file: Path) -> str:
    """The text that comes of an entry that is opened, amended as a case says, and taken away."""
    file.write_text(as_yaml(before), encoding="utf-8")
    form.locator("[data-fs-open]").set_input_files(file)
    expect(form.locator("[data-fs-message]")).to_have_text(f"“{file.name}” is open.")
    there = copy.deepcopy(before)
    for path, value in case["change"].items():
        for step in amending(form_fields(framework), steps(path), value, there):
            by_mouse(form, step)
        changed(there, {path: value}, [])
    check(form)
    expect(form.get_by_role("heading", name="What readers will see")).to_be_focused()
    name, text = taken_away(form, "Download the file")
    assert name == file.name
    return text


@pytest.mark.parametrize("path", EVENTS, ids=lambda path: path.stem)
def test_what_happens_can_be_recorded(
    form: Page, framework: Framework, tmp_path: Path, path: Path
) -> None:
    """The file holds the event at its place and the field that changed with it, and is right."""
    case = loaded(path)
    before = edited(base("full.yml"), case.get("start", {}))
    text = recorded(form, framework, before, case, tmp_path / Path(FULL).name)
    assert without_empty(entry(text.encode())) == without_empty(wanted(before, case))
    project = register(tmp_path / "project")
    for other in case.get("others", []):
        project.write(other["file"], as_yaml(edited(base("small.yml"), other)))
    project.write(FULL, as_yaml(before))
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Before"]):
        git(project.root, *command)
    project.write(FULL, text)
    command = ["--root", str(project.root), "check", "--base", "HEAD", "--today", TODAY.isoformat()]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output


def test_what_was_put_off_is_shown_as_it_stood(form: Page, tmp_path: Path) -> None:
    """Once another outcome is chosen, the earlier decision stands below it, not to be edited."""
    start = loaded(CASES / "events" / "deferral-then-decision.yml")["start"]
    file = tmp_path / Path(FULL).name
    file.write_text(as_yaml(edited(base("full.yml"), start)), encoding="utf-8")
    form.locator("[data-fs-open]").set_input_files(file)
    expect(form.locator("[data-fs-message]")).to_contain_text("is open")
    before = form.locator('[id="f-decision.earlier"]')
    expect(before).to_be_hidden()
    at(form, "f-decision.outcome")
    form.locator('[name="decision.outcome"][value="approved"]').check()
    at(form, "f-decision.earlier")
    expect(before).to_contain_text("Cabinet")
    expect(before).to_contain_text("It put the decision off")
    assert before.locator("input, select, textarea").count() == 0
    at(form, "f-decision.outcome")
    form.locator('[name="decision.outcome"][value="deferred"]').check()
    expect(before).to_have_attribute("hidden", "")
