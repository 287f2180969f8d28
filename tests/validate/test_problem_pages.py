"""Every problem code has a page that shows wrong and right and says what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.problems import codes, explanation
from fairshare.publish.pages.problems import problem_pages
from trees import SCHEMA

PACKAGE = Path(__file__).parents[2] / "plugins" / "fairshare"

PAGE = re.compile(
    r"# (?P<code>[EW][0-9]{3}): (?P<title>[^\n]+)\n\n(?P<meaning>.+?)\n\n"
    r"## Wrong\n\n```yaml\n(?P<wrong>.+?)\n```\n\n## Right\n\n```yaml\n(?P<right>.+?)\n```\n\n"
    r"## What to do\n\n(?P<what>.+)\n",
    re.DOTALL,
)


def test_pages_and_code_name_the_same_codes() -> None:
    """A code in use has a page, and a page stands for a code in use."""
    used = {row.code for row in load_framework(SCHEMA).rules}
    for module in PACKAGE.rglob("*.py"):
        if module.parent.name != "catalogue":
            used |= set(re.findall(r'"([EW][0-9]{3})"', module.read_text(encoding="utf-8")))
    assert used == set(codes())


@pytest.mark.parametrize("code", codes())
def test_a_page_has_its_four_parts(code: str) -> None:
    """Title and meaning, wrong, right, what to do."""
    match = PAGE.fullmatch(explanation(code))
    assert match
    assert match["code"] == code


@pytest.mark.parametrize("code", [code for code in codes() if code > "E1"])
def test_both_examples_of_a_page_can_be_read(code: str) -> None:
    """The fault shown is the page's own, not one of writing."""
    match = PAGE.fullmatch(explanation(code))
    assert match
    for example in (match["wrong"], match["right"]):
        assert parse(example.encode(), "example.yml").problems == ()
    assert match["wrong"] != match["right"]


def test_a_page_quotes_what_the_check_says() -> None:
    """Who copies a message from a log finds it there, marks of HTML and all."""
    bodies = {page.url: page.body for page in problem_pages()}
    assert (
        "<li>There is a decision, but these questions have no answer: {missing}.</li>"
        in (bodies["problems/E213/"])
    )
    assert "What stands in {braces}" in bodies["problems/E213/"]
    assert "What stands in {braces}" not in bodies["problems/E212/"]
    assert "<li>`&lt;&lt;` (merging fields" in bodies["problems/E007/"]
