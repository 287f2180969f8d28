"""Which characters no text may hold, by what Unicode says of them and not by a list of our own.

Refused are those that show nothing, turn the reading direction or mean nothing: control and format
characters, all that Unicode calls default-ignorable, line and paragraph separators, surrogates,
private use, noncharacters, and what is not assigned in the Unicode of this Python. What is refused
stands for itself only: a joiner or a selector within an emoji is part of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MOST_MARKS = 4
"""Of accents on one letter: no language in use needs more, and more hide the lines around them."""

_NOTHING = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""General categories (https://www.unicode.org/reports/tr44/) whose characters are refused."""

_PREPENDED = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Format characters that can be seen: signs around numbers (Prepended_Concatenation_Mark)."""

_IGNORABLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
    "\u2800\ufffc]"  # a blank among the Braille signs, and the place of an object that is not there
)
"""Default-ignorable characters of other categories: Python's tables don't name that property."""

_SELECTORS = "\ufe0e\ufe0f"
_JOINER = "\u200d"
_KEYCAP = "\u20e3"
_PICTURES = "\u203c\u2049\u2139\u2194\u25fb-\u25fe\u3030"
"""Emoji that Unicode files under punctuation, letters or mathematics."""
_PICTURE = re.compile(f"[{_PICTURES}\U0001f3fb-\U0001f3ff]")

_PLAIN = bytes(range(ord(" "), 0x7F)) + b"\n\t"
_MARKS = frozenset({"Mn", "Me"})
_KINDS = {"Co": "private", "Cn": "unknown"}
_STRANGE = re.compile(r"[^\n\t -~]")


def can_be_seen(text: str) -> bool:
    """Whether surely nothing is refused in a text: found out in a tenth of a search's time.

    Only what is no plain ASCII is looked at, and pushed together, which can join marks of several
    letters but hides none.
    """
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    if not rest:
        return True
    strange = rest.decode("utf-8", "surrogatepass")
    return strange.isprintable() and not _IGNORABLE.search(strange) and not _piles_up(strange)


def refused(text: str) -> Iterator[tuple[int, str]]:
    """Position and character of each that may not stand where it does, in order.

    Of marks piled upon a letter, the first that is too many stands for all.
    """
    marks = 0
    last = -1
    for found in _STRANGE.finditer(text):
        at, character = found.start(), found[0]
        category = unicodedata.category(character)
        shows_nothing = category in _NOTHING or _IGNORABLE.match(character) is not None
        seen = character in _PREPENDED or not shows_nothing
        if not seen and not _belongs_to_an_emoji(text, at):
            yield at, character
        marks = (marks if at == last + 1 else 0) + 1 if category in _MARKS else 0
        last = at
        if marks == MOST_MARKS + 1:
            yield at, character


def kind(character: str) -> str:
    """Why a character is refused, by the name of the message (E004)."""
    category = unicodedata.category(character)
    if category in _MARKS and not _IGNORABLE.match(character):
        return "marks"
    return "carriage return" if character == "\r" else _KINDS.get(category, "")


def replaced(text: str, sign: str) -> str:
    """The text with a sign in the place of each character that is refused, so that places stay."""
    letters = list(text)
    for at, _character in refused(text):
        letters[at] = sign
    return "".join(letters)


def _piles_up(strange: str) -> bool:
    """Whether marks stand closer than they may."""
    run = 0
    for character in strange:
        run = run + 1 if unicodedata.category(character) in _MARKS else 0
        if run > MOST_MARKS:
            return True
    return False


def _belongs_to_an_emoji(text: str, at: int) -> bool:
    """Whether a joiner or selector is part of an emoji: 👩‍👧, ❤️, 1️⃣."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if text[at] in _SELECTORS:
        return _is_picture(before) or (after == _KEYCAP and before in frozenset("0123456789#*"))
    if text[at] == _JOINER:
        return (_is_picture(before) or before in frozenset(_SELECTORS)) and _is_picture(after)
    return False


def _is_picture(character: str) -> bool:
    """Whether a character can begin an emoji. Python's tables name no such property."""
    if not character or _IGNORABLE.match(character):
        return False
    return unicodedata.category(character) == "So" or _PICTURE.match(character) is not None
