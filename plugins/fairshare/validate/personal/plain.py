"""Texts with the plain sign for each that means the same, a character each, so that places stay."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACES = frozenset("\n\t")
_ODD = re.compile(r"[^\x00-\x7f]")


def plain(text: str) -> str:
    """The text with plain spaces, hyphens, digits, and letters of full width as others."""
    for odd in _SPACES if text.isascii() else {*_SPACES, *_ODD.findall(text)}:
        text = text.replace(odd, _plain(odd))  # what comes of one is never odd itself
    return text


@lru_cache(maxsize=4096)
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
