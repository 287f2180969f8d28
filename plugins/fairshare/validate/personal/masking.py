"""Messages that quote what was found, wholly or cut short, without it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import takewhile

_LEAST = 4
"""So many first characters of a find give it away."""


class FoundPieces:
    """Pieces of personal data, ordered so that a text is held against all of them in one pass."""

    def __init__(self, pieces: Iterable[str]) -> None:
        plain = {" ".join(piece.split()) for piece in pieces}
        self._sorted = sorted(piece for piece in plain if len(piece) >= _LEAST)
        self._starts = {piece[:_LEAST] for piece in self._sorted}

    def masked(self, text: str) -> str:
        """The text with a mark in the place of each piece, or of the beginning of one."""
        shown: list[str] = []
        at = 0
        while at < len(text):
            length = self._length(text, at)
            shown.append("…" if length else text[at])
            at += length or 1
        return "".join(shown)

    def _length(self, text: str, at: int) -> int:
        """Of the longest piece, or beginning of a piece, that stands there.

        In the order of the alphabet it lies next to what stands there.
        """
        if text[at : at + _LEAST] not in self._starts:
            return 0
        rest = text[at:]
        place = bisect_left(self._sorted, rest)
        near = self._sorted[max(0, place - 1) : place + 1]
        return max(_common(rest, piece) for piece in near)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
