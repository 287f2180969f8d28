"""The schema check: exact where Python is lax, and one verdict whichever library gives it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.load.document import Document, Position
from fairshare.problems import SetupError
from fairshare.validate.schema import validator
from fairshare.validate.schema.references import inlined, own_entry
from fairshare.validate.schema.validator import SchemaChecker
from mutants import mutants
from trees import SCHEMA, base, changed, started

INITIATIVE = json.loads((SCHEMA / "initiative.schema.json").read_text(encoding="utf-8"))
ORGANISATION = json.loads((SCHEMA / "organisation.schema.json").read_text(encoding="utf-8"))
CHECKER = SchemaChecker(INITIATIVE)


def verdict(schema: Mapping[str, Any], value: object) -> bool:
    """Whether a value is valid in the field `it`, with all its codes and places."""
    checker = SchemaChecker({"type": "object", "properties": {"it": schema}})
    valid = not checker.errors({"it": value})
    assert valid or not checker.surely_valid({"it": value})
    return valid


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"pattern": "^[0-9]+$"}, "12\n"),
        ({"pattern": r"^\d+$"}, "\uff11\uff12"),
        ({"type": "integer"}, True),
        ({"type": "number"}, False),
        ({"type": "integer"}, 4.0),
        ({"enum": [1, 2]}, True),
        ({"enum": [1, 2]}, 1.0),
        ({"enum": [True]}, 1),
        ({"format": "calendar-date"}, "2025-02-30"),
        ({"format": "calendar-date"}, "2025-2-3"),
        ({"format": "calendar-date"}, "0000"),
        ({"format": "calendar-date"}, "2025-02-03\n"),
    ],
)
def test_what_only_looks_right_is_refused(schema: Mapping[str, Any], value: object) -> None:
    """Neither Python's laxness about numbers, digits and line ends nor a missing format lets in."""
    assert not verdict(schema, value)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"pattern": "^[0-9]+$"}, "12"),
        ({"pattern": r"^a\$"}, "a$b"),
        ({"type": "number"}, 4),
        ({"type": "number"}, 4.0),
        ({"enum": [1, "unknown"]}, 1),
        ({"format": "calendar-date"}, "2024-02-29"),
        ({"format": "calendar-date"}, "2024-02"),
        ({"format": "calendar-date"}, "2024"),
    ],
)
def test_what_is_right_is_let_in(schema: Mapping[str, Any], value: object) -> None:
    """The exactness costs nothing that is right."""
    assert verdict(schema, value)


@given(mutants(base("full.yml")))
def test_the_quick_check_never_says_valid_where_jsonschema_does_not(entry: dict[str, Any]) -> None:
    """jsonschema-rs may only spare work: on no changed entry does it let more in."""
    if CHECKER.surely_valid(entry):
        assert CHECKER.errors(entry) == []


@given(mutants(started("imported")))
def test_nor_of_an_entry_that_was_taken_from_a_table(entry: dict[str, Any]) -> None:
    """What holds for one kind of entry alone (`if`, `then`, `else`) is read alike."""
    if CHECKER.surely_valid(entry):
        assert CHECKER.errors(entry) == []


@pytest.mark.parametrize("kind", ["full", "small", "worked", "imported"])
def test_the_quick_check_knows_valid_entries(kind: str) -> None:
    """On what is valid the quick check does spare the work, custom format included."""
    assert CHECKER.surely_valid(started(kind))


@pytest.mark.parametrize(
    ("kind", "remove"),
    [
        ("imported", "sources"),
        ("imported", "stage_as_of"),
        ("full", "summary"),
        ("full", "decision.justification"),
        ("worked", "purpose.risks"),
        ("small", "engagement"),
    ],
)
@pytest.mark.parametrize("fast", [True, False])
def test_each_kind_of_entry_needs_its_own_fields(kind: str, remove: str, *, fast: bool) -> None:
    """Whichever library looks first."""
    checker = CHECKER if fast else SchemaChecker(INITIATIVE, fast=False)
    entry = changed(started(kind), {}, [remove])
    assert not checker.surely_valid(entry)
    assert [error.message for error in checker.errors(entry)] == [remove.rpartition(".")[2]]


