"""The schema check: whether an entry has the fields, kinds and codes that the schema asks for.

jsonschema decides. jsonschema-rs, where it is installed, may only say "valid", twenty times as fast
(0.1 ms an entry); whatever it doubts goes to jsonschema (docs/adr/0003).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, TypeChecker
from jsonschema.exceptions import SchemaError, ValidationError
from jsonschema.validators import extend

from fairshare.framework import CodeList
from fairshare.load.document import Document
from fairshare.problems import SetupError
from fairshare.validate.calendar_date import earliest
from fairshare.validate.naming import FieldNames
from fairshare.validate.schema.failure import Surroundings
from fairshare.validate.schema.messages import SchemaFindings, schema_findings
from fairshare.validate.schema.references import Node, inlined

try:
    jsonschema_rs: Any = import_module("jsonschema_rs")
except ImportError:  # the extra `fast` is not installed
    jsonschema_rs = None


class SchemaChecker:
    """Holds documents against one JSON Schema, compiled once.

    `codes` are the closed lists, whose labels help to guess what was meant, `law_host` is where a
    law is usually read. `fast=False` leaves jsonschema-rs out. Raises SetupError when the schema
    itself is not valid.
    """

    def __init__(
        self,
        schema: Node,
        codes: Mapping[str, CodeList] | None = None,
        law_host: str = "",
        *,
        fast: bool = True,
    ) -> None:
        _must_be_valid(schema)
        self.whole = inlined(schema)
        self._surroundings = Surroundings(FieldNames(self.whole), codes or {}, law_host)
        self._validator = _Validator(dict(self.whole), format_checker=_FORMATS)
        self._accepts = _accepting(schema) if fast else None

    def check(self, document: Document) -> SchemaFindings:
        """Everything in a document that breaks the schema, in no particular order."""
        if self.surely_valid(document.data):
            return SchemaFindings([], frozenset())
        return schema_findings(document, self.errors(document.data), self._surroundings)

    def surely_valid(self, data: Node) -> bool:
        """Whether the quick check alone can tell that the data is valid."""
        return self._accepts is not None and not _whole_decimal(data) and self._accepts(data)

    def errors(self, data: Node) -> list[ValidationError]:
        """What jsonschema, the validator of record, says."""
        return list(self._validator.iter_errors(data))


def _must_be_valid(schema: Node) -> None:
    try:
        if jsonschema_rs is None or not jsonschema_rs.meta.is_valid(dict(schema)):
            Draft202012Validator.check_schema(schema)
        for pattern in _patterns(schema):
            _exact(pattern)
    except SchemaError as error:
        place = "/".join(map(str, error.absolute_path)) or "its root"
        name = schema.get("$id", "of the register")
        raise SetupError(
            f"The schema {name} is no valid JSON Schema: look at {place} ({error.validator})."
        ) from error
    except re.error as error:
        raise SetupError(
            f"The schema has a pattern that can't be read: {error.pattern!r}."
        ) from error


def _patterns(node: Any) -> Iterator[str]:
    for value in node.values() if isinstance(node, Mapping) else node:
        if isinstance(value, Mapping | list):
            yield from _patterns(value)
    if isinstance(node, Mapping) and isinstance(node.get("pattern"), str):
        yield node["pattern"]


@cache
def _exact(pattern: str) -> re.Pattern[str]:
    r"""A pattern as ECMA-262 means it: Python's `$` would let a final newline in, its `\d` ١٢٣."""
    ends = pattern.endswith("$") and not pattern.endswith(r"\$")
    return re.compile(pattern[:-1] + r"\Z" if ends else pattern, re.ASCII)


def _pattern(_: Any, pattern: str, value: object, __: Node) -> Iterator[ValidationError]:
    if isinstance(value, str) and not _exact(pattern).search(value):
        yield ValidationError("")


def _enum(_: Any, allowed: list[Any], value: object, __: Node) -> Iterator[ValidationError]:
    """Unlike Python, tell 4 from 4.0 and 1 from true."""
    if not any(type(value) is type(one) and value == one for one in allowed):
        yield ValidationError("")


def _required(_: Any, fields: list[str], value: object, __: Node) -> Iterator[ValidationError]:
    """One error for each missing field, whose message is its name."""
    if isinstance(value, Mapping):
        yield from (ValidationError(field) for field in fields if field not in value)


def _additional(
    validator: Any, allowed: object, value: object, schema: Node
) -> Iterator[ValidationError]:
    """One error for each unknown field, whose message is its name."""
    if allowed is not False or "patternProperties" in schema:
        yield from _STANDARD["additionalProperties"](validator, allowed, value, schema)
    elif isinstance(value, Mapping):
        known = schema.get("properties", {})
        yield from (ValidationError(field) for field in value if field not in known)


_STANDARD = Draft202012Validator.VALIDATORS

_FORMATS = FormatChecker(formats=())
_FORMATS.checks("calendar-date")(lambda value: not isinstance(value, str) or bool(earliest(value)))

_TYPES: TypeChecker = Draft202012Validator.TYPE_CHECKER.redefine(
    "integer", lambda _, value: type(value) is int
)
_Validator = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {
        "pattern": _pattern,
        "enum": _enum,
        "required": _required,
        "additionalProperties": _additional,
    },
    type_checker=_TYPES,
)


def _accepting(schema: Node) -> Callable[[Any], bool] | None:
    if jsonschema_rs is None:
        return None
    validator = jsonschema_rs.Draft202012Validator(
        dict(schema),
        validate_formats=True,
        formats={"calendar-date": lambda value: earliest(value) is not None},
    )
    accepts: Callable[[Any], bool] = validator.is_valid
    return accepts


def _whole_decimal(data: Any) -> bool:
    """Whether 4.0 or the like is somewhere: JSON Schema calls it an integer, scoring does not."""
    waiting = [data]
    while waiting:
        node = waiting.pop()
        for value in node.values() if isinstance(node, dict) else node:
            kind = type(value)
            if kind is dict or kind is list:
                waiting.append(value)
            elif kind is float and value.is_integer():
                return True
    return False
