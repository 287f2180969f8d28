"""One of several machines that share the same work, as `2/4`: which part of it is its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from fairshare.language import gettext as _
from fairshare.problems import SetupError

Shared = TypeVar("Shared")

_WRITTEN = re.compile(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})")


@dataclass(frozen=True, slots=True)
class Shard:
    """One machine of several. They need not know of each other, only how many they are."""

    number: int
    """From 1."""
    count: int

    @classmethod
    def read(cls, written: str) -> Shard:
        """The shard that somebody named. Raises SetupError."""
        found = _WRITTEN.fullmatch(written)
        if found is None or int(found[1]) > int(found[2]):
            said = _("“{written}” is no shard: write 2/4 for the second of four.")
            raise SetupError(said.format(written=written))
        return cls(int(found[1]), int(found[2]))

    def run_of(self, things: Sequence[Shared], less: int = 0) -> Sequence[Shared]:
        """Its own of things in order, which stand side by side: those of a few organisations.

        `less`: so many fewer the first machine takes than others, for what else it does.
        """
        if self.count > 1:
            less = min(less, len(things) // (self.count - 1))
        every = len(things) + less
        start, end = (every * one // self.count - less for one in (self.number - 1, self.number))
        return things[max(0, start) : max(0, end)]

    def every_nth_of(self, things: Sequence[Shared]) -> Sequence[Shared]:
        """Its own of things that cost more at the start than at the end."""
        return things[self.number - 1 :: self.count]

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"


WHOLE = Shard(1, 1)
"""One machine alone."""
