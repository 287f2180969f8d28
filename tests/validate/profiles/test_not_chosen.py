"""Parts of an entry for a law that the register has not chosen."""

from __future__ import annotations

from fairshare.framework import Framework
from fairshare.load.strict_yaml import parse
from fairshare.validate import Checker
from irish import FILE, NAME, agreement, as_text
from trees import TODAY


def test_the_problem_stands_at_the_name_of_the_law(framework: Framework) -> None:
    """What is below it may be many lines long, and is right for that law."""
    text = as_text(agreement())
    document = parse(text.encode(), FILE).document
    assert document is not None
    (problem,) = [
        one for one in Checker(framework, TODAY).initiative(document) if one.code == "E701"
    ]
    lines = text.splitlines()
    assert lines[(problem.line or 0) - 1] == f"  {NAME}:"
