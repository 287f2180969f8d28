"""What courts and regulators found: the newest finding has the last word."""

from __future__ import annotations

from typing import Any

import pytest

from editions import made
from fairshare.framework import Framework
from fairshare.publish.states.findings import verdict

BROKEN = {"kind": "breach-found", "by": "ico", "date": "2026-03-01", "summary": "It did."}
CLEARED = {"kind": "no-breach-found", "by": "ico", "date": "2026-05-01", "summary": "No."}


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([], ""),
        ([BROKEN], "found"),
        ([CLEARED], "no-breach"),
        ([BROKEN, CLEARED], "not-upheld"),
        ([CLEARED, BROKEN | {"date": "2026-06-01"}], "found"),
        ([CLEARED, BROKEN | {"date": "2026-05-01"}], "found"),
    ],
)
def test_the_newest_finding_has_the_last_word(
    events: list[dict[str, Any]], said: str, framework: Framework
) -> None:
    """Of one day, that the law was broken."""

    def change(data: dict[str, Any]) -> None:
        data["events"] = events

    (item,) = made(framework, {"council/meals": change}).items
    assert verdict(item.initiative) == said


def test_a_finding_that_only_the_legal_part_names_counts(framework: Framework) -> None:
    """Somebody found it unlawful before the register held events."""

    def change(data: dict[str, Any]) -> None:
        data["legal"]["found_by"] = {"body": "A court", "date": "2026-03-01"}

    (item,) = made(framework, {"council/meals": change}).items
    assert verdict(item.initiative) == "found"
