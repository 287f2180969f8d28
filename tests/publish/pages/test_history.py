"""Which initiatives have pages of their past, and where their versions can be read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from editions import made
from fairshare.framework import Framework
from fairshare.history import History, Step, Version
from fairshare.publish.edition import Edition
from fairshare.publish.pages.history import has_past, place_of_version

ID = "northshire-council/share"
NAME = "a" * 12
DAY = dt.date(2025, 4, 2)


def edition(framework: Framework, texts: int, *, gone: bool = False) -> Edition:
    """A register with one initiative, which has had some texts; or from which it is gone."""
    step = Step(
        *(ID, "initiative", "added", 0, DAY, None, "blob", Version("a" * 64), None, False, None),
        reasons=(),
    )
    steps = tuple(replace(step, order=number) for number in range(texts))
    history = History({ID: steps}, {}, lambda _blobs: iter(()))
    return replace(made(framework, {} if gone else {ID: same}), history=history)


def same(_data: dict[str, Any]) -> None:
    """The full example as it is."""


@pytest.mark.parametrize(
    ("texts", "gone", "expected"), [(1, False, False), (2, False, True), (1, True, True)]
)
def test_a_past_has_pages_once_the_page_itself_does_not_say_all(
    framework: Framework, texts: int, gone: bool, expected: bool
) -> None:
    """With a second text, or when the entry is gone: a page that repeats another one is none."""
    now = edition(framework, texts, gone=gone)
    assert has_past(ID, now) is expected
    own, past = f"initiatives/{ID}/", f"initiatives/{ID}/versions/{NAME}/"
    assert place_of_version(ID, NAME, now) == (past if expected else own)


def test_without_a_history_there_is_no_past(framework: Framework) -> None:
    """Nobody knows then what a page said before."""
    assert not has_past(ID, made(framework, {ID: same}))
