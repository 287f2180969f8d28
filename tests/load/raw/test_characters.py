"""Characters that no text may hold, by their properties, in this Python's Unicode."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.load.raw.characters import called, refused_characters
from fairshare.load.raw.properties import can_be_seen, refused, replaced

EVERY = range(sys.maxunicode + 1)


@pytest.fixture(scope="module")
def alone() -> frozenset[str]:
    """What is refused when it stands by itself."""
    return frozenset(one for one in map(chr, EVERY) if list(refused(one)))


def test_nothing_refused_can_be_seen(alone: frozenset[str]) -> None:
    """The quick look lets none of them past, whatever the version of Unicode."""
    assert len(alone) > 100_000
    assert not any(map(can_be_seen, alone))


def test_whatever_shows_nothing_or_means_nothing_is_refused(alone: frozenset[str]) -> None:
    """Controls, formats, surrogates, private use and what is not assigned: by category."""
    visible = set("\t\n\u06dd\u070f\u08e2\U000110bd\U000110cd")
    visible.update("\u0600\u0601\u0602\u0603\u0604\u0605\u0890\u0891")
    for one in map(chr, EVERY):
        if unicodedata.category(one) in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}:
            assert (one in alone) == (one not in visible), hex(ord(one))


@pytest.mark.parametrize(
    "number",
    [
        *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180E, 0x180F, 0x200B),
        *(0x200D, 0x2028, 0x202E, 0x2060, 0x2065, 0x2066, 0x206F, 0x2800, 0x3164, 0xE000, 0xFDD0),
        *(0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0, 0xFFF9, 0xFFFC, 0xFFFF, 0x1BCA0, 0x1D173),
        *(0x1FFFF, 0xE0001, 0xE0100, 0xE01EF, 0xF0000, 0x10FFFF),
    ],
)
def test_each_of_those_that_were_tried_is_refused(number: int) -> None:
    """Every range of default-ignorable characters, and noncharacters."""
    assert list(refused(f"a{chr(number)}b")) == [(1, chr(number))]


@pytest.mark.parametrize(
    "text", ["👩\u200d👧", "❤\ufe0f", "❤\ufe0f\u200d🔥", "1\ufe0f\u20e3", "👍🏽"]
)
def test_an_emoji_of_several_characters_is_whole(text: str) -> None:
    """Joiner, selector and keycap are part of it."""
    assert list(refused(text)) == []


@pytest.mark.parametrize(
    "text", ["a\u200db", "a\ufe0f", "👩\u200d", "\u200d👩", "1\ufe0f", " \ufe0f"]
)
def test_a_joiner_or_selector_that_is_part_of_no_emoji_is_refused(text: str) -> None:
    """It would hide in any word, and make two texts differ that look alike."""
    assert len(list(refused(text))) == 1
    assert not can_be_seen(text)


def test_four_marks_on_a_letter_are_enough() -> None:
    """The fifth is refused, once, however many follow; the letters after it start again."""
    assert list(refused("a\u0301\u0302\u0303\u0304b")) == []
    assert list(refused("a" + "\u0301" * 80 + "be\u0301")) == [(5, "\u0301")]
    assert list(refused("e\u0301 " * 9)) == []


@pytest.mark.parametrize(
    "text",
    ["title: Ŵyneb\nsummary: “It’s” – £5\n", "नमस्ते, สวัสดี, مرحبا, 日本語, Việt, 𝔘", "a\tb\n"],
)
def test_usual_text_is_not_refused(text: str) -> None:
    """Lines, accents, curly signs and the scripts of the world."""
    assert list(refused(text)) == []


def test_usual_text_can_be_seen_at_once() -> None:
    """It needs no closer look, or reading would be slow again."""
    assert can_be_seen("title: Ŵyneb\nsummary: “It’s” – £5\n")


@given(st.text(alphabet="a’ŵ \n\t\r\u200b\u202e\x00\u0301\ufe0f\u200d👩\ue000\u3164"))
def test_the_quick_look_spares_no_fault(text: str) -> None:
    """Where it sees none there is none; a file has as many problems as such characters."""
    found = list(refused(text))
    assert not (can_be_seen(text) and found)
    assert len(refused_characters(text, "a.yml")) == len(found)


@given(st.text(alphabet="aé\n\r\u200b\x00\u0301\ufe0f\ue000"))
def test_what_is_replaced_leaves_all_else_in_its_place(text: str) -> None:
    """The reader goes on with a text of the same length, in which nothing is refused."""
    clean = replaced(text, "\N{REPLACEMENT CHARACTER}")
    assert len(clean) == len(text)
    assert list(refused(clean)) == []


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "NULL (U+0000)"),
        ("\x08", "BACKSPACE (U+0008)"),
        ("\x0b", "LINE TABULATION (U+000B)"),
        ("\x0c", "FORM FEED (U+000C)"),
        ("\x1b", "ESCAPE (U+001B)"),
        ("\x7f", "DELETE (U+007F)"),
        ("\x85", "NEXT LINE (U+0085)"),
        ("\x01", "U+0001"),
        ("\u202e", "RIGHT-TO-LEFT OVERRIDE (U+202E)"),
    ],
)
def test_a_character_is_called_by_its_name(character: str, name: str) -> None:
    """Nobody can see it: so its name and number are said, as Unicode has them."""
    (problem,) = refused_characters(f"a{character}b", "a.yml")
    assert name in problem.message
    assert called(character) == name
