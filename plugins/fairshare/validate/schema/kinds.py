"""Kinds of values in everyday words, and what to do when the wrong one stands there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from fairshare.validate.naming import short
from fairshare.validate.schema.failure import Failure

WANTED: Mapping[str, str] = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "array": "a list",
    "object": "a group of fields",
    "boolean": "true or false",
    "null": "empty",
}
"""What the schema's types are called."""

_YES_OR_NO = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}

_BARE = re.compile(r"[^\s,\]}#]+")
"""A number or word as it stands in the source, without quotation marks."""


def kind(value: object) -> str:
    """What a value is, with its article."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int):
        return "a number"
    if isinstance(value, float):
        return "a number with a decimal point"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "a group of fields"


def as_written(value: object) -> str:
    """A value as its author wrote it, near enough to be recognised."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return kind(value) if isinstance(value, Mapping | list) or value is None else str(value)


def kind_hint(failure: Failure, expected: str) -> str:
    """How to turn what stands there into what the schema asks for."""
    return _HINTS.get(expected, _advice)(failure)


def _advice(failure: Failure) -> str:
    return failure.advice


def _to_boolean(failure: Failure) -> str:
    word = str(failure.value).casefold()
    if word in _YES_OR_NO:
        return f"Write {_YES_OR_NO[word]}: the register takes true or false, not yes or no."
    return "Write true or false, without quotation marks, not yes or no."


def _to_list(failure: Failure) -> str:
    if isinstance(failure.value, Mapping):
        return f"Put a dash and a blank before each item. {failure.advice}".strip()
    name = next((str(step) for step in reversed(failure.path) if isinstance(step, str)), "")
    return f"Put it in a list: {name}: [{short(as_written(failure.value), 40)}]"


def _to_text(failure: Failure) -> str:
    if isinstance(failure.value, Mapping):
        return (
            "Write one text here. If the text has a colon and a blank in it, put the whole text in "
            "quotation marks."
        )
    if isinstance(failure.value, list):
        return "Write one text here, without dashes or square brackets."
    return f'Put it in quotation marks: "{_as_written(failure)}"'


def _to_number(failure: Failure) -> str:
    value = failure.value
    if isinstance(value, float):
        return f"Write a whole number, such as {round(value)}."
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
        return f"Write {value} without quotation marks."
    return f"Write digits only, such as 3. {failure.advice}".strip()


def _to_group(failure: Failure) -> str:
    fields: Mapping[str, Any] = failure.schema.get("properties", {})
    return f"Write its fields below it, one a line and indented: {', '.join(list(fields)[:8])}."


_HINTS: Mapping[str, Callable[[Failure], str]] = {
    "boolean": _to_boolean,
    "array": _to_list,
    "string": _to_text,
    "number": _to_number,
    "integer": _to_number,
    "object": _to_group,
}


def _as_written(failure: Failure) -> str:
    """A number as in the source: 1.10 is read as 1.1, but was meant as a version."""
    place = failure.document.positions.get(failure.path)
    line = failure.document.line(place.line)[place.column - 1 :] if place else ""
    match = _BARE.match(line)
    return short(match[0], 40) if match else as_written(failure.value)
