"""Somebody fills a proposal under Ireland's Act in the form, with mistakes, and ends it well."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from fairshare.cli import main
from fairshare.load.framework import load_framework
from fairshare.publish.form.fields import form_fields
from form_filling import amending, at, by_mouse, check, opened, steps, taken_away, to_tasks
from irish import CONFIG, FOLDER, LEAD, NAME, agreement, plant
from projects import Project
from served import served, watched
from trees import SCHEMA, loaded

PARTNER = "Tuath Transport Authority"
GIVEN = loaded(FOLDER / "proposal.yml")
TYPED: Any = GIVEN["typed"]
FIELDS = form_fields(load_framework(SCHEMA, (NAME,)))

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of a body that has chosen the law, as a project."""
    root = tmp_path_factory.mktemp("proposal")
    plant(root)
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    """Where its site is served."""
    with served(Project(root).build()) as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address) as found:
        yield found


def describe_partner(page: Page) -> None:
    """The body that the register does not know, from the last line of the list."""
    at(page, "f-organisations.1.id").fill(PARTNER)
    page.get_by_role("option", name="Describe").click()
    page.locator('[id="f-bodies.0.type"]').select_option("central-government")
    page.locator('[id="f-bodies.0.homepage"]').fill("https://tuath.example")


def test_a_proposal_with_five_mistakes_comes_to_its_end(
    page: Page, browser: Browser, address: str, root: Path, tmp_path: Path
) -> None:
    """Each is refused with its section; the draft is saved, opened elsewhere, mended, accepted."""
    opened(page, address)
    for step in steps(FIELDS, TYPED):
        by_mouse(page, step)
    describe_partner(page)
    check(page)
    problems = page.locator(".fs-problems").first
    for sentence in GIVEN["refused"]:
        expect(problems).to_contain_text(sentence)
    to_tasks(page)
    name, text = taken_away(page, "Save to a file")
    (tmp_path / name).write_text(text, encoding="utf-8")
    with watched(browser, address) as elsewhere:
        finish(elsewhere, address, tmp_path / name, root)
    command = ["--root", str(root), "check", "--profile", NAME]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert f"{LEAD}/student-status-checks.yml: In force" in result.output


def finish(page: Page, address: str, draft: Path, root: Path) -> None:
    """Open the draft, mend what was wrong, write what came later, and put both files in place."""
    opened(page, address).locator("input[type=file]").set_input_files(draft)
    expect(page.locator('[id="f-title"]')).to_have_value(TYPED["title"])
    at(page, "f-data.categories")
    page.locator('[name="data.categories"][value="health"]').uncheck()
    later = GIVEN["then"] | {"answers": agreement()["answers"]}
    for path, value in later.items():
        for step in amending(FIELDS, path.split("/"), value, TYPED):
            by_mouse(page, step)
    at(page, "f-file-name").fill("student-status-checks")
    check(page)
    expect(page.get_by_role("heading", name="What readers will see")).to_be_focused()
    expect(page.locator(".fs-assess")).to_contain_text("In force since 1 June 2026")
    folder = root / "register"
    for kind, button in (
        (f"initiatives/{LEAD}", "Download the file"),
        ("organisations", f"Download {PARTNER}"),
    ):
        name, text = taken_away(page, button)
        (folder / kind / name).write_text(text, encoding="utf-8")
