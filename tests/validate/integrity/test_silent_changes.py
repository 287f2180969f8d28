"""Nothing of substance changes in silence: each change needs a new event that covers it."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from chronicle import MEALS, as_yaml, edited, entry
from fairshare.framework import Framework
from fairshare.load.strict_yaml import parse
from fairshare.validate.integrity import changed_fields, pairs
from proposed import event
from silent import SILENT, base_of, found

GROWING = {"E509", "E510"}
"""Of a list that only grows: the way on is to add an item, so no kind is offered."""


def test_there_are_many() -> None:
    """Forty and more, over every part of an entry."""
    assert len(SILENT) >= 40


@pytest.mark.parametrize("name", SILENT)
def test_a_silent_change_is_refused(name: str, framework: Framework) -> None:
    """One problem, which names the field in words and the kinds of event that would explain it."""
    row = SILENT[name]
    (problem,) = found(entry(row.file), row.proposed(), framework, row.file)
    assert (problem.code, problem.severity) == (row.code, "error")
    assert re.match(r"\w.* \(\w.*\)|county-archive|northshire-schools-trust", problem.message)
    assert row.code in GROWING or f"{row.explained_by} (" in problem.hint
    assert row.code == "E520" or f"{row.not_by} (" not in problem.hint


@pytest.mark.parametrize("name", SILENT)
def test_an_event_that_covers_it_explains_it(name: str, framework: Framework) -> None:
    """The same change passes beside a new event of a kind that covers the field."""
    row = SILENT[name]
    assert found(entry(row.file), row.proposed(row.explained_by), framework, row.file) == []


@pytest.mark.parametrize("name", SILENT)
def test_an_event_that_does_not_cover_it_explains_nothing(name: str, framework: Framework) -> None:
    """Beside any other new event it stays refused, by the same code."""
    row = SILENT[name]
    problems = found(entry(row.file), row.proposed(row.not_by), framework, row.file)
    assert {problem.code for problem in problems} == {row.code}


@pytest.mark.parametrize("name", SILENT)
def test_an_event_explains_once(name: str, framework: Framework) -> None:
    """One that stood there before explains nothing that changes now."""
    row = SILENT[name]
    old = entry(row.file)
    old["events"] = [*old.get("events", []), event(row.explained_by)]
    problems = found(old, row.proposed(row.explained_by), framework, row.file)
    assert {problem.code for problem in problems} == {row.code}


def test_no_verdict_hangs_on_how_a_kind_is_spelled(framework: Framework) -> None:
    """Every kind of event under another name: the same changes are refused and explained."""
    kinds = framework.codes["event_kinds"]
    named = {code: f"kind-{number}" for number, code in enumerate(kinds.codes)}
    codes = {named[code]: replace(kind, code=named[code]) for code, kind in kinds.codes.items()}
    other = replace(
        framework, codes={**framework.codes, "event_kinds": replace(kinds, codes=codes)}
    )
    for row in SILENT.values():
        old = _renamed(entry(row.file), named)
        for kind, expected in (
            ("", {row.code}),
            (row.explained_by, set()),
            (row.not_by, {row.code}),
        ):
            new = read(row.proposed(*filter(None, [kind])))
            problems = found(old, as_yaml(_renamed(new, named)), other, row.file)
            assert {problem.code for problem in problems} == expected


def read(content: bytes) -> Any:
    """What an entry says, as data that may be changed."""
    document = parse(content, "").document
    assert document is not None
    return copy.deepcopy(document.data)


def _renamed(data: Any, named: Mapping[str, str]) -> Any:
    for one in data.get("events", []):
        one["kind"] = named[one["kind"]]
    return data


@pytest.mark.parametrize(
    ("path", "value", "free"),
    [
        ("keywords.0", "school meals", True),
        ("contact.team", "Another team", True),
        ("related", ["northshire-council/another"], True),
        ("decision.conditions.0.met", "partly", True),
        ("decision.conditions.0.text", "Somebody looks at it.", False),
        ("title", "Meals for all children of the county", False),
        ("stage_as_of", "2025-06-01", False),
    ],
)
def test_only_what_may_change_at_any_time_explains_itself(
    path: str, value: object, free: bool, framework: Framework
) -> None:
    """The summary of a proposal says so of each field that says something else."""
    document = parse(edited(MEALS, {path: value}), MEALS).document
    assert document is not None
    (pair,) = pairs(base_of(entry(MEALS), MEALS), {MEALS: document}, framework)
    assert {one.free for one in changed_fields(pair)} == {free}
