"""Similar decisions: by shared kinds of data, people, aims and organisations.

Two initiatives are the more alike, the larger the part of their values that they share. A value
counts by the square of how rare it is in the register, and names and addresses not at all: nearly
all sharing is by them. To stay quick in a register of ten thousand, an
initiative is compared only with those that share its rarest values.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from math import log2

from fairshare.framework import Framework
from fairshare.model import Initiative
from fairshare.publish.edition import Edition
from fairshare.publish.last.digests import digest_of
from fairshare.publish.states import Badge
from fairshare.work.cache import Cache

SHOWN = 5
"""How many similar decisions a page shows at most."""
NAMED = 4
"""How many of the values in common it names."""
LEAST_SHARED = 2
"""One value in common, such as "Health", makes no two decisions alike."""
_LITTLE = "says_little"
"""The mark of codes that make nothing alike (schema/codes/data_categories.yml)."""
BUDGET = 200
"""Entries of the index that are read for one initiative, rarest values first."""
SHORTLIST = 20
"""How many of those found there are compared in full."""
_SCALE = 1000
"""Weights are whole numbers, so that sums don't depend on their order."""

CodedValue = tuple[str, str]
"""A code list (or "organisation") and a code of it."""


_ComparedRow = tuple[CodedValue, ...]
"""What one initiative is compared by."""


@dataclass(frozen=True, slots=True)
class Similar:
    """Another initiative, and what it has in common with this one: all that a page says of it."""

    id: str
    title: str
    badges: tuple[Badge, ...]
    shared: tuple[str, ...]
    """In words, the rarest first."""


def similar(edition: Edition, cache: Cache) -> Mapping[str, tuple[Similar, ...]]:
    """By id: up to five others, the most alike first; those equally alike in the order of ids.

    While no initiative changes what it is compared by, the cache knows who is like whom.
    """
    items = sorted(edition.items, key=lambda item: item.initiative.id)
    rows = [tuple(_values(item.initiative, edition.framework)) for item in items]
    index = _Index(rows)
    words = [_words(value, edition) for value in index.values]

    def one(number: int, other: int) -> Similar:
        item, shared = items[other], index.shared(number, other)
        named = tuple(words[value] for value in shared)
        return Similar(item.initiative.id, item.initiative.title, item.state.badges, named)

    return {
        items[number].initiative.id: tuple(one(number, other) for other in nearest)
        for number, nearest in enumerate(_nearest(index, rows, cache))
    }


def _nearest(index: _Index, rows: list[_ComparedRow], cache: Cache) -> list[list[int]]:
    """For each row the rows most like it. `rows`: those of the index, which all follows from."""
    key = digest_of(rows)
    cached = cache.get("similar", key)
    if cached is not None:
        return [[int(other) for other in row] for row in json.loads(cached)]
    found = [index.nearest(number) for number in range(len(rows))]
    cache.put("similar", key, json.dumps(found))
    return found


def _values(initiative: Initiative, framework: Framework) -> Iterator[CodedValue]:
    """What an initiative is compared by, no value twice."""
    data = initiative.data
    for codelist, codes in (
        ("data_categories", data["data"]["categories"]),
        ("people", data["data"].get("people", ())),
        ("aims", data["purpose"]["aims"]),
        ("organisation", [one.id for one in initiative.participants]),
    ):
        known = framework.codes[codelist].codes if codelist in framework.codes else {}
        for code in dict.fromkeys(codes):
            if code not in known or _LITTLE not in known[code].flags:
                yield codelist, code


def _words(value: CodedValue, edition: Edition) -> str:
    codelist, code = value
    if codelist == "organisation":
        return edition.organisations[code].name
    return edition.framework.label(codelist, code)


class _Index:
    """Rows and values as numbers; values are numbered from the rarest to the commonest."""

    def __init__(self, rows: list[tuple[CodedValue, ...]]) -> None:
        having: dict[CodedValue, list[int]] = defaultdict(list)
        for row, found in enumerate(rows):
            for value in found:
                having[value].append(row)
        self.values = sorted(having, key=lambda value: (len(having[value]), value))
        self._having = [having[value] for value in self.values]
        self._weights = [round(_SCALE * log2(1 + len(rows) / len(h)) ** 2) for h in self._having]
        number = {value: place for place, value in enumerate(self.values)}
        self._rows = [frozenset(number[value] for value in found) for found in rows]
        self._totals = [sum(self._weights[value] for value in row) for row in self._rows]

    def shared(self, one: int, other: int) -> list[int]:
        """The values that two rows have in common, the rarest first."""
        return sorted(self._rows[one] & self._rows[other])

    def nearest(self, row: int) -> list[int]:
        """The rows most like this one."""
        overlap = self._candidates(row)
        shortlist = nsmallest(SHORTLIST, overlap, key=lambda other: (-overlap[other], other))
        ranked = sorted((-self._likeness(row, other), other) for other in shortlist)
        return [other for likeness, other in ranked if likeness][:SHOWN]

    def _candidates(self, row: int) -> dict[int, int]:
        """Rows that share its rarest values, with the weight of what was seen to be shared."""
        overlap: dict[int, int] = {}
        read = 0
        for value in sorted(self._rows[row]):
            having = self._having[value]
            if len(overlap) > 1 and read + len(having) > BUDGET:
                break
            weight = self._weights[value]
            for other in _around(row, having):
                overlap[other] = overlap.get(other, 0) + weight
            read += len(having)
        overlap.pop(row, None)
        return overlap

    def _likeness(self, one: int, other: int) -> int:
        """Weight of what two rows share in a million parts of what either has; 0: not alike."""
        both = self._rows[one] & self._rows[other]
        if len(both) < LEAST_SHARED:
            return 0
        weight = sum(self._weights[value] for value in both)
        return weight * 1_000_000 // (self._totals[one] + self._totals[other] - weight)


def _around(row: int, having: list[int]) -> list[int]:
    """Those that have a value; of very many, the ones nearest to the row in the order of ids."""
    if len(having) <= BUDGET:
        return having
    start = max(0, min(bisect_left(having, row) - BUDGET // 2, len(having) - BUDGET))
    return having[start : start + BUDGET]
