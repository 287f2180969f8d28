"""What differs between two versions of an entry, field by field: pure functions of plain data.

Both may be of any form: an old version may follow an older schema, or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from fairshare.model import Path

DifferenceKind = Literal["added", "removed", "changed", "moved"]

_NAMES: tuple[tuple[str, ...], ...] = (
    *(("from", "to"), ("question", "when"), ("id",), ("unit",), ("name",), ("submitted",)),
    *(("url",), ("title",), ("date",), ("raised",), ("concern",), ("point",), ("text",)),
    ("label",),
)
"""The fields that tell one item of a list from another: the first of these that it has."""

ADDRESSES = frozenset({"url", "privacy_notice", "atrs"})
"""Fields that hold an address: another one is no other thing, while the text beside it stays."""

_PAIRS = frozenset({"range"})
"""Lists that are one value: their numbers mean nothing alone."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, or one item of a list, that is not what it was."""

    path: Path
    """Where it lies: in the newer version; in the older one for what was removed."""
    kind: DifferenceKind
    """moved: the items of a list are the same, in another order."""
    old: Any = None
    new: Any = None


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Everything that differs, in the order of the newer version; what was removed comes last."""
    return tuple(_groups(old, new, ()))


def _values(old: Any, new: Any, path: Path) -> Iterator[Difference]:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _groups(old, new, path)
    elif isinstance(old, list) and isinstance(new, list) and path[-1] not in _PAIRS:
        yield from _lists(old, new, path)
    elif not same(old, new):
        yield Difference(path, "changed", old, new)


def _groups(old: Mapping[str, Any], new: Mapping[str, Any], path: Path) -> Iterator[Difference]:
    for key, value in new.items():
        if key in old:
            yield from _values(old[key], value, (*path, key))
        else:
            yield Difference((*path, key), "added", None, value)
    for key, value in old.items():
        if key not in new:
            yield Difference((*path, key), "removed", value, None)


def _lists(old: Sequence[Any], new: Sequence[Any], path: Path) -> Iterator[Difference]:
    """Items are paired when they are equal; else when only an address differs; else by name."""
    pairs = dict(_pairs(old, new))
    for place, item in enumerate(new):
        if place in pairs:
            yield from _values(old[pairs[place]], item, (*path, place))
        else:
            yield Difference((*path, place), "added", None, item)
    paired = set(pairs.values())
    for place, item in enumerate(old):
        if place not in paired:
            yield Difference((*path, place), "removed", item, None)
    order = [pairs[place] for place in sorted(pairs)]
    if order != sorted(order):
        yield Difference(path, "moved", list(old), list(new))


def _pairs(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """Places in the newer list with theirs in the older one, each used once."""
    left = list(range(len(old)))
    unpaired = []
    for place, item in enumerate(new):
        found = next((one for one in left if same(old[one], item)), None)
        if found is None:
            unpaired.append(place)
        else:
            left.remove(found)
            yield place, found
    for known_by in (_text_beside, _name):
        for place in list(unpaired):
            name = known_by(new[place])
            found = next((one for one in left if name and known_by(old[one]) == name), None)
            if found is not None:
                left.remove(found)
                unpaired.remove(place)
                yield place, found


def _text_beside(item: Any) -> Mapping[str, Any] | None:
    """What an item says beside its address."""
    if not isinstance(item, Mapping) or ADDRESSES.isdisjoint(item):
        return None
    return {key: value for key, value in item.items() if key not in ADDRESSES}


def _name(item: Any) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """What an item is known by: the first of the naming fields that it has."""
    if not isinstance(item, Mapping):
        return None
    for fields in _NAMES:
        values = tuple(value for field in fields if isinstance(value := item.get(field), str))
        if len(values) == len(fields):
            return fields, values
    return None


def same(old: Any, new: Any) -> bool:
    """Whether two values are the same. True is 1 in Python, but not in an entry."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return old.keys() == new.keys() and all(same(old[key], new[key]) for key in new)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(same, old, new))
    return type(old) is type(new) and bool(old == new)
