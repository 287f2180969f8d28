"""Characters that no file may hold."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from fairshare.load.characters import FORBIDDEN, can_be_seen, forbidden_characters


def test_nothing_forbidden_can_be_seen() -> None:
    """The quick look lets none of them past, whatever the version of Unicode."""
    every = map(chr, range(sys.maxunicode + 1))
    forbidden = [one for one in every if FORBIDDEN.fullmatch(one)]
    assert len(forbidden) > 100
    assert not any(map(can_be_seen, forbidden))


@given(st.text(alphabet="a’ŵ \n\t\r\u200b\u202e\x00"))
def test_the_quick_look_spares_no_fault(text: str) -> None:
    """A file has as many problems as it has such characters."""
    assert len(forbidden_characters(text, "a.yml")) == len(FORBIDDEN.findall(text))


def test_usual_text_can_be_seen() -> None:
    """Lines, accents and curly signs need no closer look, or it would be slow again."""
    assert can_be_seen("title: Ŵyneb\nsummary: “It’s” – £5\n")
