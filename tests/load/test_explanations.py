"""The pages about problems of reading a file: their examples really fail, and really load."""

from __future__ import annotations

import re

import pytest

from fairshare.load.strict_yaml import parse
from fairshare.problems import explanation

CODES = [f"E{number:03}" for number in range(1, 11)]
PAGE = re.compile(
    r"# (?P<code>E0[01][0-9]): [^\n]+\n\n.+\n\n## Wrong\n\n```yaml\n(?P<wrong>.+)```\n\n"
    r"## Right\n\n```yaml\n(?P<right>.+)```\n\n## What to do\n\n.+\n",
    re.DOTALL,
)


@pytest.mark.parametrize("code", CODES)
def test_a_page_has_its_parts_and_a_right_example_that_loads(code: str) -> None:
    """Meaning, wrong, right, what to do; nobody copies a broken example."""
    page = PAGE.fullmatch(explanation(code))
    assert page is not None
    assert page["code"] == code
    assert parse(page["right"].encode(), "right.yml").problems == ()


@pytest.mark.parametrize("code", ["E004", "E005", "E006", "E007", "E008", "E009"])
def test_a_wrong_example_has_the_fault_that_its_page_explains(code: str) -> None:
    """Faults of names, size and encoding can't be shown in an example; all others are."""
    page = PAGE.fullmatch(explanation(code))
    assert page is not None
    assert code in {problem.code for problem in parse(page["wrong"].encode(), "w.yml").problems}
