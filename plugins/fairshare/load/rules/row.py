"""Read one row of the rules that are data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from fairshare.catalogue import WORDINGS, gaps
from fairshare.framework import ENTRY_KINDS, Condition, Jurisdiction, MonthLimit, RuleRow
from fairshare.load.rules.fields import RowFields
from fairshare.load.schema_files import FieldGroup

_COMMON = ("message", "of", "when", "unless")
_SHAPES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "needs": (("needs",), ("each", "at", "at_most")),
    "needs_one_of": (("needs_one_of", "at"), ("each",)),
    "without": (("without",), ("each",)),
    "not_before": (("date", "not_before"), ("each",)),
    "later_than": (("date", "later_than"), ("each",)),
    "not_after": (("date", "not_after"), ("except",)),
    "to_the_day": (("date", "to_the_day"), ()),
    "in_order": (("in_order",), ()),
    "at_most": (("date", "at_most"), ("each",)),
}
"""Each kind of row by the key that tells it, with the keys that it must have and may have. The
first that fits is meant."""

_FIXED: Mapping[str, Mapping[str, object]] = {
    "not_after": {"date": "every", "not_after": "today"},
    "to_the_day": {"date": "every", "to_the_day": True},
}
"""Keys that have one value so far, written out so that a row reads as a sentence."""

_WAITING = {"decision_is": "score", "assessment_is": "score", "newer_is": "newer"}
"""What the facts wait for that an entry doesn't tell by itself."""

_FACTS: Mapping[str, tuple[str, ...]] = {
    "data_is": ("personal",),
    "entry_is": ENTRY_KINDS,
    "decision_is": ("bolder", "cautious"),
}
"""What no single field says. `assessment_is` has the outcomes of the method, `newer_is` those of
decisions."""

_VALUES: Mapping[str, frozenset[str]] = {
    "needs": frozenset({"field", "advice", "least"}),
    "needs_one_of": frozenset(),
    "without": frozenset({"field", "advice"}),
    "not_before": frozenset({"field", "date", "other", "other_date"}),
    "later_than": frozenset({"field", "date", "other", "other_date"}),
    "not_after": frozenset({"field", "date", "today"}),
    "to_the_day": frozenset({"field", "date", "example"}),
    "in_order": frozenset({"field", "date", "other", "other_date"}),
    "at_most": frozenset({"field", "date"}),
}
"""The gaps of messages that each kind of row can fill."""

_OF_SEVERAL = ("needs", "needs_one_of", "without")
"""The kinds that list fields."""

_ORDERS = ("not_before", "later_than")
"""The kinds that hold a date against another."""

_KNOWN = ("one_of", "not")
"""The tests of `when` that leave a value which a message can quote."""

_REVIEW = "review"
"""Stands for the number of months of the jurisdiction."""


class Vocabulary(NamedTuple):
    """What rows may speak of."""

    schemas: Mapping[str, Mapping[str, Any]]
    jurisdiction: Jurisdiction
    outcomes: Sequence[str]
    """Those of assessments."""
    decisions: Sequence[str]
    """Those of decisions."""


def read_row(group: FieldGroup, terms: Vocabulary) -> RuleRow:
    """One row. Raises SetupError, one sentence with the line, for whatever nobody knows."""
    kind = next((name for name in _SHAPES if name in group.fields), None)
    if kind is None:
        raise group.broken("code", f"must come with one of {', '.join(_SHAPES)}")
    needed, allowed = _SHAPES[kind]
    group.only(("code", "why", *needed), (*_COMMON, *allowed))
    for name, value in _FIXED.get(kind, {}).items():
        if group.fields[name] != value:
            raise group.broken(name, f"must be {str(value).lower()}")
    group.text("why")
    files = _files(group, terms)
    fields = RowFields(group, [terms.schemas[file] for file in files])
    given = group.fields
    when, unless = (_conditions(group, name, fields, terms) for name in ("when", "unless"))
    row = RuleRow(
        code=group.text("code"),
        message=group.text("message") if "message" in given else "",
        kind=kind,
        fields=_asked(kind, fields),
        each=fields.each,
        when=when,
        unless=unless,
        place=fields.one("at") if "at" in given else None,
        other=fields.one(kind) if kind in _ORDERS else (),
        exceptions=frozenset(fields.through_lists("except") if "except" in given else ()),
        limit=_limit(group, fields, terms) if "at_most" in given else None,
        waits_for=_waits_for(group, (*when, *unless)),
        files=frozenset(files),
        source=given,
    )
    _must_fill_its_gaps(row, group)
    return row


