"""The name of an entry's file, made from its title."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
"""Characters (contract: fields, slugs)."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WITHOUT_ACCENT = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "&": " and "}
)
_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")


def slug(title: str) -> str:
    """Small letters and digits between single hyphens; accents, the Welsh ones too, are folded.

    Empty when the title holds no letter or digit that can be folded.
    """
    plain = _APOSTROPHES.sub("", title).casefold().translate(_WITHOUT_ACCENT)
    letters = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", letters)
    while len("-".join(words)) > LONGEST and len(words) > 1:
        words.pop()
    return "-".join(words)[:LONGEST]


def is_slug(text: str) -> bool:
    """Whether a text can be a part of an address."""
    return len(text) <= LONGEST and _SLUG.fullmatch(text) is not None
