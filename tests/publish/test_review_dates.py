"""When a review is due: which day counts, and where nothing is due at all."""

from __future__ import annotations

from typing import Any

import pytest

from editions import Change, made
from fairshare.framework import Framework
from fairshare.publish.reviews import review_of

PROMISED = {"explanation": "It is worth it. " * 6, "review_by": "2025-06-01"}


def due(framework: Framework, change: Change, **others: Change) -> str | None:
    """The day of the next review of an initiative beside some others."""
    entries = {"a/one": change, **{f"a/{name}": other for name, other in others.items()}}
    edition = made(framework, entries)
    review = review_of(edition.register.initiatives["a/one"], edition.register, edition.today)
    return review.due if review else None


def bolder(data: dict[str, Any]) -> None:
    """A decision of April 2025 that promises to be looked at again by June."""
    data["decision"]["divergence"] = dict(PROMISED)


def reviewed(date: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        bolder(data)
        data["events"].append({"date": date, "kind": "review-held", "summary": "It goes on."})

    return change


def test_the_early_look_that_a_bolder_decision_promised_is_due(framework: Framework) -> None:
    """It comes before the review that every decision has."""
    assert due(framework, bolder) == "2025-06-01"


def test_the_first_review_after_the_decision_ends_the_promise(framework: Framework) -> None:
    """From then on the other date counts alone."""
    assert due(framework, reviewed("2025-11-30")) == "2027-04-01"


@pytest.mark.parametrize("date", ["2025-04-01", "2025-04-02"])
def test_a_review_of_before_the_decision_keeps_no_promise(framework: Framework, date: str) -> None:
    """The promise was given after it."""
    assert due(framework, reviewed(date)) == "2025-06-01"


def test_other_events_keep_no_promise(framework: Framework) -> None:
    """An inspection is no review."""

    def inspected(data: dict[str, Any]) -> None:
        bolder(data)
        data["events"].append({"date": "2025-11-30", "kind": "inspected", "summary": "Seen."})

    assert due(framework, inspected) == "2025-06-01"


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("approved", None),
        ("approved_with_conditions", None),
        ("refused", "2027-04-01"),
        ("deferred", "2027-04-01"),
        (None, "2027-04-01"),
    ],
)
def test_only_an_approved_decision_takes_over_the_review(
    framework: Framework, outcome: str | None, expected: str | None
) -> None:
    """A proposal to renew does not make the old decision's review go away."""

    def newer(data: dict[str, Any]) -> None:
        if outcome:
            data["decision"]["outcome"] = outcome
        else:
            del data["decision"]

    found = due(framework, lambda data: data.update(superseded_by="a/newer"), newer=newer)
    assert found == expected


def test_a_newer_entry_that_is_not_there_takes_over_nothing(framework: Framework) -> None:
    """Nobody can tell what was decided in it."""
    assert due(framework, lambda data: data.update(superseded_by="a/gone")) == "2027-04-01"
