"""Lists that only grow: what stood in them still stands, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from fairshare.differences import same
from fairshare.model import Data
from fairshare.validate.entry_access import items

Becomes = Callable[[Any, Any], bool]
"""Whether an item may have become another one."""


class Lost(NamedTuple):
    """The first item of a list that does not stand any more where it stood."""

    item: int
    """Its place then, from 0."""
    place: int
    """Where it should stand now."""
    variant: str
    """The name of the message: changed, moved or taken out."""


def lost(old: Sequence[Any], new: Sequence[Any], becomes: Becomes = same) -> Lost | None:
    """The first item of `old` that `new` lacks after those before it; None where it lacks none.

    New items may stand anywhere between.
    """
    place = 0
    for number, item in enumerate(old):
        found = next((n for n in range(place, len(new)) if becomes(item, new[n])), None)
        if found is None:
            return Lost(number, min(place, len(new) - 1), _what_happened(old, new, number, becomes))
        place = found + 1
    return None


def _what_happened(old: Sequence[Any], new: Sequence[Any], number: int, becomes: Becomes) -> str:
    if any(becomes(old[number], item) for item in new):
        return "moved"
    after = old[number + 1 :]
    replaced = len(new) >= len(old) and not (after and len(new) > number and new[number] in after)
    return "" if replaced else "taken out"


def added(old: Data, new: Data, field: str) -> Iterator[tuple[int, Data]]:
    """The items of a list that it did not have, each with its place; those that are groups."""
    left = list(items(old, field))
    for place, item in enumerate(items(new, field)):
        known = next((n for n, one in enumerate(left) if same(one, item)), None)
        if known is not None:
            del left[known]
        elif isinstance(item, dict):
            yield place, item
