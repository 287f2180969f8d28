r"""Patterns of Python as JavaScript reads them, with its flag `u`.

What differs: names of groups; `\w` and `\b`, which know all letters here and those of English
there; and signs that need no backslash. Patterns that use more than our own do are refused.
"""

from __future__ import annotations

import re

_WORD = r"\p{L}\p{N}_"
_BORDER = rf"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))"
_APART = {"w": f"[{_WORD}]", "W": f"[^{_WORD}]", "b": _BORDER, "d": r"\p{Nd}", "Z": "$"}
_IN_CLASS = {"w": _WORD, "d": r"\p{Nd}"}
_SYNTAX = frozenset("^$\\.*+?()[]{}|/-")
_PIECE = re.compile(
    r"\(\?P<(?P<group>\w+)>|\(\?P=(?P<again>\w+)\)|\\(?P<escaped>.)|(?P<sign>.)", re.DOTALL
)


def in_javascript(pattern: re.Pattern[str]) -> list[str]:
    """Source and flags."""
    flags = "u" + ("i" if pattern.flags & re.IGNORECASE else "")
    known = re.IGNORECASE | re.UNICODE
    if pattern.flags & ~known:
        raise ValueError(pattern.pattern)
    return [_source(pattern.pattern), flags]


def _source(pattern: str) -> str:
    made: list[str] = []
    within = False
    for piece in _PIECE.finditer(pattern):
        if escaped := piece["escaped"]:
            made.append(_escaped(escaped, within=within))
            continue
        if piece["sign"] == "[" and within:
            made.append("\\[")
            continue
        within = piece["sign"] == "[" or (within and piece["sign"] != "]")
        if piece["group"]:
            made.append(f"(?<{piece['group']}>")
        elif piece["again"]:
            made.append(rf"\k<{piece['again']}>")
        else:
            made.append(piece["sign"])
    return "".join(made)


def _escaped(sign: str, *, within: bool) -> str:
    known = _IN_CLASS if within else _APART
    if sign in known:
        return known[sign]
    if sign in _SYNTAX or sign == "s" or (sign.isdigit() and not within):
        return "\\" + sign
    if sign.isalnum():
        raise ValueError(f"\\{sign}")
    return sign
