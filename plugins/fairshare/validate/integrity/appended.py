"""The rule on lists that only grow: changes, results, and questions with their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fairshare.problems import Problem
from fairshare.validate.entry_access import items
from fairshare.validate.integrity.pair import Pair

_LISTS = {"changes": "E508", "results": "E509", "challenges": "E510"}


def appended(pair: Pair) -> Iterator[Problem]:
    """Items that were there come first, in the same order, and say the same."""
    for field, code in _LISTS.items():
        old, new = items(pair.old, field), items(pair.new, field)
        at = next(
            (n for n, item in enumerate(old) if not _is_unchanged(item, new[n : n + 1], field)),
            None,
        )
        if at is None:
            continue
        yield pair.source.problem(
            code,
            (field, at) if at < len(new) else (field,),
            _what_happened(old, new, at),
            field=pair.names.field((field,)),
            number=at + 1,
        )


def _is_unchanged(old: Any, new: list[Any], field: str) -> bool:
    """Whether an item says what it said; `new` holds what stands in its place, if anything."""
    if not new:
        return False
    return new[0] == old or (field == "challenges" and _answered(old, new[0]))


def _answered(old: Any, new: Any) -> bool:
    """Whether an open question was given what it lacked, and nothing that was there changed."""
    if not isinstance(old, Mapping) or not isinstance(new, Mapping) or old.get("outcome") != "open":
        return False
    added = new.keys() - old.keys()
    stays = all(key in new and new[key] == old[key] for key in old.keys() - {"outcome"})
    return stays and "outcome" in new and added <= {"answered", "response"}


def _what_happened(old: list[Any], new: list[Any], at: int) -> str:
    """The name of the message."""
    if old[at] in new:
        return "moved"
    return "taken out" if len(new) < len(old) or new[at] in old[at + 1 :] else ""
