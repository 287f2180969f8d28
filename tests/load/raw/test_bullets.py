"""Lists that were pasted with the signs of a word processor."""

from __future__ import annotations

import pytest

from fairshare.load.raw.bullets import BULLETS, bulleted, is_item, with_hyphens


@pytest.mark.parametrize("sign", BULLETS)
def test_each_sign_begins_an_item(sign: str) -> None:
    """With something after it; alone, or within a line, it begins none."""
    assert is_item(f"  {sign} a name")
    assert not is_item(sign)
    assert not is_item(f"a {sign} name")


def test_a_text_of_items_is_taken_apart() -> None:
    """Without the signs and blanks between them; a text that begins otherwise is no list."""
    assert bulleted("• a name ▪ an address • • a date") == ["a name", "an address", "a date"]
    assert bulleted("They are: • a name") == []


def test_items_get_hyphens_up_to_the_first_line_that_is_none() -> None:
    """Each as deep as it stood."""
    lines = ["themes:", "  • one", "   ▪  two ", "stage: live", "  • three"]
    assert with_hyphens(lines, 1) == "  - one\n   - two"
