"""The table that the browser sorts by, number for number."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from editions import Change, made
from fairshare.framework import Framework
from fairshare.publish.edition import Edition
from fairshare.publish.finding.facet_table import facet_table
from fairshare.score import Span

Numbers = list[float | int | None]


def sorts(edition: Edition) -> dict[str, Numbers]:
    """The columns by which rows are sorted."""
    files = {one.path: json.loads(one.content) for one in facet_table(edition)}
    names: list[str] = files["facets.json"]["sorts"]
    return {name: files[f"facets/sorts/{name}.json"] for name in names}


def same(_data: dict[str, Any]) -> None:
    """The full example as it is."""


def alone(framework: Framework, change: Change = same) -> Edition:
    return made(framework, {"a/one": change})


def scored(framework: Framework, name: str, low: str, high: str) -> Edition:
    """An edition of one initiative, whose benefit or concern spans so much."""
    edition = alone(framework)
    span = Span(Fraction(low), Fraction(high))
    score = replace(edition.scores["a/one"], **{name: span})  # type: ignore[arg-type]
    return replace(edition, scores={"a/one": score})


@pytest.mark.parametrize(
    ("high", "number"),
    [("41.2", 41.2), ("41.2001", 41.3), ("41.29", 41.3), ("41.3", 41.3), ("0", 0), ("100", 100)],
)
def test_concern_sorts_by_its_high_end_rounded_up(
    framework: Framework, high: str, number: float
) -> None:
    """Where the answers leave it open, as much concern as they allow; never a little less."""
    assert sorts(scored(framework, "concern", "0", high))["concern"] == [number]


@pytest.mark.parametrize(
    ("low", "number"),
    [("61.3", 61.3), ("61.2999", 61.2), ("61.21", 61.2), ("61.2", 61.2), ("0", 0), ("100", 100)],
)
def test_benefit_sorts_by_its_low_end_rounded_down(
    framework: Framework, low: str, number: float
) -> None:
    """Where the answers leave it open, as little benefit as they allow; never a little more."""
    assert sorts(scored(framework, "benefit", low, "100"))["benefit"] == [number]


@pytest.mark.parametrize(
    ("written", "number"), [("2027-04-01", 20270401), ("2027-04", 20270401), ("2027", 20270101)]
)
def test_a_review_sorts_by_its_first_day(framework: Framework, written: str, number: int) -> None:
    """A month or a year is due from its first day on."""
    edition = alone(framework, lambda data: data["dates"].update(review_by=written))
    assert sorts(edition)["review"] == [number]


def test_what_is_closed_has_no_review_to_sort_by(framework: Framework) -> None:
    """Its review does not come any more."""
    assert sorts(alone(framework, lambda data: data.update(stage="ended")))["review"] == [None]


def test_titles_sort_by_the_alphabet(framework: Framework) -> None:
    """Without case and accents; rows stand newest first, those of one day by id."""
    titles = ["zoo", "École", "Eagle", "apple", "Ästhetik"]
    entries = {f"a/n{n}": titled(title) for n, title in enumerate(titles)}
    assert sorts(made(framework, entries))["title"] == [4, 3, 2, 0, 1]


def titled(title: str) -> Change:
    return lambda data: data.update(title=title)


def test_the_table_counts_each_value_and_its_column_has_it(framework: Framework) -> None:
    """So a list that nobody has filtered yet needs no column, however long it is."""
    edition = made(framework, {"a/one": same, "a/two": lambda d: d.update(themes=["health"])})
    files = {one.path: json.loads(one.content) for one in facet_table(edition)}
    for facet in files["facets.json"]["facets"]:
        column = files[f"facets/columns/{facet['name']}.json"]
        numbers = [number for row in column for number in row]
        assert [count for _code, _label, count in facet["values"]] == [
            numbers.count(number) for number in range(len(facet["values"]))
        ]
        assert len(column) == files["facets.json"]["count"]
    assert "rows" not in files["facets.json"]["facets"][0]
