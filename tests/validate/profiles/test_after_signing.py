"""After signing an agreement is frozen; what a law wants of its further course may be filled."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import pytest

from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.validate.integrity.coverage import Coverage
from fairshare.validate.integrity.explained import explained
from fairshare.validate.integrity.pair import Pair
from fairshare.validate.naming import FieldNames
from fairshare.validate.schema.references import inlined
from irish import FILE, NAME, agreement, as_text
from trees import SCHEMA, changed, steps

FRAMEWORK = load_framework(SCHEMA, (NAME,))
P = f"profiles.{NAME}"
REVIEW = {"date": "2026-11-20", "conclusions": "The agreement works.", "amendment": "none"}


def refused(
    change: Mapping[str, Any], kind: str = "", before: Mapping[str, Any] | None = None
) -> list[str]:
    """Codes and places of what changed in silence; `kind`: of an event in the same change."""
    old = changed(agreement(), before or {}, ())
    new = changed(copy.deepcopy(old), change, ())
    if kind:
        event = {"date": "2026-11-21", "kind": kind, "summary": "It happened so."}
        new["events"].append(event)
    document = parse(as_text(new).encode(), FILE).document
    assert document
    names = FieldNames(inlined(FRAMEWORK.initiative_schema))
    pair = Pair.of(old, document, names, Coverage(FRAMEWORK))
    return [f"{one.code} {'.'.join(map(str, one.path))}" for one in explained(pair)]


@pytest.mark.parametrize(
    "change",
    [
        {f"{P}.reviews": [REVIEW]},
        {f"{P}.ended": {"date": "2026-11-20", "how": "expired", "minister_told": "2026-11-21"}},
        {f"{P}.parties.1.left": "2026-11-20"},
        {f"{P}.board.rounds.1.url": "https://board.example/031/2"},
    ],
    ids=lambda change: next(iter(change)).rpartition(".")[2],
)
def test_what_comes_later_explains_itself(change: Mapping[str, Any]) -> None:
    """A review, an end, a party that left, the Board's paper: each was empty before."""
    assert refused(change) == []


def test_a_second_review_explains_itself_and_the_first_stays() -> None:
    """A review that was held says for ever what it said."""
    before = {f"{P}.reviews": [REVIEW]}
    second = REVIEW | {"date": "2026-11-25"}
    assert refused({f"{P}.reviews.1": second}, before=before) == []
    assert refused({f"{P}.reviews.0.conclusions": "It works badly."}, before=before) == [
        f"E511 {P}.reviews.0.conclusions"
    ]


@pytest.mark.parametrize(
    ("change", "kind", "other"),
    [
        ({f"{P}.security.access": "Fifty officers; looks are logged."}, "correction", "published"),
        ({f"{P}.publication.effective": "2026-05-12"}, "published", "laid"),
        ({f"{P}.publication.laid": "2026-05-28"}, "laid", "party-joined"),
        ({"dates.review_by": "2031-05-10"}, "published", "laid"),
        ({f"{P}.lead_agency": "welfare-data-agency"}, "lead-changed", "party-left"),
    ],
    ids=["security", "in force", "laid", "review", "lead"],
)
def test_all_else_needs_the_event_that_says_so(
    change: Mapping[str, Any], kind: str, other: str
) -> None:
    """A signed text does not change in silence."""
    assert len(refused(change)) == 1
    assert len(refused(change, other)) == 1
    assert refused(change, kind) == []


def test_a_field_of_the_profile_is_named_by_its_title() -> None:
    """A message speaks of the field as the form does."""
    names = FieldNames(inlined(FRAMEWORK.initiative_schema))
    path = tuple(steps(f"{P}.security.access"))
    assert names.field(path).startswith("Reaching it (profiles → ie-dsga-2019 → security")
