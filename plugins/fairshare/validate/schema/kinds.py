"""Kinds of values in everyday words, and what to do when the wrong one stands there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from fairshare.catalogue.schema import KINDS
from fairshare.language import gettext as _
from fairshare.load.comments import quoted
from fairshare.load.raw.bullets import bulleted
from fairshare.validate.naming import short
from fairshare.validate.schema.failure import Failure, Hint

_YES_OR_NO = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}

_BARE = re.compile(r"[^\s,\]}#]+")
"""A number or word as it stands in the source, without quotation marks."""


def wanted(expected: str) -> str:
    """What the schema asks for, by the name of its type."""
    return _(KINDS.get(expected, KINDS["other"]))


def kind(value: object) -> str:
    """What a value is, with its article."""
    return _(KINDS[_type(value)])


def _type(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "number"
    if isinstance(value, float):
        return "decimal"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


def as_written(value: object) -> str:
    """A value as its author wrote it, near enough to be recognised."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return kind(value) if isinstance(value, Mapping | list) or value is None else str(value)


def kind_hint(failure: Failure, expected: str) -> Hint:
    """How to turn what stands there into what the schema asks for (E104)."""
    return _HINTS.get(expected, _advice)(failure)


def _advice(_failure: Failure) -> Hint:
    return Hint("")


def _to_boolean(failure: Failure) -> Hint:
    word = str(failure.value).casefold()
    if word in _YES_OR_NO:
        return Hint("yes or no", {"value": _YES_OR_NO[word]})
    return Hint("boolean")


def _to_list(failure: Failure) -> Hint:
    if isinstance(failure.value, Mapping):
        return Hint("dashes")
    name = next((str(step) for step in reversed(failure.path) if isinstance(step, str)), "")
    written = as_written(failure.value)
    if items := bulleted(written):
        return Hint("list", {"name": name, "value": short(", ".join(map(_in_list, items)), 200)})
    return Hint("list", {"name": name, "value": short(written, 40)})


def _in_list(item: str) -> str:
    """An item as it can stand between brackets and commas."""
    return item if re.fullmatch(r"[\w-]+", item) else quoted(item)


def _to_text(failure: Failure) -> Hint:
    if isinstance(failure.value, Mapping):
        return Hint("text, not a group")
    if isinstance(failure.value, list):
        return Hint("text, not a list")
    return Hint("text", {"value": _as_written(failure)})


def _to_number(failure: Failure) -> Hint:
    value = failure.value
    if isinstance(value, float):
        return Hint("whole number", {"value": round(value)})
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
        return Hint("quoted number", {"value": value})
    return Hint("number")


def _to_group(failure: Failure) -> Hint:
    fields: Mapping[str, Any] = failure.schema.get("properties", {})
    return Hint("group", {"fields": ", ".join(list(fields)[:8])})


_HINTS: Mapping[str, Callable[[Failure], Hint]] = {
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
