"""The rules on lists that only grow: events, results, and questions with their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from fairshare.differences import ADDRESSES, same
from fairshare.model import Data
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest, latest
from fairshare.validate.entry_access import groups, items, text
from fairshare.validate.integrity.pair import Pair
from fairshare.validate.integrity.sequence import Becomes, Lost, lost
from fairshare.validate.naming import short

EVENTS = "events"
RESULTS = "results"
CHALLENGES = "challenges"
GROWING = (EVENTS, RESULTS, CHALLENGES)

_ANSWER = frozenset({"answered", "response"})
_FIRST_OUTCOMES = frozenset({"open", "explained"})
"""The outcomes of a question that only its first answer gives."""


def events(pair: Pair) -> Iterator[Problem]:
    """What happened is kept from the first event on, decided or not."""
    if (found := _lost(pair, EVENTS, same)) is not None:
        yield pair.source.problem(
            "E508", *_said(EVENTS, found), field=pair.names.field((EVENTS,)), number=found.item + 1
        )


def results(pair: Pair) -> Iterator[Problem]:
    """A result stays; what it says changes with an event that covers it."""
    if (found := _lost(pair, RESULTS, _correctable(pair, RESULTS, "date", "summary"))) is not None:
        yield pair.source.problem(
            "E509",
            *_said(RESULTS, found),
            field=pair.names.field((RESULTS,)),
            number=found.item + 1,
        )


def challenges(pair: Pair) -> Iterator[Problem]:
    """A question and its first answer stay; an open one is answered, and any may go further."""
    corrected = _correctable(pair, CHALLENGES, "raised", "concern")
    found = _lost(pair, CHALLENGES, lambda old, new: goes_on(old, new) or corrected(old, new))
    if found is not None:
        yield pair.source.problem(
            "E510",
            *_said(CHALLENGES, found),
            field=pair.names.field((CHALLENGES,)),
            number=found.item + 1,
        )


def goes_on(old: Any, new: Any) -> bool:
    """Whether a question says what it said, or was first answered since, or went further."""
    if same(old, new):
        return True
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return False
    stays = all(key in new and same(new[key], old[key]) for key in old.keys() - {"outcome"})
    unanswered = "response" not in old
    if not stays or not new.keys() - old.keys() <= (_ANSWER if unanswered else frozenset()):
        return False
    before, after = old.get("outcome"), new.get("outcome")
    if before == after:
        return True
    return after != "open" if unanswered else after not in _FIRST_OUTCOMES


def _correctable(pair: Pair, field: str, *known_by: str) -> Becomes:
    """Items are the same, or have another address; or an event covers what became of them.

    `known_by`: one of these fields is as it was, so that it is still that item.
    """
    covered = any(pair.coverage.covers(event, (field,)) for _, event in pair.added)

    def becomes(old: Any, new: Any) -> bool:
        if same(old, new):
            return True
        if not isinstance(old, Mapping) or not isinstance(new, Mapping):
            return False
        if covered and any(key in old and old[key] == new.get(key) for key in known_by):
            return True
        differing = {key for key in {**old, **new} if old.get(key) != new.get(key)}
        return old.keys() == new.keys() and differing <= ADDRESSES

    return becomes


def _lost(pair: Pair, field: str, becomes: Becomes) -> Lost | None:
    return lost(items(pair.old, field), items(pair.new, field), becomes)


def _said(field: str, found: Lost) -> tuple[Any, str]:
    place = (field,) if found.place < 0 else (field, found.place)
    return place, found.variant


def recorded(pair: Pair) -> Iterator[Problem]:
    """What was learned late says on which day it was added, so that no order is made up.

    Where a date leaves the day open, it is late only if no day is not (contract: fields, Order).
    """
    dates = [day for _, event in groups(pair.old, EVENTS) if (day := _earliest(event, "date"))]
    days = [day for _, one in groups(pair.old, EVENTS) if (day := _earliest(one, "recorded"))]
    if not dates or _lost(pair, EVENTS, same) is not None:
        return  # what is new can't be told from what was changed
    for place, event in pair.added:
        happened, written = latest(text(event, "date")), latest(text(event, "recorded"))
        if written is None:
            if happened and happened < max(dates) and "recorded" not in event:
                yield _late(pair, place, event, "", max(dates))
        elif written < max(dates + days):
            yield _late(pair, place, event, "too early", max(dates + days))


def _late(pair: Pair, place: int, event: Data, variant: str, newest: date) -> Problem:
    path = (EVENTS, place, "recorded" if variant else "date")
    return pair.source.problem(
        "E522",
        path,
        variant,
        date=short(text(event, str(path[-1]))),
        newest=newest.isoformat(),
        field=pair.names.field((*path[:-1], "recorded")),
    )


def _earliest(event: Data, field: str) -> date | None:
    return earliest(text(event, field))
