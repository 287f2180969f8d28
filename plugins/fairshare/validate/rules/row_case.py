"""A row of the rules that are data, and the entry or item that it is held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from fairshare.framework import Condition, Dates, RuleRow
from fairshare.model import Data, Path
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest, is_partial, latest, months_after
from fairshare.validate.naming import FieldNames
from fairshare.validate.source import Source


class RowEntry(NamedTuple):
    """An entry that rows are held against."""

    source: Source
    names: FieldNames
    facts: Mapping[str, str]
    """What no single field says."""
    dates: Sequence[tuple[Path, str]] = ()
    """Every date in it with its place."""
    today: date = date.max


class RowCase(NamedTuple):
    """A row, and the entry or item that it is held against."""

    row: RuleRow
    entry: RowEntry
    data: Data
    above: Path
    """The way to the item; empty for the entry itself."""

    @property
    def applies(self) -> bool:
        """Whether the row is asked here."""
        row = self.row
        return all(map(self._holds, row.when)) and not any(map(self._holds, row.unless))

    def value(self, field: Path) -> Any:
        """What stands in a field, or what no single field says; None where there is nothing."""
        found: Any = self.entry.facts if field[0] in self.entry.facts else self.data
        for step in field:
            found = found.get(step) if isinstance(found, dict) else None
        return found

    def name(self, field: Path) -> str:
        """How to speak of a field."""
        return self.entry.names.field((*self.above, *field))

    def schema(self, field: Path) -> Mapping[str, Any]:
        """What the schema says of it."""
        return self.entry.names.subschema((*self.above, *field))

    def _holds(self, condition: Condition) -> bool:
        value = self.value(condition.field)
        if condition.test == "given":
            return not is_empty(value)
        if condition.test == "not":
            return isinstance(value, str) and value not in condition.values
        if condition.test == "same_as":
            named = (one for one in condition.values if isinstance(one, Dates))
            return any(value in dates_in(self.data, one.field, one.kinds) for one in named)
        found = value if isinstance(value, list) else (value,)
        return any(_is_among(one, condition.values) for one in found)

    def limit(self) -> date | None:
        """The latest day that the row allows; None where that can't be told to the day."""
        if self.row.limit is None:
            return None
        after = (dates_in(self.data, one.field, one.kinds) for one in self.row.limit.after)
        newest = max(chain.from_iterable(after), key=_last_day, default="")
        day = earliest(newest)
        if day is None or is_partial(newest):
            return None
        return months_after(day, self.row.limit.months)

    def problem(self, field: Path, **values: object) -> Problem:
        """The row's problem about a field, with the values of all gaps that its kind can fill."""
        row, schema, limit = self.row, self.schema(field), self.limit()
        known = {
            **{str(one.field[-1]): self.value(one.field) for one in row.when},
            "field": self.name(field),
            "advice": schema.get("description", ""),
            "least": schema.get("minLength", 0),
            "months": row.limit.months if row.limit else 0,
            "limit": limit.isoformat() if limit else "",
            **values,
        }
        place = (*self.above, *(field if row.place is None else row.place))
        source, at_key = self.entry.source, row.place is not None
        return source.problem(row.code, place, row.message, at_key=at_key, **known)


def dates_in(data: Any, field: Path, kinds: frozenset[str] = frozenset()) -> Iterator[str]:
    """The dates in a field; through a list, those of every item, or of those of some kinds."""
    if isinstance(data, list):
        for item in data:
            kind = item.get("kind") if isinstance(item, dict) else None
            if not kinds or (isinstance(kind, str) and kind in kinds):
                yield from dates_in(item, field)
    elif field and isinstance(data, dict):
        yield from dates_in(data.get(field[0]), field[1:], kinds)
    elif not field and earliest(data):
        yield data


def is_empty(value: object) -> bool:
    """Whether nothing was said: an empty list is the same as a field left out."""
    return value is None or value == []


def _last_day(written: str) -> date:
    return latest(written) or date.min


def _is_among(one: object, values: tuple[object, ...]) -> bool:
    """Unlike Python, tell 1 from true."""
    return one in values and (type(one) is str or type(one) in map(type, values))
