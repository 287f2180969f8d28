"""The headline of an agreement under a law: how far it has come, and what is late beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from fairshare.load.framework import load_framework
from fairshare.model import Initiative, Register
from fairshare.publish.states import OneDay, Situation, state_of
from fairshare.score import assess
from irish import NAME
from projects import BASE, entry
from stated import entry_of
from trees import SCHEMA

FRAMEWORK = load_framework(SCHEMA, (NAME,))
ROWS: Mapping[str, Any] = entry((BASE.parent / "states" / "agreements.yml").read_bytes())


def initiative(given: Mapping[str, Any], identifier: str = "a/older") -> Initiative:
    """An entry that a row describes, with the profile's part."""
    data = entry_of({key: value for key, value in given.items() if key not in {"part", "signed"}})
    data["safeguards"] = data["safeguards"] | {"agreement": {"type": "dsa"}}
    if "signed" in given:
        data["safeguards"]["agreement"]["signed"] = given["signed"]
    data["profiles"] = {NAME: given["part"]}
    return Initiative.read(identifier, "a.yml", "0", data)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_page_says_how_far_an_agreement_has_come(row: Mapping[str, Any]) -> None:
    """The headline, the tense of the facts, the badges and what is late, on its day."""
    one = initiative(row["given"])
    today = dt.date.fromisoformat(row["today"])
    state = state_of(Situation(one, FRAMEWORK, OneDay(today)), assess(one.data, FRAMEWORK))
    assert (state.headline, state.tense) == (row["headline"], row["tense"])
    if "badges" in row:
        assert [badge.words for badge in state.badges] == row["badges"]
    assert [mark.words for mark in state.marks] == row.get("marks", [])


def test_every_phase_with_a_headline_has_a_row() -> None:
    """What pages can say of an agreement was read once by a person."""
    said = {phase.code for phase in FRAMEWORK.profiles[NAME].phases if phase.headline}
    found = set()
    for row in ROWS.values():
        one, today = initiative(row["given"]), dt.date.fromisoformat(row["today"])
        found.add(
            state_of(Situation(one, FRAMEWORK, OneDay(today)), assess(one.data, FRAMEWORK)).row
        )
    assert said - {"in-force"} <= found


def test_what_came_of_it_is_not_known_so_nothing_is_denied() -> None:
    """Not found is not none: the page does not say that nothing was shared."""
    found = {}
    for row in ROWS.values():
        one, today = initiative(row["given"]), dt.date.fromisoformat(row["today"])
        state = state_of(Situation(one, FRAMEWORK, OneDay(today)), assess(one.data, FRAMEWORK))
        found[state.row] = (state.nothing_shared, state.outcome_unknown)
    assert found["outcome-unknown"] == (False, True)
    assert found["withdrawn"] == (True, False)


def test_an_agreement_in_force_names_the_change_that_people_are_asked_about() -> None:
    """Whoever reads the old text learns that it may change, and until when to write."""
    old = initiative(ROWS["in force and in use"]["given"])
    part = {
        "kind": "amendment",
        "amends": "a/older",
        "consultation": {"opens": "2026-06-20", "closes": "2026-07-18"},
    }
    change = initiative({"stage": "proposed", "part": part}, "a/change")
    register = Register({old.id: old, change.id: change}, {})
    given = Situation(old, FRAMEWORK, OneDay(dt.date(2026, 7, 1)), register)
    marks = state_of(given, assess(old.data, FRAMEWORK)).marks
    assert [(one.words, one.newer) for one in marks] == [
        ("A change is open for consultation until 18 July 2026:", "a/change")
    ]
