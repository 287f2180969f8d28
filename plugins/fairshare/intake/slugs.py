"""The name of an entry's file, made from its title."""

from __future__ import annotations

import re
import unicodedata

from fairshare.validate.rules.identity import LONGEST_SLUG

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
    while len("-".join(words)) > LONGEST_SLUG and len(words) > 1:
        words.pop()
    return "-".join(words)[:LONGEST_SLUG]
