"""Rules on what never changes again: decisions, first dates, withdrawals, methods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fairshare.differences import differences, same
from fairshare.model import Data, Path
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest, latest
from fairshare.validate.entry_access import group, is_decided, items, text
from fairshare.validate.integrity.coverage import DECISION, METHOD, SUBMITTED
from fairshare.validate.integrity.pair import Pair
from fairshare.validate.integrity.words import kinds_in_words
from fairshare.validate.naming import short

_DEFERRED = "deferred"
_EARLIER = "earlier"
_OWED = ("divergence", "override")
_RESTED_ON = ("answers", "legal", "safeguards", "data", "method")
"""What makes an explanation owed, when it is found to have been wrong.

(contract: scoring, Decision against assessment)
"""


def decision(pair: Pair) -> Iterator[Problem]:
    """A decision stands as it was taken.

    (contract: fields, What never changes)
    """
    if not is_decided(pair.old):
        return
    old, new = group(pair.old, "decision"), group(pair.new, "decision")
    unchanged = same(_without_met(old), _without_met(_without_first_owed(pair, old, new)))
    if unchanged or _follows_deferral(pair, old, new):
        return
    if is_decided(pair.new) and _is_reading_corrected(pair):
        return
    way_on = _way_on(pair, old, new)
    kinds = pair.coverage.kinds(DECISION) if way_on == "deferred" else pair.coverage.corrections()
    yield pair.source.problem(
        "E506",
        _place(old, new),
        "" if is_decided(pair.new) else "taken out",
        hint=way_on,
        fields=_fields(pair, old, new),
        kinds=kinds_in_words(kinds),
    )


def _without_met(decided: Data) -> Data:
    """A decision without what is known of its conditions since."""
    conditions = [
        {key: value for key, value in one.items() if key != "met"}
        if isinstance(one, Mapping)
        else one
        for one in items(decided, "conditions")
    ]
    return {**decided, "conditions": conditions}


def _without_first_owed(pair: Pair, old: Data, new: Data) -> Data:
    """A decision without an explanation that a correction has made owed."""
    first = {field for field in _OWED if field in new and field not in old}
    if not first or not pair.corrected:
        return new
    if all(same(pair.old.get(field), pair.new.get(field)) for field in _RESTED_ON):
        return new
    return {key: value for key, value in new.items() if key not in first}


def _follows_deferral(pair: Pair, old: Data, new: Data) -> bool:
    """Whether a decision that was put off was followed by another one, as it should be."""
    if text(old, "outcome") != _DEFERRED or text(new, "outcome") in {"", _DEFERRED}:
        return False
    before, after = earliest(_day(old)), latest(_day(new))
    in_order = before is None or after is None or before <= after
    event = any(
        pair.coverage.covers(event, DECISION) and text(event, "date") == _day(new)
        for _, event in pair.added
    )
    return in_order and event and same(_without_owed(old), new.get(_EARLIER))


def _without_owed(decided: Data) -> Data:
    return {key: value for key, value in decided.items() if key not in _OWED}


def _day(decided: Data) -> str:
    return text(decided, "date") or text(decided, "not_later_than")


def _is_reading_corrected(pair: Pair) -> bool:
    """Whether decision and submission were our reading of the record, and that was wrong."""
    return not pair.own and pair.corrected


def _way_on(pair: Pair, old: Data, new: Data) -> str | None:
    """The name of the hint."""
    if text(old, "outcome") == _DEFERRED and is_decided(pair.new):
        return "deferred"
    if not pair.own:
        return "reading"
    return "owed" if any(field in new and field not in old for field in _OWED) else None


def _place(old: Data, new: Data) -> Path:
    found = [one for one in differences(old, new) if one.kind != "removed"]
    return (*DECISION, *found[0].path) if found and new else DECISION


def _fields(pair: Pair, old: Data, new: Data) -> str:
    """What changed, in words."""
    keys = [key for key in {**old, **new} if not same(old.get(key), new.get(key))]
    return short(", ".join(pair.names.field((*DECISION, key)) for key in keys), 300)


def submission_date(pair: Pair) -> Iterator[Problem]:
    """When it was put forward is a fact of the decision, since it shows how long people thought."""
    path = tuple(map(str, SUBMITTED))
    old = text(pair.old, *path)
    if not is_decided(pair.old) or text(pair.new, *path) == old:
        return
    if _is_reading_corrected(pair):
        return
    yield pair.source.problem(
        "E507",
        SUBMITTED,
        "" if old else "added",
        hint=None if pair.own else "reading",
        field=pair.names.field(SUBMITTED),
        date=short(old),
        kinds=kinds_in_words(pair.coverage.corrections()),
    )


def withdrawal(pair: Pair) -> Iterator[Problem]:
    """What was withdrawn stays withdrawn, for the reason given then."""
    old: Any = pair.old.get("withdrawn")
    if old is not None and not same(pair.new.get("withdrawn"), old):
        variant = "" if "withdrawn" in pair.new else "taken back"
        yield pair.source.problem("E512", ("withdrawn",), variant)


def method(pair: Pair) -> Iterator[Problem]:
    """Nobody goes back to older questions, which may be kinder."""
    if is_lowered(pair):
        old, new = text(pair.old, "method"), text(pair.new, "method")
        yield pair.source.problem("E513", METHOD, before=short(old), after=short(new))


def is_lowered(pair: Pair) -> bool:
    """Whether an entry names an older method than it did."""
    was, now = _version(text(pair.old, "method")), _version(text(pair.new, "method"))
    return bool(was and now and now < was)


def _version(written: str) -> tuple[int, ...]:
    numbers = written.split(".")
    valid = all(one.isascii() and one.isdigit() and len(one) < 10 for one in numbers)
    return tuple(map(int, numbers)) if valid else ()
