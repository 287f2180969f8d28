"""What was taken out of a text and what was put in, word by word: a pure function of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\S+[^\S\n]*|\s+")
"""A word with the spaces after it; the end of a line stands by itself, lest it go with a word."""
_MOST = 1_500
"""Words in both texts together from which on they are not compared word by word: it takes time
that grows with the square of the length."""
_AROUND = 12
"""Words that stay on either side of a change; what lies further away is left out."""
_GAP = " \u2026 "


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words."""

    kind: Literal["same", "out", "in"]
    text: str
    """Plain text, not yet escaped."""


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The way from one text to the other. Long runs that stayed the same are shortened."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) + len(after) > _MOST:
        return Piece("out", old), Piece("in", new)
    return tuple(piece for piece in _pieces(before, after) if piece.text)


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    steps = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new])
    codes = steps.get_opcodes()
    for number, (kind, start, end, begin, finish) in enumerate(codes):
        if kind == "equal":
            first, last = number == 0, number == len(codes) - 1
            yield Piece("same", _shortened(new[begin:finish], first=first, last=last))
        else:
            yield Piece("out", "".join(old[start:end]))
            yield Piece("in", "".join(new[begin:finish]))


def _shortened(words: list[str], *, first: bool, last: bool) -> str:
    """A run that stayed the same, with what lies far from any change left out."""
    before = 0 if first else _AROUND
    after = 0 if last else _AROUND
    if len(words) <= before + after + 1:
        return "".join(words)
    left, right = "".join(words[:before]), "".join(words[len(words) - after :])
    return f"{left}{_GAP}{right}"
