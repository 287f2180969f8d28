"""What a page says of the decision that takes its place."""

from __future__ import annotations

from typing import Any

import pytest

from editions import Change
from fairshare.framework import Framework
from pages import page_of, words_of

NEWER = "northshire-council/newer"


def older(**also: Any) -> Change:
    """An entry of November 2025, in use, that names a newer one."""

    def change(data: dict[str, Any]) -> None:
        data["superseded_by"] = NEWER
        data.update(also)

    return change


def newer(outcome: str | None, date: str = "2025-12-01") -> Change:
    def change(data: dict[str, Any]) -> None:
        data["title"] = "The newer decision"
        if outcome is None:
            del data["decision"]
            data["stage"] = "proposed"
        else:
            data["decision"] |= {"outcome": outcome, "date": date}

    return change


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            older(),
            newer("approved"),
            "Replaced 1 December 2025 by The newer decision. It had been approved 2 April 2025",
        ),
        (
            older(stage_as_of="2026-01-02"),
            newer("approved_with_conditions"),
            "To be replaced by The newer decision, approved 1 December 2025",
        ),
        (older(), newer(None), "A new proposal is under review: The newer decision"),
        (older(), newer("refused"), "See also the later entry: The newer decision (Refused)"),
        (older(superseded_by="a/gone"), newer("approved"), "See also the later entry: a/gone"),
    ],
    ids=["approved", "still-in-use", "under-review", "refused", "not-there"],
)
def test_a_page_says_what_became_of_it(
    framework: Framework, old: Change, new: Change, words: str
) -> None:
    """Nothing is called replaced that a mere proposal would like to replace."""
    page = page_of(framework, old, others={NEWER: new})
    assert words in words_of(page)
    assert ("Replaced 1 December" in words_of(page)) == words.startswith("Replaced")
