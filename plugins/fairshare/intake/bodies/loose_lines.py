"""Lines on organisations without the bars that the register asks for: "DWP - provider"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from fairshare.framework import CodeList
from fairshare.intake import miniform
from fairshare.intake.bodies.directory import Directory
from fairshare.intake.reading.code_words import code_form

_BETWEEN = re.compile(r"\s+[-–—]\s+|\s*[,:;()]\s*")
_AND = re.compile(r"\s+(?:and|&)\s+|\s*/\s*")


def participant(line: str, bodies: Directory, roles: CodeList) -> str:
    """Who takes part, with bars: name, unit, roles. As it was, where it can't be made out."""
    known = _by_form(roles)
    if miniform.PART in line:
        return _with_unit(line, known)
    pieces = [piece for piece in _BETWEEN.split(line.strip()) if piece]
    for number in range(len(pieces) - 1, 0, -1):  # a name may hold a comma
        named = bodies.find(", ".join(pieces[:number]))
        words = [word for piece in pieces[number:] for word in _AND.split(piece)]
        found = [known[code_form(word)] for word in words if code_form(word) in known]
        unit = ", ".join(word for word in words if code_form(word) not in known)
        if len(named) == 1 and found:
            return f"{named[0]} | {miniform.escape(unit, miniform.PART)} | {', '.join(found)}"
    return line


def _with_unit(line: str, known: Mapping[str, str]) -> str:
    """A line of name and roles alone, with the bar that an absent unit needs."""
    name, *rest = miniform.split(line, miniform.PART)
    while rest and not rest[-1]:
        rest.pop()
    words = [word for part in rest for word in re.split(r"[,;]", part)]
    if len(rest) == 1 and all(code_form(word) in known for word in words):
        return f"{name} |  | {', '.join(known[code_form(word)] for word in words)}"
    return line


def new_body(line: str, kinds: CodeList) -> str:
    """A new organisation, with bars: name, kind, and what follows. As it was without a kind."""
    known = _by_form(kinds)
    pieces = [piece.strip() for piece in line.split(",")]
    for number, piece in enumerate(pieces):
        if number and miniform.PART not in line and code_form(piece) in known:
            return " | ".join([", ".join(pieces[:number]), *pieces[number:]])
    return line


def _by_form(listed: CodeList) -> Mapping[str, str]:
    codes = listed.codes.values()
    return {code_form(name): one.code for one in codes for name in (one.label, one.code)}
