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

from fairshare.load.document import Document
from fairshare.model import Path
from fairshare.problems import Problem
from fairshare.validate.calendar_date import FIRST_YEAR, LAST_YEAR, is_far
from fairshare.validate.naming import short
from fairshare.validate.nearest import either, nearest_named
from fairshare.validate.schema import dates_as_written, field_names, kinds
from fairshare.validate.schema.failure import Failure, Hint, Surroundings


class SchemaFindings(NamedTuple):
    """What the schema check says about a document."""

    problems: list[Problem]
    meant: frozenset[Path]
    """The fields that misspelt ones probably stand for: nobody needs to hear that they miss."""


_DECIDING = ("type", "enum", "const", "format", "pattern")
"""Of several keywords that fail at one place, the first of these speaks for all."""

FEW = 8
"""A list of codes so short is shown whole."""

_COUNTS = {0: "none", 1: "one"}
"""The names of messages that count for themselves."""


def schema_findings(
    document: Document, errors: Iterable[ValidationError], surroundings: Surroundings
) -> SchemaFindings:
    """All errors of a document as problems; errors that say the same thing become one."""
    names = surroundings.names
    by_place: dict[Path, dict[str, list[ValidationError]]] = defaultdict(lambda: defaultdict(list))
    for error in errors:
        by_place[tuple(error.absolute_path)][str(error.validator)].append(error)
    problems: list[Problem] = []
    meant: set[Path] = set()
    for path, by_keyword in by_place.items():
        missing = list(dict.fromkeys(error.message for error in by_keyword.pop("required", [])))
        unknown = [error.message for error in by_keyword.pop("additionalProperties", [])]
        meanings = field_names.guesses(document, path, unknown, names)
        meant |= {(*path, guess) for guess in meanings.values()}
        problems += field_names.field_problems(
            document, path, missing, meanings, surroundings.names
        )
        for keyword in _speaking(by_keyword):
            failure = _failure(document, path, by_keyword[keyword], surroundings)
            problems += TRANSLATORS.get(keyword, _otherwise)(failure)
    return SchemaFindings(problems, frozenset(meant))


def _failure(
    document: Document,
    path: Path,
    errors: list[ValidationError],
    surroundings: Surroundings,
) -> Failure:
    """What fails a keyword at a place. Its names and advice are the whole schema's, by path.

    What one kind of entry needs stands apart, without words of its own (`if`, `then`, `else`). It
    asks for more than what holds for all, and comes last.
    """
    error = errors[-1]
    part = error.schema if isinstance(error.schema, Mapping) else {}
    schema = {**surroundings.names.subschema(path), **part}
    return Failure(document, path, error.validator_value, error.instance, schema, surroundings)


def _speaking(keywords: Iterable[str]) -> list[str]:
    failed = list(keywords)
    return next(([word] for word in _DECIDING if word in failed), failed)


def _type(failure: Failure) -> Iterator[Problem]:
    expected = failure.expected if isinstance(failure.expected, str) else failure.expected[0]
    wanted = kinds.wanted(expected)
    listed = failure.schema.get("enum", ())
    if isinstance(failure.value, int | float) and str(failure.value) not in listed and listed:
        yield from _enum(replace(failure, expected=listed))
    elif failure.value is None:
        yield failure.problem("E104", "empty", wanted=wanted)
    else:
        hint = kinds.kind_hint(failure, expected)
        yield failure.problem("E104", "", hint, wanted=wanted, kind=kinds.kind(failure.value))


def _const(failure: Failure) -> Iterator[Problem]:
    if failure.expected is True and failure.value is False:
        yield failure.problem("E103", "not true", Hint("not true"))
        return
    yield from _enum(replace(failure, expected=[failure.expected]))


def _enum(failure: Failure) -> Iterator[Problem]:
    if isinstance(failure.value, Mapping | list) or failure.value is None:
        yield failure.problem("E104", "code", kind=kinds.kind(failure.value))
        return
    listed = failure.surroundings.codes.get(str(failure.schema.get("x-codes")))
    labels = {code.label: code.code for code in listed.codes.values()} if listed else {}
    allowed = [kinds.as_written(one) for one in failure.expected]
    guesses = nearest_named(
        kinds.as_written(failure.value),
        {**labels, **{code: code for code in allowed}},
        3 if len(allowed) > FEW else 1,
    )
    said = short(kinds.as_written(failure.value), 40)
    quoted = f'"{said}"' if isinstance(failure.value, str) else said
    yield failure.problem("E103", "", _allowed(failure, allowed, guesses), value=quoted)


