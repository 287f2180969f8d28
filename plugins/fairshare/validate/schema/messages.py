"""Schema errors in plain English, for staff who have never seen YAML or JSON.

One translator for each keyword of the schema. They speak of text, numbers, lists and groups of
fields, name a field by its title, and say what to do next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from jsonschema.exceptions import ValidationError

from fairshare.framework import CodeList
from fairshare.load.document import Document
from fairshare.model import Path
from fairshare.problems import Problem
from fairshare.validate.naming import FieldNames, short
from fairshare.validate.nearest import did_you_mean, nearest_named
from fairshare.validate.schema import dates_as_written, field_names, kinds
from fairshare.validate.schema.failure import Failure


class SchemaFindings(NamedTuple):
    """What the schema check says about a document."""

    problems: list[Problem]
    meant: frozenset[Path]
    """The fields that misspelt ones probably stand for: nobody needs to hear that they miss."""


_DECIDING = ("type", "enum", "const", "format", "pattern")
"""Of several keywords that fail at one place, the first of these speaks for all."""

_FEW = 8
"""A list of codes so short is shown whole."""


def schema_findings(
    document: Document,
    errors: Iterable[ValidationError],
    names: FieldNames,
    codes: Mapping[str, CodeList],
) -> SchemaFindings:
    """All errors of a document as problems; errors that say the same thing become one."""
    by_place: dict[Path, dict[str, list[ValidationError]]] = defaultdict(lambda: defaultdict(list))
    for error in errors:
        by_place[tuple(error.absolute_path)][str(error.validator)].append(error)
    problems: list[Problem] = []
    meant: set[Path] = set()
    for path, by_keyword in by_place.items():
        missing = [error.message for error in by_keyword.pop("required", [])]
        unknown = [error.message for error in by_keyword.pop("additionalProperties", [])]
        meanings = field_names.guesses(document, path, unknown, names)
        meant |= {(*path, guess) for guess in meanings.values()}
        problems += field_names.field_problems(document, path, missing, meanings, names)
        for keyword in _speaking(by_keyword):
            error = by_keyword[keyword][0]
            schema = error.schema if isinstance(error.schema, Mapping) else {}
            failure = Failure(
                document, path, error.validator_value, error.instance, schema, names, codes
            )
            problems += TRANSLATORS.get(keyword, _otherwise)(failure)
    return SchemaFindings(problems, frozenset(meant))


def _speaking(keywords: Iterable[str]) -> list[str]:
    failed = list(keywords)
    return next(([word] for word in _DECIDING if word in failed), failed)


def _type(failure: Failure) -> Iterator[Problem]:
    expected = failure.expected if isinstance(failure.expected, str) else failure.expected[0]
    wanted, hint = kinds.WANTED.get(expected, "something else"), kinds.kind_hint(failure, expected)
    if failure.value is None:
        message = f"{failure.field} is empty; it must be {wanted}."
        hint = f"Write a value, or take the field out. {failure.advice}".strip()
    else:
        message = f"{failure.field} must be {wanted}, but this is {kinds.kind(failure.value)}."
    yield failure.problem("E104", message, hint)


def _const(failure: Failure) -> Iterator[Problem]:
    yield from _enum(replace(failure, expected=[failure.expected]))


def _enum(failure: Failure) -> Iterator[Problem]:
    if isinstance(failure.value, Mapping | list) or failure.value is None:
        yield failure.problem(
            "E104",
            f"{failure.field} must be one of the allowed values, but this is "
            f"{kinds.kind(failure.value)}.",
            f"Write one value, without dashes or brackets. {failure.advice}".strip(),
        )
        return
    listed = failure.codes.get(str(failure.schema.get("x-codes")))
    labels = {code.label: code.code for code in listed.codes.values()} if listed else {}
    allowed = [kinds.as_written(one) for one in failure.expected]
    guesses = nearest_named(
        kinds.as_written(failure.value),
        {**labels, **{code: code for code in allowed}},
        3 if len(allowed) > _FEW else 1,
    )
    said = short(kinds.as_written(failure.value), 40)
    quoted = f'"{said}"' if isinstance(failure.value, str) else said
    yield failure.problem(
        "E103",
        f"{failure.field} is {quoted}, which is not one of the allowed codes.",
        _allowed(failure, allowed, guesses),
    )


def _allowed(failure: Failure, allowed: list[str], guesses: list[str]) -> str:
    """Which codes there are; where there are many, the nearest and where to find the list."""
    plain = kinds.as_written(failure.value)
    if isinstance(failure.value, str) and plain in allowed:
        return f"Write {plain} without quotation marks."
    if isinstance(failure.value, float) and failure.value in failure.expected:
        return f"Write {failure.value:.0f}, without a decimal point."
    if len(allowed) <= _FEW:
        return f"{did_you_mean(guesses)} Allowed: {', '.join(allowed)}.".strip()
    list_name = failure.schema.get("x-codes")
    place = f"schema/codes/{list_name}.yml" if list_name else "the schema"
    return f"{did_you_mean(guesses)} The whole list is in {place}.".strip()


def _format(failure: Failure) -> Iterator[Problem]:
    yield failure.problem(
        "E105",
        f'{failure.field} is "{short(str(failure.value), 40)}", which is not a real date.',
        dates_as_written.date_hint(str(failure.value)),
    )


def _pattern(failure: Failure) -> Iterator[Problem]:
    examples = failure.schema.get("examples", ())
    example = f" For example: {examples[0]}" if examples else ""
    advice = failure.advice
    if "https://" in failure.expected and isinstance(failure.value, str):
        begins = "https://www.legislation.gov.uk/" if "legislation" in failure.expected else ""
        advice = f"Write a full address without spaces, starting {begins or 'https://'}."
    yield failure.problem(
        "E110", f"{failure.field} is not written as it should be.", f"{advice}{example}"
    )


def _length(failure: Failure) -> Iterator[Problem]:
    count, least = len(failure.value), failure.schema.get("minLength", 0)
    if count < least:
        wrong = f"is too short: {_count(count, 'character')}, and at least {least} are needed"
    else:
        wrong = f"is too long: {count:,} characters, and at most {failure.expected:,} fit"
    yield failure.problem("E106", f"{failure.field} {wrong}.", failure.advice)


def _number(failure: Failure) -> Iterator[Problem]:
    least, most = failure.schema.get("minimum"), failure.schema.get("maximum")
    limits = [f"at least {least}"] if least is not None else []
    limits += [f"at most {most:,}"] if most is not None else []
    yield failure.problem(
        "E107",
        f"{failure.field} is {kinds.as_written(failure.value)}; it must be {' and '.join(limits)}.",
        failure.advice,
    )


def _items(failure: Failure) -> Iterator[Problem]:
    least, most = failure.schema.get("minItems", 0), failure.schema.get("maxItems")
    if least == most:
        limit = f"exactly {least} are needed"
    elif len(failure.value) < least:
        limit = f"at least {least} {'is' if least == 1 else 'are'} needed"
    else:
        limit = f"at most {most} fit"
    count = _count(len(failure.value), "item")
    yield failure.problem("E108", f"{failure.field} has {count}; {limit}.", failure.advice)


def _unique(failure: Failure) -> Iterator[Problem]:
    """One problem for each item that stood before."""
    for number, item in enumerate(failure.value):
        if item in failure.value[:number]:
            path = (*failure.path, number)
            said = f'"{short(item, 40)}"' if isinstance(item, str) else "this item"
            yield failure.document.problem(
                "E109", path, f"{failure.field} names {said} twice.", "Take one of them out."
            )


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _otherwise(failure: Failure) -> Iterator[Problem]:
    """A keyword that only a register's own schema uses."""
    yield failure.problem(
        "E110", f"{failure.field} does not fit what the register asks for here.", failure.advice
    )


Translator = Callable[[Failure], Iterator[Problem]]

TRANSLATORS: Mapping[str, Translator] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "format": _format,
    "pattern": _pattern,
    "minLength": _length,
    "maxLength": _length,
    "minimum": _number,
    "maximum": _number,
    "minItems": _items,
    "maxItems": _items,
    "uniqueItems": _unique,
}
"""By keyword. `required` and `additionalProperties` are reported together, by `field_names`."""
