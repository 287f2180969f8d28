"""An entry is changed in its file: the lines of the fields that changed differ, and no others."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Callable
from typing import Any

import pytest

from fairshare.intake.entry_file import as_yaml
from fairshare.intake.reading.amending import amended
from projects import REPOSITORY, entry

PUBLISHED = sorted((REPOSITORY / "register" / "initiatives").glob("*/*.yml"))
EVENT = {"date": "2026-01-01", "kind": "correction", "summary": "One thing was wrong."}

Change = Callable[[dict[str, Any]], object]
CHANGES: dict[str, tuple[Change, int]] = {
    "a code": (lambda data: data.update(stage="proposed"), 2),
    "a date inside a group": (lambda data: data["dates"].update(review_by="2031-01-01"), 5),
    "an event more": (lambda data: data.setdefault("events", []).append(EVENT), 6),
    "a text taken away": (lambda data: data["purpose"].pop("risks"), 20),
}
"""What is changed, and the most lines, old and new, that may differ by it."""


def differing(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0)
    return [line for line in lines if line[0] in "+-" and line[:3] not in {"+++", "---"}]


@pytest.mark.parametrize("change", CHANGES)
def test_a_reviewer_sees_what_changed(change: str) -> None:
    """Over every published entry: few lines differ, and the data is what it was to become."""
    assert PUBLISHED
    apply, most = CHANGES[change]
    for path in PUBLISHED:
        text = path.read_text("utf-8")
        before = entry(text.encode())
        after = copy.deepcopy(before)
        apply(after)
        new = amended(text, before, after)
        assert entry(new.encode()) == after, path
        assert len(differing(text, new)) <= most, path


@pytest.mark.parametrize(
    ("after", "line"),
    [
        ({"period": "P18M", "basis": "unsaid"}, "keep: {period: P18M, basis: unsaid}  # 1"),
        (
            {"period": "P1Y", "basis": "First, it is asked."},
            "keep: {period: P1Y, basis: 'First, it is asked.'}  # 1",
        ),
        (
            {"period": "P1Y", "basis": "unsaid", "ends": "2026-01-01"},
            "keep: {period: P1Y, basis: unsaid, ends: 2026-01-01}  # 1",
        ),
    ],
)
def test_a_group_in_braces_stays_one_line(after: dict[str, str], line: str) -> None:
    """Of several fields in braces, a reviewer sees the line of the one that changed."""
    text = "stage: live\nkeep: {period: P1Y, basis: unsaid}  # 1\n"
    data = {"stage": "live", "keep": {"period": "P1Y", "basis": "unsaid"}}
    assert amended(text, data, {**data, "keep": after}) == f"stage: live\n{line}\n"


def test_comments_and_folding_stay() -> None:
    """What was written by hand around a changed field is as it was."""
    text = (
        "title: Meals   # as the board has it\n\n# Live since March.\nstage: live\ndates:\n"
        "  submitted: 2025-01-05  # by letter\n\n# The end.\n"
    )
    data = {"title": "Meals", "stage": "live", "dates": {"submitted": "2025-01-05"}}
    after = {**data, "stage": "ended", "dates": {**data["dates"], "ends": "2026-01-01"}}  # type: ignore[dict-item]
    assert differing(text, amended(text, data, after)) == [
        *("-stage: live", "+stage: ended", "+  ends: 2026-01-01"),
    ]


@pytest.mark.parametrize("text", ["{title: Meals, stage: live}\n", "{}\n"])
def test_a_file_in_one_line_is_new_file(text: str) -> None:
    """Where no part of it can be changed alone, the whole file is as the register writes it."""
    after = {"title": "Meals", "stage": "ended"}
    assert amended(text, entry(text.encode()), after) == as_yaml(after)
