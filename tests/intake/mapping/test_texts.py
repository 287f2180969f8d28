"""Texts of a table on their way to fields: nothing in them changes but where they are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare import prose as pages
from fairshare.intake.mapping import texts

LINE = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"], max_codepoint=0x2100),
    min_size=1,
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("Falls in older people", 21, "Falls in older people"),
        ("Falls in older people", 20, "Falls in older…"),
        ("Falls in older people", 16, "Falls in older…"),
        ("Falls in older people", 15, "Falls in older…"),
        ("Falls in older people", 14, "Falls in…"),
        ("Falls, in older people", 9, "Falls…"),
        ("Antidisestablishmentarianism", 10, "Antidises…"),
        ("Paid for by CRUK, Sir Dorabji Tata Trust", 33, "Paid for by CRUK…"),
        ("Paid for by CRUK, Lord Mayor", 24, "Paid for by CRUK…"),
        ("It is for Dr Foster and others too", 30, "It is for Dr Foster and…"),
    ],
)
def test_a_long_text_is_cut_at_a_word(text: str, longest: int, expected: str) -> None:
    """It says that it goes on, and no mark stands before that."""
    assert texts.cut(text, longest) == expected


@given(LINE, st.integers(min_value=2, max_value=60))
def test_a_cut_text_is_never_too_long(text: str, longest: int) -> None:
    """Whatever stands in it."""
    assert len(texts.cut(text, longest)) <= longest


@given(st.lists(LINE, min_size=1, max_size=3))
def test_prose_says_what_the_table_says(lines: list[str]) -> None:
    """No star, bracket or tag of a table becomes Markdown: the words on the page are the same."""
    text = "\n".join(lines)
    made = texts.prose([("", text)], 10_000)
    shown = "".join(pages.plain(made).split())
    wanted = "".join(text.split())
    for bullet in "•·":
        shown, wanted = shown.replace(bullet, ""), wanted.replace(bullet, "")
    assert shown == wanted


@pytest.mark.parametrize(
    "text",
    [
        *("4. The fourth", "2) The second", "# One", "- Two", "+ Three", "===", "> said"),
        *("<18 years", "a_b and _c_", "*star*", "[this](https://a.example)", "&lt;b&gt;", "`code`"),
        *("<b>bold</b>", "![x](y)", "a | b", "back\\slash", "1*2*3", "https://a.example/x_y"),
    ],
)
def test_marks_of_a_table_are_text(text: str) -> None:
    """One example of each mark that Markdown knows."""
    assert pages.plain(texts.prose([("", text)], 200)) == text


def test_several_texts_share_a_field() -> None:
    """Each below its column's name; a long one leaves room for the next."""
    parts = [("How will it be used?", "word " * 400), ("Benefit:", "It helps. " * 40)]
    made = texts.prose(parts, 800)
    assert len(made) <= 800
    first, second = made.split("\n\n")
    assert first.startswith("**How will it be used?** word")
    assert first.endswith("word…")
    assert second.startswith("**Benefit:** It helps.")
    assert len(second) > 200


def test_lines_with_bullets_are_a_list() -> None:
    """As their writer meant them."""
    made = texts.prose([("", "It is\n• quick\n• cheap\nand good.")], 200)
    assert made == "It is\n\n- quick\n- cheap\n\nand good."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We count falls. Then we stop.", "We count falls"),
        ("We count falls", "We count falls"),
        ("Do people fall? We ask.", "Do people fall?"),
        (
            "We ask people, e.g. those over 75, why. Then we stop.",
            "We ask people, e.g. those over 75, why",
        ),
        ("It was led by St. Mary's Hospital. It ended.", "It was led by St. Mary's Hospital"),
        ("Version 2.4 is used. It is new.", "Version 2.4 is used"),
        ("  Two\nlines. More. ", "Two lines"),
    ],
)
def test_the_first_sentence(text: str, expected: str) -> None:
    """Without its full stop; an abbreviation ends none."""
    assert texts.first_sentence(text) == expected
