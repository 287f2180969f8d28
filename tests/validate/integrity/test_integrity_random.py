"""Integrity under random edits: what may change is never refused, what may not always is."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle import MEALS, as_yaml, entry
from fairshare.framework import Framework
from fairshare.load.base import Base
from fairshare.load.document import Document
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.validate import check_integrity
from trees import SCHEMA

FRAMEWORK: Framework = load_framework(SCHEMA)
OLD: Any = entry(MEALS)

FREE = ("title", "summary", "stage", "themes", "keywords", "purpose", "safeguards", "engagement")
LISTS = ("changes", "results", "challenges")
FROZEN = {"decision": "E506", "changes": "E508", "results": "E509", "challenges": "E510"}
RESTED_ON = ("answers", "data", "legal", "organisations")

words = st.text("abc", min_size=1, max_size=5)
items = st.lists(st.fixed_dictionaries({"date": words, "reason": words}), max_size=3)


def codes(new: Any) -> set[str]:
    """What is said of an entry that was OLD and is now `new`."""
    document = parse(as_yaml(new), MEALS).document
    assert isinstance(document, Document)
    base = Base(
        files=frozenset({MEALS}),
        changed={MEALS: OLD},
        gone={},
        new=frozenset(),
        before={},
        staged=(),
    )
    return {problem.code for problem in check_integrity(base, {MEALS: document}, FRAMEWORK)}


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value that holds no others."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inner:
        if isinstance(one, dict | list) and one:
            yield from leaves(one, (*path, key))
        else:
            yield (*path, key)


def places(*fields: str) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.sampled_from([path for field in fields for path in leaves(OLD[field], (field,))])


def replaced(path: tuple[Any, ...], value: Any) -> Any:
    """OLD with one value replaced by another, which stands nowhere in it."""
    new = copy.deepcopy(OLD)
    *above, last = path
    place = new
    for step in above:
        place = place[step]
    place[last] = value
    return new


@settings(max_examples=40, deadline=None)
@given(
    free=st.dictionaries(st.sampled_from(FREE), words),
    grown=st.dictionaries(st.sampled_from(LISTS), items),
    withdrawn=st.booleans(),
    order=st.randoms(use_true_random=False),
)
def test_growing_and_rewording_is_never_refused(
    free: dict[str, str], grown: dict[str, list[Any]], withdrawn: bool, order: Any
) -> None:
    """Any mix of what may change, in any order of the fields."""
    new = copy.deepcopy(OLD) | free
    for field, more in grown.items():
        new[field] += more
    if withdrawn:
        new["withdrawn"] = {"date": "2025-11-30", "reason": "Nobody needs it any more."}
    fields = list(new)
    order.shuffle(fields)
    assert codes({field: new[field] for field in fields}) == set()


@settings(max_examples=40, deadline=None)
@given(path=places(*FROZEN))
def test_no_value_of_what_is_frozen_can_change(path: tuple[Any, ...]) -> None:
    """Wherever it stands, down to the last item."""
    allowed = path[0] == "challenges" and path[2] == "outcome" and path[1] > 0
    assert codes(replaced(path, "not there before")) == (set() if allowed else {FROZEN[path[0]]})


@settings(max_examples=40, deadline=None)
@given(path=places(*RESTED_ON), explained=st.booleans())
def test_what_the_decision_rested_on_changes_with_a_reason_only(
    path: tuple[Any, ...], explained: bool
) -> None:
    """The same change is refused without an item in changes, and accepted with one."""
    new = replaced(path, "not there before")
    if explained:
        new["changes"].append({"date": "2025-11-30", "reason": "The council says why."})
    assert codes(new) == (set() if explained else {"E511"})
