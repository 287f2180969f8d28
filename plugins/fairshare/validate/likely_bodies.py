"""Which organisation somebody may have meant: a slip of the pen, never another place of a kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

GENERIC = frozenset(
    {
        *{"and", "at", "for", "in", "of", "on", "the"},
        *{"authorities", "authority", "borough", "boroughs", "city", "combined", "council"},
        *{"councils", "county", "district", "england", "london", "northern", "royal", "rural"},
        *{"scotland", "uk", "united", "wales", "agency", "board", "college", "commission"},
        *{"committee", "community", "company", "department", "foundation", "government", "group"},
        *{"health", "hospital", "hospitals", "house", "limited", "local", "ltd", "ministry"},
        *{"national", "nhs", "office", "plc", "police", "practices", "school", "schools"},
        *{"service", "services", "trust", "trusts", "university"},
    }
)
"""Words of many names: two bodies that share only these are not alike."""
_A_SLIP = 0.85
"""From 0 to 1, of each word: Lewishm is near Lewisham, Northshire is not near Southshire."""


def likely_bodies(written: str, names: Mapping[str, Iterable[str]]) -> list[str]:
    """The ids under which names lie that differ from what was written by slips only."""
    return [one for one, called in names.items() if any(_is_slip(written, name) for name in called)]


def _is_slip(written: str, name: str) -> bool:
    one, other = _words(written), _words(name)
    return _are_near(one, other) or _are_near(_distinctive(one), _distinctive(other))


def _are_near(one: list[str], other: list[str]) -> bool:
    """Whether there are as many words, and each is the other's but for a slip."""
    if not one or len(one) != len(other):
        return False
    pairs = zip(one, other, strict=True)
    return all(SequenceMatcher(None, *pair).ratio() >= _A_SLIP for pair in pairs)


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"['’.]", "", name.casefold()).replace("_", " "))


def _distinctive(words: list[str]) -> list[str]:
    return [word for word in words if word not in GENERIC]