def test_what_is_no_group_is_no_imported_entry() -> None:
    """A slip at the place that tells the kind must not lower what is asked for."""
    entry = changed(started("full"), {"assessment": "imported"}, ["summary"])
    assert "summary" in [error.message for error in CHECKER.errors(entry)]


def test_without_the_quick_check_the_verdict_is_the_same() -> None:
    """The extra is optional: jsonschema alone says the same."""
    plain = SchemaChecker(INITIATIVE, fast=False)
    assert not plain.surely_valid(base("full.yml"))
    assert plain.errors(base("full.yml")) == []


@pytest.mark.parametrize(
    ("schema", "word"),
    [
        ({"type": "txt"}, "type"),
        ({"properties": {"a": {"minLength": "x"}}}, "properties/a/minLength"),
        ({"properties": {"a": {"pattern": "("}}}, "pattern"),
        ({"properties": {"a": {"$ref": "#/$defs/none"}}}, "#/$defs/none"),
        ({"properties": {"a": {"required": "b"}}}, "required"),
    ],
)
def test_a_broken_schema_stops_the_run_with_one_sentence(schema: dict[str, Any], word: str) -> None:
    """Whoever keeps a schema of their own is told where it is broken."""
    with pytest.raises(SetupError, match=r"^The schema [^\n]*\.$") as raised:
        SchemaChecker(schema)
    assert word in str(raised.value)


@pytest.fixture
def without_the_quick_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra is not installed."""
    monkeypatch.setattr(validator, "jsonschema_rs", None)


@pytest.mark.usefixtures("without_the_quick_library")
def test_where_it_is_not_installed_the_verdict_is_the_same_too() -> None:
    """Of an entry that is right, and of one that is not."""
    plain = SchemaChecker(INITIATIVE)
    assert not plain.surely_valid(base("full.yml"))
    assert plain.errors(base("full.yml")) == []
    lacking = changed(started("full"), {}, ["summary"])
    assert [error.message for error in plain.errors(lacking)] == ["summary"]


@pytest.mark.usefixtures("without_the_quick_library")
def test_where_it_is_not_installed_a_broken_schema_is_found_too() -> None:
    """The quick look at the schema only spares work."""
    with pytest.raises(SetupError):
        SchemaChecker({"type": 5})


def test_a_circle_of_references_is_no_endless_loop() -> None:
    """A definition may hold itself: the inner reference stays."""
    schema = {
        "$defs": {"tree": {"properties": {"inner": {"$ref": "#/$defs/tree"}}, "type": "object"}},
        "properties": {"it": {"$ref": "#/$defs/tree"}},
    }
    checker = SchemaChecker(schema)
    assert checker.errors({"it": {"inner": {"inner": 5}}})
    assert not checker.errors({"it": {"inner": {"inner": {}}}})


def test_a_reference_with_a_rule_beside_it_keeps_both() -> None:
    """Inlining must not let a rule beside a reference replace the one behind it."""
    schema = {
        "$defs": {"short": {"maxLength": 3}},
        "properties": {"it": {"$ref": "#/$defs/short", "maxLength": 9}},
    }
    assert inlined(schema)["properties"]["it"] == {"$ref": "#/$defs/short", "maxLength": 9}
    assert SchemaChecker(schema).errors({"it": "longer"})


def test_a_body_s_own_entry_is_asked_for_without_conditions() -> None:
    """What holds for it alone stands beside the rest; no form or table has to ask which holds."""
    words = json.dumps(own_entry(INITIATIVE))
    assert [word for word in ("if", "then", "else") if f'"{word}": ' in words] == []


@pytest.mark.parametrize("schema", [INITIATIVE, ORGANISATION], ids=["initiative", "organisation"])
def test_no_reference_is_left_in_our_own_schemas(schema: dict[str, Any]) -> None:
    """Each title meets its rules, so that messages can name the field."""
    whole = {key: part for key, part in inlined(schema).items() if key != "$defs"}
    assert '"$ref"' not in json.dumps(whole)


@given(st.dictionaries(st.text(max_size=5), st.none() | st.booleans() | st.text(max_size=5)))
def test_any_data_can_be_checked(data: dict[str, Any]) -> None:
    """No data makes the check raise; what is no entry has problems."""
    document = Document(
        "register/initiatives/a/b.yml", "", data, {(): Position(1, 1, 1, 1)}, "", {}
    )
    assert CHECKER.check(document).problems
