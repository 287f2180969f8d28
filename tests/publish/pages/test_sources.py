"""The sources page: every outside link, what it supports, and how much of it was read."""

from __future__ import annotations

from typing import Any

import pytest

from drawing import pages_of
from editions import made
from fairshare.framework import Framework
from fairshare.publish.pages.sources import Readings, readings, source_pages
from imported import TABLE, bare
from pages import words_of

ONE, TWO = "northshire-council/one", "northshire-council/two"
PAPER = "https://www.northshire.example/paper"


def worked(data: dict[str, Any]) -> None:
    """A worked example with four sources, one of which has a lasting copy."""
    data["assessment"]["independence"] = "worked-example"
    data["sources"] = [
        {"title": "Paper", "url": PAPER, "read": "whole", "archived": f"{PAPER}/copy"},
        {"title": "Report", "url": f"{PAPER}/2", "read": "whole"},
        {"title": "Minutes", "url": f"{PAPER}/3", "read": "opening"},
        {"title": "Notice", "url": f"{PAPER}/4", "read": "whole"},
    ]


def drawn(framework: Framework, **entries: Any) -> str:
    """The body of the first page."""
    edition = made(framework, {f"northshire-council/{name}": one for name, one in entries.items()})
    return str(pages_of(source_pages(edition), edition)[0].body)


def test_it_counts_what_was_read(framework: Framework) -> None:
    """Whole, at the opening, or not said; and how many have a copy that lasts."""
    edition = made(framework, {ONE: worked, TWO: bare})
    assert readings(edition) == Readings(whole=3, opening=1, unsaid=1, archived=1)
    words = words_of(drawn(framework, one=worked, two=bare))
    assert "Read whole 3 Only the opening read 1 Not said 1 With an archived copy 1" in words


def test_each_source_says_how_much_of_it_was_read(framework: Framework) -> None:
    """Beside what it supports, with its copy."""
    body = drawn(framework, one=worked)
    words = words_of(body)
    assert f'href="{PAPER}/copy"' in body
    assert "Paper ( archived copy: Paper) supports: background reading · read whole" in words
    assert "Minutes supports: background reading · opening read" in words
    assert "Not said" not in words


@pytest.mark.parametrize("name", ["one", "two"])
def test_a_table_supports_every_fact_of_its_entries(name: str, framework: Framework) -> None:
    """It is no background reading."""
    words = words_of(drawn(framework, **{name: bare}))
    assert f"{TABLE} supports: every fact that the page states" in words
