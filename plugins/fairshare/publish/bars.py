"""The scale under the bars of the three principles: which part of 0 to 100 has which band."""

from __future__ import annotations

from dataclasses import dataclass

from fairshare.framework import Method


@dataclass(frozen=True, slots=True)
class Band:
    """One band of the scale."""

    code: str
    start: float
    end: float
    """Both from 0 to 100."""

    @property
    def middle(self) -> float:
        return round((self.start + self.end) / 2, 2)


def bands(method: Method) -> list[Band]:
    """The bands of a method, lowest first."""
    ends = [100.0, *(float(least) for _band, least in method.bands)]
    found = [
        Band(code, float(least), end)
        for (code, least), end in zip(method.bands, ends, strict=False)
    ]
    return found[::-1]
