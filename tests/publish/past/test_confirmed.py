"""When a body last stood by its own entry, by the newest day that the entry itself names."""

from __future__ import annotations

from typing import Any

import pytest

from fairshare.model import Initiative
from fairshare.publish.past.confirmed import confirmed

WHEN_KNOWN = "when it said which stage this had come to"


def entry(**fields: Any) -> Initiative:
    """A body's own entry, decided on 10 June 2026."""
    decided = {"outcome": "approved", "date": "2026-06-10"}
    data = {"title": "Permits", "stage": "live", "organisations": [], "decision": decided}
    data |= fields
    return Initiative.read("council/permits", "permits.yml", "0", data)


def said(initiative: Initiative) -> tuple[str, str]:
    """The day in words, and by what."""
    found = confirmed(initiative)
    assert found
    return found.date, found.words


def test_the_day_up_to_which_a_stage_is_known_confirms_the_entry() -> None:
    """Whoever says on 27 November that it is in use stands by the page of that day."""
    assert said(entry(stage_as_of="2026-11-27")) == ("27 November 2026", WHEN_KNOWN)


@pytest.mark.parametrize("known", ["2026-06-10", "2026-05-01"])
def test_a_decision_that_is_not_older_goes_before_it(known: str) -> None:
    """On the same day the decision says more."""
    assert said(entry(stage_as_of=known)) == ("10 June 2026", "when it was decided")