def _allowed(failure: Failure, allowed: list[str], guesses: list[str]) -> Hint:
    """Which codes there are; where there are many, the nearest and where to find the list."""
    plain = kinds.as_written(failure.value)
    if isinstance(failure.value, str) and plain in allowed:
        return Hint("quoted", {"plain": plain})
    if isinstance(failure.value, float) and failure.value in failure.expected:
        return Hint("decimal", {"plain": f"{failure.value:.0f}"})
    list_name = failure.schema.get("x-codes")
    where = "" if len(allowed) <= FEW else "many" if list_name else "in schema"
    values = {
        "allowed": ", ".join(allowed),
        "guesses": either(guesses),
        "list": f"schema/codes/{list_name}.yml",
    }
    return Hint(", ".join(filter(None, (where, "guess" if guesses else ""))), values)


def _format(failure: Failure) -> Iterator[Problem]:
    written = str(failure.value)
    if is_far(written):
        yield failure.problem("E105", "far", value=written, first=FIRST_YEAR, last=LAST_YEAR)
        return
    yield failure.problem("E105", "", dates_as_written.date_hint(written), value=short(written, 40))


def _pattern(failure: Failure) -> Iterator[Problem]:
    examples = failure.schema.get("examples", ())
    name, values = "", {"example": examples[0] if examples else ""}
    if "https://" in failure.expected and isinstance(failure.value, str):
        host = f"{failure.surroundings.law_host}/" if "x-hosts" in failure.schema else ""
        name, values["start"] = "address", f"https://{host}"
    name = ", ".join(filter(None, (name, "example" if examples else "")))
    yield failure.problem("E110", "", Hint(name, values))


def _length(failure: Failure) -> Iterator[Problem]:
    count, least = len(failure.value), failure.schema.get("minLength", 0)
    if count < least:
        yield failure.problem("E106", _COUNTS.get(count, ""), count=count, least=least)
    else:
        most = f"{failure.expected:,}"
        yield failure.problem("E106", "long", count=f"{count:,}", most=most)


def _number(failure: Failure) -> Iterator[Problem]:
    least, most = failure.schema.get("minimum"), failure.schema.get("maximum")
    variant = "most" if least is None else "least" if most is None else ""
    yield failure.problem(
        "E107",
        variant,
        value=kinds.as_written(failure.value),
        least=least,
        most="" if most is None else f"{most:,}",
    )


def _items(failure: Failure) -> Iterator[Problem]:
    least, most = failure.schema.get("minItems", 0), failure.schema.get("maxItems")
    count = len(failure.value)
    variant = _COUNTS.get(count, "")
    if least == most:
        variant = ", ".join(filter(None, (variant, "exactly")))
    elif count >= least:
        variant = "many"
    elif least == 1:
        variant = "none, one needed"
    yield failure.problem("E108", variant, count=count, least=least, most=most)


def _fields(failure: Failure) -> Iterator[Problem]:
    """A group with more fields than belong there in this kind of entry."""
    variant = _COUNTS.get(failure.expected, "")
    yield failure.problem("E111", variant, count=len(failure.value), most=failure.expected)


def _unique(failure: Failure) -> Iterator[Problem]:
    """One problem for each item that stood before."""
    for number, item in enumerate(failure.value):
        if item in failure.value[:number]:
            yield failure.document.problem(
                "E109",
                (*failure.path, number),
                "" if isinstance(item, str) else "other",
                field=failure.field,
                value=short(str(item), 40),
            )


def _otherwise(failure: Failure) -> Iterator[Problem]:
    """A keyword that only a register's own schema uses."""
    yield failure.problem("E110", "other", Hint(""))


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
    "maxProperties": _fields,
    "uniqueItems": _unique,
}
"""By keyword. `required` and `additionalProperties` are reported together, by `field_names`."""
