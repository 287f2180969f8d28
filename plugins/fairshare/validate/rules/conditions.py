"""The rules that are data: rows of `schema/rules/`, whose head says what they can say.

`assess/conditions.js` reads the same rows in the browser; the case files hold both to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from fairshare.catalogue import filled, words
from fairshare.catalogue.conditions import LENGTH_NEEDED
from fairshare.framework import Condition, RuleRow
from fairshare.load.document import Document
from fairshare.model import Data, Path
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest, is_partial, latest, months_after
from fairshare.validate.context import Context
from fairshare.validate.entry_access import group, groups, is_personal
from fairshare.validate.nearest import meant_fields


def rows(document: Document, context: Context) -> Iterator[Problem]:
    """What must be there and when, as far as a file can tell by itself."""
    facts = _facts(document)
    for row in context.rows:
        if not row.needs_score:
            yield from _row_problems(row, document, context, facts)


def score_rows(
    document: Document, context: Context, outcome: str, divergence: int
) -> Iterator[Problem]:
    """What a decision owes its readers where it differs from the assessment (contract: scoring).

    `outcome` is that of the assessment that it rested on, such as red_line; `divergence` is
    positive where the decision is bolder, negative where it is more cautious.
    """
    if not divergence:
        return
    stance = "bolder" if divergence > 0 else "cautious"
    facts = {**_facts(document), "decision_is": stance, "assessment_is": outcome}
    for row in context.rows:
        if row.needs_score:
            yield from _row_problems(row, document, context, facts)


def _facts(document: Document) -> dict[str, str]:
    """What no single field says."""
    return {"data_is": "personal" if is_personal(document.data) else ""}


def _row_problems(
    row: RuleRow, document: Document, context: Context, facts: Mapping[str, str]
) -> Iterator[Problem]:
    for above, data in _subjects(row, document.data):
        case = _Case(row, document, context, facts, data, above)
        if all(map(case.holds, row.when)) and not any(map(case.holds, row.unless)):
            yield from _KINDS[row.kind](case)


def _subjects(row: RuleRow, data: Data) -> Iterator[tuple[Path, Data]]:
    """The entry, or the items of a list in it, each with the way to it."""
    if row.each is None:
        yield (), data
        return
    for number, item in groups(data, *map(str, row.each)):
        yield (*row.each, number), item


class _Case(NamedTuple):
    """A row, and the entry or item that it is held against."""

    row: RuleRow
    document: Document
    context: Context
    facts: Mapping[str, str]
    data: Data
    above: Path
    """The way to the item; empty for the entry itself."""

    def value(self, field: Path) -> Any:
        """What stands in a field, or what no single field says; None where there is nothing."""
        found: Any = self.facts if field[0] in self.facts else self.data
        for step in field:
            found = found.get(step) if isinstance(found, dict) else None
        return found

    def name(self, field: Path) -> str:
        """How to speak of a field."""
        return self.context.names.field((*self.above, *field))

    def schema(self, field: Path) -> Mapping[str, Any]:
        """What the schema says of it."""
        return self.context.names.subschema((*self.above, *field))

    def holds(self, condition: Condition) -> bool:
        value = self.value(condition.field)
        if condition.test == "given":
            return not _is_empty(value)
        if condition.test == "not":
            return isinstance(value, str) and value not in condition.values
        found = value if isinstance(value, list) else (value,)
        return any(_is_among(one, condition.values) for one in found)

    def limit(self) -> date | None:
        """The latest day that the row allows; None where that can't be told to the day."""
        if self.row.limit is None:
            return None
        dates = [list(_dates(self.data, field)) for field in self.row.limit.after]
        newest = max(chain.from_iterable(dates), key=_last_day, default="")
        day = earliest(newest)
        if not dates[0] or day is None or is_partial(newest):
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
        said = words(row.code, row.message, known)
        return self.document.placed(row.code, place, said, at_key=row.place is not None)


def _needs(case: _Case) -> Iterator[Problem]:
    """Fields that must be there; with a place of their own, all that miss are one problem."""
    missing = [field for field in case.row.fields if _is_empty(case.value(field))]
    if not missing or (case.row.limit and case.limit() is None):
        return
    if case.row.place is not None:
        named = ", ".join(_named(case, field) for field in missing)
        yield case.problem(missing[0], missing=named)
    else:
        yield from map(case.problem, missing)


def _needs_one_of(case: _Case) -> Iterator[Problem]:
    """Fields of which one must be there; what is misspelt is there too."""
    for *around, name in case.row.fields:
        given = group(case.data, *map(str, around))
        if name in given or name in meant_fields(given, case.schema(tuple(around))):
            return
    yield case.problem(case.row.fields[0])


def _not_before(case: _Case) -> Iterator[Problem]:
    """A date whose latest day still lies before the earliest of the other."""
    (field,) = case.row.fields
    written, other = case.value(field), case.value(case.row.other)
    day, bound = latest(written), earliest(other)
    if day and bound and day < bound:
        name = case.name(case.row.other)
        yield case.problem(field, date=written, other=name, other_date=other)


def _not_after_today(case: _Case) -> Iterator[Problem]:
    today = case.context.today
    for path, written in case.context.marked.dates:
        day = earliest(written)
        if day and day > today and path not in case.row.exceptions:
            yield case.problem(path, date=written, today=today.isoformat())


def _to_the_day(case: _Case) -> Iterator[Problem]:
    for path, written in case.context.marked.dates:
        if earliest(written) and is_partial(written):
            example = f"{written}{'-15' if '-' in written else '-06-15'}"
            yield case.problem(path, date=written, example=example)


def _at_most(case: _Case) -> Iterator[Problem]:
    (field,) = case.row.fields
    written = case.value(field)
    day, limit = earliest(written), case.limit()
    if day and limit and day > limit and not is_partial(written):
        yield case.problem(field, date=written)


_KINDS: Mapping[str, Callable[[_Case], Iterator[Problem]]] = {
    "needs": _needs,
    "needs_one_of": _needs_one_of,
    "not_before": _not_before,
    "not_after": _not_after_today,
    "to_the_day": _to_the_day,
    "at_most": _at_most,
}
"""By what a row asks."""


def _named(case: _Case, field: Path) -> str:
    """A field that is missing, with its least length where a word or two would not do."""
    least = case.schema(field).get("minLength", 0)
    return (
        filled(LENGTH_NEEDED, {"name": field[-1], "least": least}) if least > 1 else str(field[-1])
    )


def _dates(data: Any, field: Path) -> Iterator[str]:
    """The dates in a field; through a list, those of every item."""
    if isinstance(data, list):
        for item in data:
            yield from _dates(item, field)
    elif field and isinstance(data, dict):
        yield from _dates(data.get(field[0]), field[1:])
    elif not field and earliest(data):
        yield data


def _last_day(written: str) -> date:
    return latest(written) or date.min


def _is_among(one: object, values: tuple[object, ...]) -> bool:
    """Unlike Python, tell 1 from true."""
    return one in values and (type(one) is str or type(one) in map(type, values))


def _is_empty(value: object) -> bool:
    return value is None or value == []
