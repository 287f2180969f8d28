"""Texts with the plain sign for each that means the same, a character each, so that places stay."""

from __future__ import annotations

import unicodedata

_SPACES = frozenset("\n\t")


def plain(text: str) -> str:
    """The text with plain spaces, hyphens, digits, and letters of full width as others."""
    return text.translate({ord(one): _plain(one) for one in set(text) if _is_odd(one)})


def _is_odd(character: str) -> bool:
    return not character.isascii() or character in _SPACES


def _plain(character: str) -> str:
    """The sign that stands for the same; the character itself where there is none."""
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Zs" or character in _SPACES:
        return " "
    if category == "Pd":
        return "-"
    same = unicodedata.normalize("NFKC", character)
    # A raised figure marks a footnote or a power, and belongs to no number.
    return same if len(same) == 1 and same.isascii() and not same.isdigit() else character
