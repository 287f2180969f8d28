"""Similar decisions: who is like whom, and why."""

from __future__ import annotations

from collections import Counter
from math import log2
from pathlib import Path
from random import Random
from typing import Any

import pytest

from editions import Change, made, parts
from fairshare.framework import Framework
from fairshare.publish.edition import Edition
from fairshare.publish.finding.similar import similar
from fairshare.work.cache import Cache
from projects import FULL, SMALL, Project

NO_CACHE = Cache(None, "")

LITTLE = {"name", "address", "contact"}
"""What makes no two decisions alike."""

ADDRESS = "initiatives/northshire-council/free-school-meals"


def about(
    categories: str, people: str = "citizens", aims: str = "statistics", by: str = "a"
) -> Change:
    """An initiative as far as it is compared."""

    def change(data: dict[str, Any]) -> None:
        parts(**{by: "lead provider recipient"})(data)
        data["data"] |= {"categories": categories.split(), "people": people.split()}
        data["purpose"]["aims"] = aims.split()

    return change


def ids(edition: Edition, of: str) -> list[str]:
    return [one.id for one in similar(edition, NO_CACHE)[of]]


def values(data: Any, participants: Any) -> set[tuple[str, str]]:
    return {
        *(("data_categories", code) for code in set(data["data"]["categories"]) - LITTLE),
        *(("people", code) for code in data["data"]["people"]),
        *(("aims", code) for code in data["purpose"]["aims"]),
        *(("organisation", one.id) for one in participants),
    }


def by_definition(edition: Edition) -> dict[str, list[str]]:
    """Every initiative held against every other one, without an index."""
    has = {
        key: values(one.data, one.participants) for key, one in edition.register.initiatives.items()
    }
    times = Counter(value for own in has.values() for value in own)
    weight = {value: round(1000 * log2(1 + len(has) / times[value]) ** 2) for value in times}

    def likeness(one: set[tuple[str, str]], other: set[tuple[str, str]]) -> int:
        shared = sum(weight[value] for value in one & other)
        return shared * 1_000_000 // sum(weight[value] for value in one | other)

    return {
        key: sorted(
            (other for other in has if other != key and len(own & has[other]) >= 2),
            key=lambda other: (-likeness(own, has[other]), other),
        )[:5]
        for key, own in has.items()
    }


@pytest.mark.parametrize("seed", range(20))
def test_the_index_finds_what_the_definition_says(framework: Framework, seed: int) -> None:
    """In a small register the quick way and the plain one agree on every initiative."""
    rng = Random(seed)  # noqa: S311 - the same every time
    lists = framework.codes

    def some(name: str) -> str:
        codes = list(lists[name].codes)[:8]
        return " ".join(rng.sample(codes, rng.randint(1, 4)))

    entries = {
        f"a/entry-{n:02}": about(
            some("data_categories"), some("people"), some("aims"), f"body_{rng.randrange(4)}"
        )
        for n in range(15)
    }
    edition = made(framework, entries)
    assert {key: ids(edition, key) for key in entries} == by_definition(edition)


def test_a_rare_value_counts_more_than_a_common_one(framework: Framework) -> None:
    """Two of many share what nearly all have; sharing what only two have comes first."""
    entries = {f"a/common-{n}": about("name address", by=f"b{n}") for n in range(6)}
    entries["a/this"] = about("name genetic", by="this")
    entries["a/rare"] = about("genetic address", by="rare")
    edition = made(framework, entries)
    assert ids(edition, "a/this")[0] == "a/rare"


def test_one_value_in_common_is_not_enough(framework: Framework) -> None:
    """Two decisions that only share "Health" are not called similar."""
    entries = {
        "a/one": about("health", "patients", "research", "a"),
        "a/two": about("health", "children", "statistics", "b"),
    }
    assert ids(made(framework, entries), "a/one") == []


def test_equally_alike_stand_in_the_order_of_ids_and_five_at_most(framework: Framework) -> None:
    """Of seven that are all the same, the first five others by id are shown."""
    edition = made(
        framework, {f"a/entry-{n}": about("name address") for n in (6, 2, 5, 0, 3, 1, 4)}
    )
    assert ids(edition, "a/entry-2") == [f"a/entry-{n}" for n in (0, 1, 3, 4, 5)]


def test_it_says_what_is_shared_the_rarest_first(framework: Framework) -> None:
    """The words name the values in common: those of two first, those of all last."""
    entries = {
        "a/one": about("education health", "patients", "research", "x"),
        "a/two": about("education health", "children", "safeguarding", "y"),
        "a/three": about("education", "citizens", "statistics", "z"),
    }
    (only,) = similar(made(framework, entries), NO_CACHE)["a/one"]
    assert only.shared == ("Health", framework.label("data_categories", "education"))


def test_names_and_addresses_make_nothing_alike(framework: Framework) -> None:
    """Nearly every sharing is by them, so they say nothing of what it is about."""
    entries = {
        "a/one": about("name address contact health", "patients", "research", "x"),
        "a/two": about("name address contact", "children", "safeguarding", "y"),
        "a/three": about("health", "patients", "statistics", "z"),
    }
    assert ids(made(framework, entries), "a/one") == ["a/three"]


def test_one_rare_value_outweighs_many_common_ones(framework: Framework) -> None:
    """What only two decisions of many have in common says more than what half of them have."""
    common = "education employment income tax"
    entries = {f"a/common-{n}": about(common, by=f"b{n}") for n in range(8)}
    entries |= {f"a/other-{n}": about("energy-use", by=f"c{n}") for n in range(8)}
    entries["a/this"] = about(f"{common} genetic", by="this")
    entries["a/rare"] = about("genetic", by="rare")
    assert ids(made(framework, entries), "a/this")[0] == "a/rare"


def test_every_one_of_very_many_alike_gets_five_others(framework: Framework) -> None:
    """Where even the rarest value is common, some of those that have it are still compared."""
    edition = made(framework, {f"a/entry-{n:03}": about("name address") for n in range(300)})
    found = similar(edition, NO_CACHE)
    assert {len(others) for others in found.values()} == {5}
    assert all(one.id != key for key, others in found.items() for one in others)


def test_what_was_kept_is_the_same_and_dies_with_a_change(
    framework: Framework, tmp_path: Path
) -> None:
    """A second run from the cache finds the same; a changed value is not answered from it."""
    entries = {
        "a/one": about("name health", "patients", "research"),
        "a/two": about("name health", "patients", "safeguarding"),
    }
    first = Cache(tmp_path, "")
    before = similar(made(framework, entries), first)
    first.save()
    again = similar(made(framework, entries), Cache(tmp_path, ""))
    entries["a/two"] = about("genetic", "children", "safeguarding", "b")
    changed = similar(made(framework, entries), Cache(tmp_path, ""))
    assert again["a/one"] == before["a/one"]
    assert before["a/one"]
    assert changed["a/one"] == ()


def test_a_page_follows_the_new_title_of_a_similar_decision(project: Project) -> None:
    """What a page says of another one is never older than the other one's own page."""
    project.build()
    old = "Finding households that need emergency support"
    assert old in project.page(ADDRESS)
    project.replace(FULL, "related: [northshire-council/household-support-fund]", "related: []")
    project.build()
    assert old in project.page(ADDRESS)
    project.replace(SMALL, old, "Finding households that need help this winter")
    project.build()
    assert "Finding households that need help this winter" in project.page(ADDRESS)
    assert old not in project.page(ADDRESS)
