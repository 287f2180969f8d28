"""What the public said: bars with the table behind them, and never part of the assessment."""

from __future__ import annotations

import re
from typing import Any

from editions import Change
from fairshare.framework import Framework
from fairshare.publish.initiative.public import votes
from pages import page_of, words_of

TIMES = ("before", "after", "once")


def vote(when: str, question: str = "Should it go on?", **shares: float) -> dict[str, Any]:
    options = [{"label": label, "percent": share} for label, share in shares.items()]
    return {"question": question, "when": when, "options": options}


def asked(*found: dict[str, Any]) -> Change:
    def change(data: dict[str, Any]) -> None:
        data["acceptability"] = {
            "method": "Citizens' panel",
            "people": 1,
            "date": "2025-02",
            "votes": list(found),
        }

    return change


def test_votes_on_one_question_stand_together() -> None:
    """Before beside after, in the order of time, whichever was written first."""
    found = votes([vote("after", Yes=87.5, No=12.5), vote("before", Yes=58, Maybe=42)], TIMES)
    (only,) = found
    assert only.times == ("before", "after")
    assert [(one.label, dict(one.by_time)) for one in only.options] == [
        ("Yes", {"before": 58, "after": 87.5}),
        ("Maybe", {"before": 42}),
        ("No", {"after": 12.5}),
    ]


def test_every_share_has_a_bar_and_a_cell(framework: Framework) -> None:
    """The bar is as long as its share; who can't see it reads the table."""
    page = page_of(
        framework, asked(vote("before", Yes=58, No=42), vote("after", Yes=87.5, No=12.5))
    )
    part = page[page.index('class="fs-votes"') :]
    part = part[: part.index("</details>")]
    assert re.findall(r'fs-bar__low" x="0" y="1" width="([0-9.]+)%"', part) == [
        *("58", "87.5", "42", "12.5"),
    ]
    words = words_of(part)
    assert "Yes, before: 58% Yes, after: 87.5% No, before: 42% No, after: 12.5%" in words
    assert "Answer Before After Yes 58 87.5 No 42 12.5" in words


def test_what_was_asked_once_is_neither_before_nor_after(framework: Framework) -> None:
    """One question, one answer; one person is no people."""
    words = words_of(page_of(framework, asked(vote("once", Yes=60, No=40))))
    assert "Citizens' panel, 1 person, February 2025." in words
    assert "Yes: 60% No: 40%" in words


def test_a_share_that_was_not_asked_for_is_a_dash(framework: Framework) -> None:
    """Not zero: nobody could choose it then."""
    words = words_of(page_of(framework, asked(vote("before", Yes=100), vote("after", No=100))))
    assert "Yes 100 – No – 100" in words


def test_hostile_votes_are_text(framework: Framework) -> None:
    """Question and answer are shown like any other text."""
    bad = "<script>alert(1)</script>"
    page = page_of(framework, asked(vote("once", f"{bad} Should it?", **{bad: 100})))
    assert "<script" not in page
