"""What each kind of row asks for: the demands of the rules that are data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from fairshare.catalogue import filled
from fairshare.catalogue.conditions import LENGTH_NEEDED
from fairshare.model import PROFILES, Path
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest, is_partial, latest
from fairshare.validate.entry_access import group, groups
from fairshare.validate.nearest import meant_fields
from fairshare.validate.rules.row_case import RowCase, is_empty


def _needs(case: RowCase) -> Iterator[Problem]:
    """Fields that must be there; with a place of their own, all that miss are one problem."""
    missing = [field for field in case.row.fields if is_empty(case.value(field))]
    if not missing or (case.row.limit and case.limit() is None):
        return
    if case.row.place is not None:
        named = ", ".join(_named(case, field) for field in missing)
        yield case.problem(missing[0], missing=named)
    else:
        yield from map(case.problem, missing)


def _needs_one_of(case: RowCase) -> Iterator[Problem]:
    """Fields of which one must be there; what is misspelt is there too."""
    for *around, name in case.row.fields:
        given = group(case.data, *map(str, around))
        there = given.get(str(name)) not in (None, [], {})
        if there or name in meant_fields(given, case.schema(tuple(around))):
            return
    yield case.problem(case.row.fields[0])


def _without(case: RowCase) -> Iterator[Problem]:
    """Fields that must not be there."""
    yield from (case.problem(field) for field in case.row.fields if not is_empty(case.value(field)))


def _not_before(case: RowCase) -> Iterator[Problem]:
    """A date whose latest day still lies before the earliest of the other."""
    yield from _out_of_order(case, lambda day, bound: day < bound)


def _later_than(case: RowCase) -> Iterator[Problem]:
    """A date whose latest day is not even the day after the earliest of the other."""
    yield from _out_of_order(case, lambda day, bound: day <= bound)


def _out_of_order(case: RowCase, wrong: Callable[[date, date], bool]) -> Iterator[Problem]:
    (field,) = case.row.fields
    written, other = case.value(field), case.value(case.row.other)
    day, bound = latest(written), earliest(other)
    if day and bound and wrong(day, bound):
        name = case.name(case.row.other)
        yield case.problem(field, date=written, other=name, other_date=other)


def _in_order(case: RowCase) -> Iterator[Problem]:
    """Dates of a list of which none lies before one above it, however partial ones are read.

    One that stands too far above the others is told once, at the first of them.
    """
    (field,) = case.row.fields
    *above, name = map(str, field)
    newest: tuple[date, Path, str] | None = None
    for number, item in groups(case.data, *above):
        written = item.get(name)
        path: Path = (*above, number, name)
        day, first = latest(written), earliest(written)
        if not (day and first and isinstance(written, str)):
            continue
        early = newest is not None and day < newest[0]
        if newest and early:
            other = case.name(newest[1])
            yield case.problem(path, date=written, other=other, other_date=newest[2])
        if not newest or early or first > newest[0]:
            newest = first, path, written


def _not_after_today(case: RowCase) -> Iterator[Problem]:
    today = case.entry.today
    for path, written in case.entry.dates:
        day = earliest(written)
        if path[0] == PROFILES:
            continue  # a law has dates ahead of its own: a consultation is announced
        if day and day > today and _without_positions(path) not in case.row.exceptions:
            yield case.problem(path, date=written, today=today.isoformat())


def _to_the_day(case: RowCase) -> Iterator[Problem]:
    for path, written in case.entry.dates:
        if earliest(written) and is_partial(written):
            example = f"{written}{'-15' if '-' in written else '-06-15'}"
            yield case.problem(path, date=written, example=example)


def _at_most(case: RowCase) -> Iterator[Problem]:
    (field,) = case.row.fields
    written = case.value(field)
    day, limit = earliest(written), case.limit()
    if day and limit and day > limit and not is_partial(written):
        yield case.problem(field, date=written)


ROW_KINDS: Mapping[str, Callable[[RowCase], Iterator[Problem]]] = MappingProxyType(
    {
        "needs": _needs,
        "needs_one_of": _needs_one_of,
        "without": _without,
        "not_before": _not_before,
        "later_than": _later_than,
        "not_after": _not_after_today,
        "to_the_day": _to_the_day,
        "in_order": _in_order,
        "at_most": _at_most,
    }
)
"""By what a row asks."""


def _named(case: RowCase, field: Path) -> str:
    """A field that is missing, with its least length where a word or two would not do."""
    least = case.schema(field).get("minLength", 0)
    return (
        filled(LENGTH_NEEDED, {"name": field[-1], "least": least}) if least > 1 else str(field[-1])
    )


def _without_positions(path: Path) -> Path:
    return tuple(step for step in path if isinstance(step, str))