def _files(group: FieldGroup, terms: Vocabulary) -> tuple[str, ...]:
    files = group.texts("of") if "of" in group.fields else ("initiative",)
    for file in files:
        if file not in terms.schemas:
            raise group.broken("of", f"names {file}; there are {', '.join(terms.schemas)}")
    return files


def _asked(kind: str, fields: RowFields) -> tuple[Any, ...]:
    if kind in _FIXED:
        return ()
    if kind == "in_order":
        return (fields.in_list(kind),)
    return fields.several(kind) if kind in _OF_SEVERAL else (fields.one("date"),)


def _waits_for(group: FieldGroup, conditions: tuple[Condition, ...]) -> str:
    found = {_WAITING.get(str(one.field[0]), "") for one in conditions} - {""}
    if len(found) > 1:
        raise group.broken("code", "asks for the score and for a newer entry: make two rows of it")
    return next(iter(found), "")


def _limit(group: FieldGroup, fields: RowFields, terms: Vocabulary) -> MonthLimit:
    inner = group.group("at_most").only(("months", "after"))
    months = terms.jurisdiction.review_months
    if inner.fields["months"] != _REVIEW:
        months = inner.count("months")
    return MonthLimit(months, fields.dates(inner, "after"))


def _conditions(
    row: FieldGroup, name: str, fields: RowFields, terms: Vocabulary
) -> tuple[Condition, ...]:
    if name not in row.fields:
        return ()
    group = row.group(name)
    return tuple(_condition(group, field, fields, terms) for field in group.fields)


def _condition(group: FieldGroup, field: str, fields: RowFields, terms: Vocabulary) -> Condition:
    test, value = _test(group, field)
    facts = {**_FACTS, "assessment_is": terms.outcomes, "newer_is": terms.decisions}
    path, allowed = ((field,), facts[field]) if field in facts else fields.condition(group, field)
    if test == "same_as":
        inner = group.group(field)
        return Condition(path, test, (fields.date(inner, test, inner.text(test)),))
    values = tuple(value) if isinstance(value, list) else (value,)
    for one in values if test != "given" else ():
        if allowed is None and isinstance(one, str):
            continue
        if not any(type(one) is type(known) and one == known for known in allowed or ()):
            known = ", ".join(str(known).lower() for known in allowed or ("any text",))
            raise group.broken(field, f"can't be {one}; it can be {known}")
    return Condition(path, test, values)


def _test(group: FieldGroup, field: str) -> tuple[str, Any]:
    """What a condition asks of its field, and with which value or values."""
    value = group.fields[field]
    if not isinstance(value, Mapping):
        return "one_of", value
    test = next(iter(value), "")
    if len(value) != 1 or test not in {"not", "given", "same_as"}:
        wanted = "a value, a list, {not: [value]}, {given: true} or {same_as: dates}"
        raise group.broken(field, f"must be {wanted}")
    if test == "given" and value["given"] is not True:
        raise group.broken(field, "must be {given: true}; `unless` asks for the opposite")
    return test, value[test]


def _must_fill_its_gaps(row: RuleRow, group: FieldGroup) -> None:
    """Refuse a message that the catalogue lacks, or one that asks for more than the row knows."""
    if row.code not in WORDINGS or row.message not in WORDINGS[row.code].messages:
        named = f"{row.code} {row.message}".strip()
        raise group.broken("code", f"has no message in the catalogue: {named}")
    values = _VALUES[row.kind] | {str(one.field[-1]) for one in row.when if one.test in _KNOWN}
    values |= {"limit", "months"} if row.limit else set()
    values |= {"missing"} if row.place else set()
    if unknown := gaps(row.code, row.message) - values:
        raise group.broken("code", f"has a message that asks for {', '.join(sorted(unknown))}")
