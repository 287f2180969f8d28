"""What someone may have meant: the nearest known name to one that isn't known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from fairshare.catalogue import filled
from fairshare.catalogue.schema import GUESS
from fairshare.language import gettext as _

_CLOSE = 0.6
"""How alike two names must be, from 0 to 1: difflib's own advice."""
_WORD = 4
"""Letters of a word that can point to a name on its own."""


def nearest(written: str, known: Iterable[str], most: int = 1) -> list[str]:
    """The known names most like a written one, best first; capitals and blanks don't count."""
    return nearest_named(written, {name: name for name in known}, most)


def nearest_named(written: str, named: Mapping[str, str], most: int = 1) -> list[str]:
    """As `nearest`, where a name may stand for a code: labels beside codes."""
    by_form: dict[str, str] = {}
    for name, code in named.items():
        by_form.setdefault(_form(name), code)
    if holding := _holding(written, by_form):
        return holding[:most]
    found = get_close_matches(_form(written[:100]), by_form, n=most + 3, cutoff=_CLOSE)
    return list(dict.fromkeys(by_form[form] for form in found))[:most]


def _holding(written: str, by_form: Mapping[str, str]) -> list[str]:
    """The codes in whose name all the words stand, such as “pupils”; none for a word too short."""
    words = set(re.findall(r"\w+", written[:100].casefold().replace("_", " ")))
    if _form(written) in by_form or len(max(words, key=len, default="")) < _WORD:
        return []
    found = [code for form, code in by_form.items() if words <= set(re.findall(r"\w+", form))]
    return list(dict.fromkeys(found))


def did_you_mean(names: list[str]) -> str:
    """A question for a hint; empty where there is no guess."""
    return filled(GUESS, {"guesses": either(names)}) if names else ""


def either(names: Iterable[str]) -> str:
    """Guesses in a row, for the question whether one of them was meant."""
    return _(" or ").join(f'"{name}"' for name in names)


def meant_fields(given: Iterable[str], schema: Mapping[str, Any]) -> set[str]:
    """The fields that misspelt ones of a group probably stand for: the schema check names them."""
    known = schema.get("properties", {})
    return {guess for name in given if name not in known for guess in nearest(name, known)}


def _form(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")
