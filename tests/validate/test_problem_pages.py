"""Every problem code has a page that shows wrong and right and says what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fairshare.load.strict_yaml import parse
from fairshare.problems import codes, explanation

PACKAGE = Path(__file__).parents[2] / "plugins" / "fairshare"

PAGE = re.compile(
    r"# (?P<code>[EW][0-9]{3}): (?P<title>[^\n]+)\n\n(?P<meaning>.+?)\n\n"
    r"## Wrong\n\n```yaml\n(?P<wrong>.+?)\n```\n\n## Right\n\n```yaml\n(?P<right>.+?)\n```\n\n"
    r"## What to do\n\n(?P<what>.+)\n",
    re.DOTALL,
)


def test_pages_and_code_name_the_same_codes() -> None:
    """A code in use has a page, and a page stands for a code in use."""
    used: set[str] = set()
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
