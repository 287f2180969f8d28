"""One file alone: rules and schema together, and what they may be kept under."""

from __future__ import annotations

import datetime as dt
import inspect
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given

from fairshare.load.document import Document
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.validate import Checker, check_register
from fairshare.validate.rules.entry import INITIATIVE_RULES, ORGANISATION_RULES
from fairshare.validate.schema.marks import Marks
from fairshare.validate.schema.references import inlined
from mutants import mutants
from projects import FULL, SMALL
from trees import CASES, SCHEMA, TODAY, base, checked, plant, read

FRAMEWORK = load_framework(SCHEMA)
CHECKER = Checker(FRAMEWORK, TODAY)
RULES: list[Any] = list(dict.fromkeys([*INITIATIVE_RULES, *ORGANISATION_RULES]))
PLAIN = Checker(FRAMEWORK, TODAY, fast=False)


def document(data: Any, file: str = FULL) -> Document:
    read = parse(yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode(), file).document
    assert read is not None
    return read


@given(mutants(base("full.yml")))
def test_both_libraries_lead_to_the_same_problems(entry: dict[str, Any]) -> None:
    """With and without jsonschema-rs, word for word."""
    parsed = parse(yaml.safe_dump(entry, allow_unicode=True, sort_keys=False).encode(), FULL)
    if parsed.document:
        assert CHECKER.initiative(parsed.document) == PLAIN.initiative(parsed.document)


@given(mutants(base("full.yml")))
def test_a_file_without_problems_has_none_on_a_later_day(entry: dict[str, Any]) -> None:
    """So a good result may be kept: no date becomes wrong by waiting."""
    later = Checker(FRAMEWORK, TODAY + dt.timedelta(days=4000))
    parsed = parse(yaml.safe_dump(entry, allow_unicode=True, sort_keys=False).encode(), FULL)
    if parsed.document and not CHECKER.initiative(parsed.document):
        assert later.initiative(parsed.document) == []


@given(mutants(base("full.yml")))
def test_divergence_rules_bear_with_any_entry(entry: dict[str, Any]) -> None:
    """Broken entries don't trip the rules that come after the score."""
    parsed = parse(yaml.safe_dump(entry, allow_unicode=True, sort_keys=False).encode(), FULL)
    if parsed.document:
        for divergence in (-2, 0, 3):
            CHECKER.against_score(parsed.document, "red_line", divergence)


@given(mutants(base("full.yml")), mutants(base("small.yml")))
def test_rules_across_files_bear_with_any_entry(one: dict[str, Any], two: dict[str, Any]) -> None:
    """Broken entries take part in the rules across files without tripping them."""
    parsed = [
        parse(yaml.safe_dump(entry, allow_unicode=True, sort_keys=False).encode(), file).document
        for entry, file in ((one, FULL), (two, SMALL))
    ]
    check_register([d for d in parsed if d], [], FRAMEWORK)


def test_a_bad_file_hides_no_other(tmp_path: Path) -> None:
    """A file that can't be read leaves the problems of the others in sight, and adds none."""
    plant(tmp_path, {"change": {"stage": "running"}})
    (tmp_path / SMALL).write_bytes(b"title: [\n")
    found = [(p.file, p.code) for p in checked(tmp_path).problems]
    assert found == [(FULL, "E103"), (SMALL, "E005")]


def test_an_organisation_that_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    """Only its own problem is told, not one for each initiative that names it."""
    plant(tmp_path, {})
    trust = "register/organisations/northshire-schools-trust.yml"
    (tmp_path / trust).write_bytes(b"\xff")
    assert [p.file for p in checked(tmp_path).problems] == [trust]


def test_an_initiative_that_cannot_be_read_may_be_the_one_that_names_an_organisation(
    tmp_path: Path,
) -> None:
    """No organisation is called unused while an initiative can't be read."""
    plant(tmp_path, {})
    (tmp_path / FULL).write_bytes(b"\xff")
    assert {p.code for p in checked(tmp_path).problems} == {"E003"}


def test_problems_come_in_the_order_of_the_file() -> None:
    """People read from top to bottom."""
    data = base("full.yml")
    data["stage"], data["themes"], data["contact"] = "x", ["x"], {"team": 5}
    places = [(p.line, p.column) for p in CHECKER.initiative(document(data))]
    assert len(places) > 3
    assert places == sorted(places)


def test_every_date_that_may_lie_ahead_is_a_date_of_the_schema() -> None:
    """No exception outlives its field."""
    there = {
        "dates": {"starts": "2025", "ends": "2025", "review_by": "2025"},
        "decision": {"divergence": {"review_by": "2025"}},
        "flows": [{"until": "2025"}],
        "safeguards": {"agreement": {"ends": "2025"}},
    }
    of_initiatives = Marks(inlined(FRAMEWORK.initiative_schema)).read(there).dates
    of_organisations = Marks(inlined(FRAMEWORK.organisation_schema)).read({"closed": "2025"}).dates
    (ahead,) = (row.exceptions for row in FRAMEWORK.rules if row.kind == "not_after")
    marked = [path for path, _date in (*of_initiatives, *of_organisations)]
    assert {tuple(step for step in path if isinstance(step, str)) for path in marked} == ahead


def test_marked_places_are_all_found() -> None:
    """Dates, addresses and prose of the full entry, inside lists too."""
    marked = Marks(inlined(FRAMEWORK.initiative_schema)).read(base("full.yml"))
    assert ("events", 0, "date") in dict(marked.dates)
    assert ("answers", "clear_purpose", "evidence", 0, "url") in dict(marked.addresses)
    assert ("legal", "gateways", 0, "url") in dict(marked.addresses)
    assert len([path for path, _ in marked.prose if path[0] == "answers"]) == 18


@pytest.mark.parametrize("rule", RULES, ids=[f"{r.__module__}.{r.__qualname__}" for r in RULES])
def test_every_rule_says_why_it_is_there(rule: Any) -> None:
    """A rule without a reason is an obstacle."""
    assert inspect.getdoc(rule)


def test_a_fault_in_a_block_of_text_is_shown_where_it_stands(tmp_path: Path) -> None:
    """The line of the link, not the line where the text begins."""
    source = (CASES / "base" / "full.yml").read_text(encoding="utf-8")
    wrong = source.replace(
        "    About **1,150 children** a year",
        "    One line.\n\n    See [it](http://a.example). A year",
    )
    plant(tmp_path, {})
    (tmp_path / FULL).write_text(wrong, encoding="utf-8")
    (problem,) = CHECKER.initiative(read(tmp_path, FULL))
    line = wrong.split("\n")[problem.line - 1]
    assert line[problem.column - 1 :].startswith("http://a.example")
    assert problem.excerpt == line
