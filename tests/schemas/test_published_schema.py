"""The published schemas: standard alone, of lasting form, and of the same mind as the checks."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from fairshare.schemas.changes import schema_changes
from fairshare.schemas.date_pattern import DATE_PATTERN
from fairshare.schemas.identity import KINDS, STOCK, digest, published_schemas
from fairshare.schemas.published import published
from fairshare.validate.calendar_date import earliest
from fairshare.validate.schema.validator import SchemaChecker
from mutants import mutants
from schema_files import GOLDEN, SOURCE, whole_decimal
from trees import base, started

SITE = "https://register.example/"
OURS = SchemaChecker(SOURCE["initiative"])
THEIRS = Draft202012Validator(published(SOURCE["initiative"]))

KEYWORDS = {
    *("$schema", "$id", "$defs", "$ref", "title", "description", "examples", "type", "enum"),
    *("const", "properties", "required", "additionalProperties", "maxProperties", "items"),
    *("minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "pattern", "minimum"),
    *("maximum", "if", "then", "else", "anyOf"),
}
"""All of JSON Schema 2020-12, none of them a matter of taste between validators."""


def keywords(node: Any) -> Iterator[str]:
    """Every keyword of a schema; the names of fields and definitions are none."""
    for key, value in node.items() if isinstance(node, Mapping) else ():
        yield key
        inner = value.values() if key in ("properties", "$defs") else [value]
        for one in inner if key != "examples" else ():
            for part in one if isinstance(one, list) else [one]:
                yield from keywords(part)


@pytest.mark.parametrize("kind", KINDS)
def test_a_stranger_meets_only_what_every_validator_knows(kind: str) -> None:
    """No keyword and no format of our own; nothing to fetch."""
    plain = published(SOURCE[kind])
    assert set(keywords(plain)) <= KEYWORDS
    Draft202012Validator.check_schema(plain)
    text = json.dumps(plain)
    assert text.count('"$ref"') == text.count('"$ref": "#/$defs/')


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_published_stays(kind: str) -> None:
    """The form of an entry is frozen as 1.0: fields and codes may be added, nothing else.

    After an addition: `fairshare schema diff tests/cases/schema/1.0 schema` says that it is one.
    Then the golden file takes it in, and its digest is added to STOCK.
    """
    golden = json.loads((GOLDEN / f"{kind}.schema.json").read_text(encoding="utf-8"))
    (now,) = (one.content for one in published_schemas({kind: SOURCE[kind]}, ""))
    assert [one for one in schema_changes(golden, now) if one.effect == "breaking"] == []
    assert now == golden


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_of_this_repository_are_known_as_stock(kind: str) -> None:
    """Else each register that changed nothing would publish under a name of its own."""
    assert digest(published(SOURCE[kind])) in STOCK[kind]


def names(changed: Mapping[str, Any], site_url: str) -> tuple[str, tuple[str, ...]]:
    (one,) = published_schemas({"removed": changed}, site_url)
    return one.content["$id"], one.paths


def test_a_schema_is_named_by_its_address() -> None:
    """Whoever follows the name finds the file; without an address it is a URN."""
    path = "schema/1.0/removed.schema.json"
    assert names(SOURCE["removed"], SITE) == (f"{SITE}{path}", (path,))
    assert names(SOURCE["removed"], "")[0] == "urn:fairshare:schema:1.0:removed"


def test_a_body_that_changed_the_schema_has_a_name_of_its_own() -> None:
    """Two bodies with different rules never publish under one name, and each name leads there."""
    changed = {**SOURCE["removed"], "title": "Notice of erasure"}
    name, paths = names(changed, SITE)
    mark = digest(published(changed))
    assert name == f"{SITE}schema/1.0/{mark}/removed.schema.json"
    assert paths == ("schema/1.0/removed.schema.json", f"schema/1.0/{mark}/removed.schema.json")
    assert names(changed, "")[0] == f"urn:fairshare:schema:1.0:removed:{mark}"
    assert names({**changed, "$id": "urn:other", "x-ours": 1}, SITE)[0] == name


def test_the_pattern_of_dates_takes_every_day_and_no_other() -> None:
    """The same dates as the checks: from 1900 to 2100, the 29th of February in leap years alone."""
    dates = Draft202012Validator({"pattern": DATE_PATTERN})
    written = [
        f"{year}-{month:02}-{day:02}"
        for year in (1899, *range(1900, 2101), 2101)
        for month in (0, 2, 4, 12, 13)
        for day in (0, 1, 28, 29, 30, 31, 32)
    ]
    written += [f"{year}-{month:02}" for year in (1899, 1900, 2100, 2101) for month in range(14)]
    written += ["2024", "1899", "2101", "0000", "24", "2024-1", "2024-01-1", " 2024", "2024-01-01T"]
    start = dt.date(2023, 1, 1)
    written += [(start + dt.timedelta(days)).isoformat() for days in range(731)]
    differing = [one for one in written if dates.is_valid(one) != (earliest(one) is not None)]
    assert differing == []


@settings(max_examples=25)
@given(mutants(base("full.yml")))
def test_strangers_judge_as_we_do(entry: dict[str, Any]) -> None:
    """A plain validator with the published schema gives the verdict of the checks."""
    if not whole_decimal(entry):
        assert THEIRS.is_valid(entry) == (not OURS.errors(entry))


@settings(max_examples=25)
@given(mutants(started("imported")))
def test_strangers_judge_imported_entries_as_we_do(entry: dict[str, Any]) -> None:
    """Their rules hang on one field, by `if`, `then` and `else`."""
    if not whole_decimal(entry):
        assert THEIRS.is_valid(entry) == (not OURS.errors(entry))
