"""Why an entry changed, as it says itself, and which field a correction put right."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.framework import CodeList, Framework
from fairshare.history import ChangeReason, CorrectedField
from fairshare.history.reasons import added_reasons, corrected_fields
from projects import BASE, entry

FULL = entry((BASE / "full.yml").read_bytes())
Change = Callable[[dict[str, Any]], object]

WRONG = {"date": "2025-12-01", "kind": "correction", "summary": "It was wrong."}
JOINED = {"date": "2025-12-02", "kind": "recipient-added", "summary": "Another body joined."}


@pytest.fixture(scope="module")
def kinds(framework: Framework) -> CodeList:
    return framework.codes["event_kinds"]


def found(kinds: CodeList, change: Change, *events: dict[str, str]) -> list[CorrectedField]:
    """What the corrections among some new events changed."""
    new = deepcopy(FULL)
    change(new)
    new["events"] = [*new["events"], *events]
    return list(corrected_fields(FULL, new, added_reasons(FULL, new), kinds))


def test_reasons_are_the_items_that_are_new() -> None:
    """Each once; two that are alike are two."""
    new = deepcopy(FULL)
    new["events"] += [WRONG, WRONG]
    assert (
        added_reasons(FULL, new) == [ChangeReason("2025-12-01", "correction", "It was wrong.")] * 2
    )
    assert len(added_reasons(None, new)) == len(FULL["events"]) + 2


def test_an_organisation_gives_its_reasons_as_corrections() -> None:
    """Its file has a list of its own, in other words."""
    change = {
        "date": "2026-01-01",
        "path": "name",
        "was": "A",
        "why": "By order.",
        "kind": "wording",
    }
    new = {"name": "B", "corrections": [change]}
    assert added_reasons({"name": "A"}, new) == [ChangeReason("2026-01-01", "wording", "By order.")]


@pytest.mark.parametrize(
    "events", [None, "text", 3, [3], [{}], [{"date": 2025, "kind": "ended", "summary": "x"}]]
)
def test_what_is_malformed_is_no_reason(events: Any) -> None:
    """An old version may hold anything."""
    assert added_reasons({"events": events}, {"events": events}) == []
    assert added_reasons(None, {"events": events}) == []


@pytest.mark.parametrize(
    ("change", "path", "old"),
    [
        (lambda d: d.update(stage="pilot"), ("stage",), "live"),
        (
            lambda d: d["purpose"].update(aims=["research"]),
            ("purpose", "aims"),
            FULL["purpose"]["aims"],
        ),
        (lambda d: d["legal"].pop("bases"), ("legal", "bases"), ["uk-gdpr-6-1-e"]),
        (lambda d: d.pop("flows"), ("flows",), FULL["flows"]),
        (lambda d: d["answers"]["harm"].update(rating=1), ("answers", "harm", "rating"), 3),
        (lambda d: d["decision"].update(date="2025-04-03"), ("decision", "date"), "2025-04-02"),
    ],
    ids=["stage", "aims", "bases", "flows", "rating", "decision"],
)
def test_a_correction_names_what_stood_before(
    kinds: CodeList, change: Change, path: tuple[str, ...], old: Any
) -> None:
    """The whole value, of a list as of a code."""
    (only,) = found(kinds, change, WRONG)
    assert (only.path, only.old, only.date, only.text) == (
        path,
        old,
        WRONG["date"],
        WRONG["summary"],
    )
    assert only.rewritten


def test_what_the_page_does_not_mark_is_not_named(kinds: CodeList) -> None:
    """A mended summary is in the history, and not beside the summary."""
    assert found(kinds, lambda d: d.update(summary="Another summary."), WRONG) == []


def test_order_in_a_set_of_codes_is_no_change(kinds: CodeList) -> None:
    """The page may list the same codes in another order."""
    assert found(kinds, lambda d: d["data"]["categories"].reverse(), WRONG) == []


def test_a_field_that_another_event_covers_was_changed_by_that_one(kinds: CodeList) -> None:
    """The new recipient is no correction; the stage beside it is."""

    def change(data: dict[str, Any]) -> None:
        data["organisations"].append({"id": "another", "roles": ["recipient"]})
        data["stage"] = "pilot"

    assert [one.path for one in found(kinds, change, WRONG, JOINED)] == [("stage",)]


def test_without_a_correction_nothing_was_corrected(kinds: CodeList) -> None:
    """Whatever changed."""
    assert found(kinds, lambda d: d.update(stage="pilot"), JOINED) == []


def test_a_correction_by_which_nothing_changed_is_about_the_reasons(kinds: CodeList) -> None:
    """They never change, so the text stays, and what is wrong in it is said beside it."""
    (only,) = found(kinds, lambda _d: None, WRONG)
    assert (only.path, only.old, only.rewritten) == (("decision", "justification"), None, False)


values = st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.lists(st.integers())
groups = st.recursive(
    values, lambda inner: st.dictionaries(st.text(max_size=4), inner), max_leaves=6
)
fields = st.sampled_from(
    ["decision", "stage", "organisations", "flows", "purpose", "data", "legal", "answers", "events"]
)


@given(st.dictionaries(fields, groups), st.dictionaries(fields, groups))
@settings(max_examples=60)
def test_entries_of_any_form_can_be_compared(
    kinds: CodeList, old: dict[str, Any], new: dict[str, Any]
) -> None:
    """Nothing in an old version stops a build."""
    new = new | {"events": [WRONG]}
    list(corrected_fields(old, new, added_reasons(old, new), kinds))
