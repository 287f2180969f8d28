"""What changed in an entry, field by field, and what explains each change.

Everything is of substance but what is named free here (contract: fields, From its decision on).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fairshare.differences import ADDRESSES, Difference, differences
from fairshare.model import Data, Path
from fairshare.validate.calendar_date import earliest, latest
from fairshare.validate.entry_access import groups, items
from fairshare.validate.integrity.coverage import DECISION, STAGE
from fairshare.validate.integrity.growing import CHALLENGES, EVENTS, GROWING, goes_on
from fairshare.validate.integrity.pair import Pair
from fairshare.validate.rules.lineage import SUPERSEDED_BY, SUPERSEDES

FREE = frozenset({"keywords", "contact", "related"})
_ARCHIVED = "archived"
"""Free in each of the sources."""

SUMMARY: Path = ("summary",)
AS_OF: Path = ("stage_as_of",)
REVIEW_BY: Path = ("dates", "review_by")

_ITEMS = frozenset({*GROWING, "sources", "references", "approvals"})
"""Lists whose new items speak for themselves; so do those of the evidence of an answer."""
_FIRST = frozenset({"acceptability", "withdrawn", SUPERSEDES, SUPERSEDED_BY})
"""Fields that speak for themselves when they come first."""


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A field that does not say what it said."""

    difference: Difference
    free: bool
    """Whether it may change at any time, or explains itself."""
    events: tuple[Data, ...]
    """The new events that explain it."""

    @property
    def path(self) -> Path:
        return self.difference.path

    @property
    def explained(self) -> bool:
        return self.free or bool(self.events)


def changed_fields(pair: Pair) -> tuple[ChangedField, ...]:
    """Every change of an entry, in the order of the newer version, with what explains it."""
    found = differences(pair.old, pair.new)
    fields = [
        ChangedField(one, free=_is_free(pair, one, found), events=_events(pair, one))
        for one in found
    ]
    return tuple(
        replace(one, events=_of_summary(pair, fields)) if one.path == SUMMARY else one
        for one in fields
    )


def _is_free(pair: Pair, one: Difference, others: Sequence[Difference]) -> bool:
    """Whether a change may happen at any time, or explains itself."""
    path = one.path
    if path[0] == CHALLENGES and len(path) > 2:
        return _goes_on(pair, path)
    return (
        _is_named_free(path)
        or (one.kind == "added" and _may_be_added(pair, path))
        or (one.kind == "changed" and path == AS_OF and _is_forward(one))
        or (one.kind == "changed" and path[-1] in ADDRESSES and _text_stays(path, others))
    )


def _is_named_free(path: Path) -> bool:
    """The fields that may change at any time, and whether a condition is met."""
    return (
        path[0] in FREE
        or (path[0] == "sources" and path[-1] == _ARCHIVED)
        or (path[:2] == (*DECISION, "conditions") and path[-1] == "met")
    )


def _may_be_added(pair: Pair, path: Path) -> bool:
    """Until the decision every field that was not there; later what speaks for itself."""
    undecided = pair.since != "decided" and isinstance(path[-1], str)
    first = len(path) == 1 and path[0] in _FIRST
    return undecided or _is_new_item(path) or first or pair.coverage.may_be_filled(path)


def _goes_on(pair: Pair, path: Path) -> bool:
    now = items(pair.new, CHALLENGES)[int(path[1])]
    return any(goes_on(one, now) for one in items(pair.old, CHALLENGES))


def _is_new_item(path: Path) -> bool:
    """Whether a path is that of an item, or of the first ones, of a list that speaks for itself."""
    if path[0] in _ITEMS:
        return len(path) <= 2
    return path[0] == "answers" and path[2:3] == ("evidence",) and len(path) <= 4


def _is_forward(one: Difference) -> bool:
    """Whether a day moved forward, or may have: a month may be as late as its last day."""
    before, after = earliest(one.old), latest(one.new)
    return before is not None and after is not None and after >= before


def _text_stays(path: Path, others: Sequence[Difference]) -> bool:
    """Whether nothing else changed in the group of an address; a notice has no text beside it."""
    *above, last = path
    if path[0] == EVENTS or last != "url":
        return path[0] != EVENTS
    return not any(
        other.path[: len(above)] == tuple(above) and other.path[len(above)] not in ADDRESSES
        for other in others
        if len(other.path) > len(above)
    )


def _events(pair: Pair, one: Difference) -> tuple[Data, ...]:
    return tuple(event for _, event in pair.added if _explains(pair, event, one))


def _explains(pair: Pair, event: Data, one: Difference) -> bool:
    """Whether a new event explains a change."""
    if one.path == STAGE:
        return _explains_stage(pair, event, one.new)
    if one.path == REVIEW_BY and pair.own and pair.coverage.corrects(event):
        return _is_earlier(one)
    value = one.new if one.kind == "added" else one.old
    return all(
        pair.coverage.covers(event, path, own=pair.own)
        for path in (_leaves(one.path, value) if one.kind in {"added", "removed"} else [one.path])
    )


def _explains_stage(pair: Pair, event: Data, stage: object) -> bool:
    """Whether an event may set a stage; a correction only where no event sets it."""
    if pair.coverage.corrects(event):
        return not any(pair.coverage.sets_stage(one) for _, one in groups(pair.new, EVENTS))
    return pair.coverage.covers(event, STAGE) and stage in pair.coverage.sets_stage(event)


def _is_earlier(one: Difference) -> bool:
    """Whether a review comes no later than before: one that had no day comes by some day now."""
    before, after = earliest(one.old), latest(one.new)
    return after is not None and (before is None or after <= before)


def _leaves(path: Path, value: Any) -> Iterator[Path]:
    """The fields within a group that came or went whole."""
    if not isinstance(value, Mapping) or not value:
        yield path
        return
    for key, inner in value.items():
        yield from _leaves((*path, key), inner)


def _of_summary(pair: Pair, fields: Sequence[ChangedField]) -> tuple[Data, ...]:
    """The new events that explain another summary: those that explain another change too.

    (contract: fields, The summary and recipients)
    """
    others = [
        one.difference
        for one in fields
        if one.path != SUMMARY and one.path[0] != EVENTS and one.path[0] not in FREE
    ]
    return tuple(
        event
        for _, event in pair.added
        if not pair.coverage.excludes(event, SUMMARY)
        and (
            pair.coverage.covers(event, SUMMARY)
            or any(_explains(pair, event, one) for one in others)
        )
    )
