"""Rules that are data: a register that changes a row is judged by it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from broken_schema import replace
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.problems import Problem
from fairshare.validate import Checker
from fairshare.validate.calendar_date import earliest, latest
from projects import COUNCIL, FULL
from trees import TODAY, base, changed, loaded

RULES = "rules/1.0.yml"


def check(schema: Path, change: dict[str, Any], *remove: str, file: str = FULL) -> list[Problem]:
    """The problems of the full entry, changed, under the rules of a folder."""
    data = changed(base("full.yml"), change, remove)
    document = parse(yaml.safe_dump(data, sort_keys=False).encode(), file).document
    assert document is not None
    return Checker(load_framework(schema), TODAY).initiative(document)


def add(schema: Path, row: str) -> None:
    """Write one more row at the end of the rules."""
    path = schema / RULES
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")


def test_the_limit_of_reviews_is_the_jurisdictions(schema: Path) -> None:
    """Another number there is another verdict, in the message too."""
    assert check(schema, {}) == []
    replace(schema / "jurisdiction.yml", "months: 36", "months: 12")
    (problem,) = check(schema, {})
    assert problem.code == "E215"
    assert "more than 12 months after the decision" in problem.message
    assert problem.hint == "Choose 2026-04-02 or earlier."


def test_a_row_that_is_taken_out_is_no_rule_any_more(schema: Path) -> None:
    """The rules are those of the file, and no other."""
    path = schema / RULES
    text = path.read_text(encoding="utf-8")
    start = text.index("  - code: E226")
    path.write_text(text[:start] + text[text.index("  - code: E228") :], encoding="utf-8")
    assert check(schema, {}, "engagement.summary") == []


@pytest.mark.parametrize(
    ("conditions", "change", "applies"),
    [
        ("when: {stage: [live, ended]}", {}, True),
        ("when: {stage: [paused, ended]}", {}, False),
        ("when: {stage: {not: [paused, ended]}}", {}, True),
        ("when: {stage: {not: [live]}}", {}, False),
        ("when: {themes: welfare}", {}, True),
        ("when: {themes: transport}", {}, False),
        ("when: {data.international_transfer.occurs: false}", {}, True),
        ("when: {data.international_transfer.occurs: true}", {}, False),
        ("when: {withdrawn: {given: true}}", {}, False),
        ("unless: {withdrawn: {given: true}}", {}, True),
        ("when: {data_is: personal}", {}, True),
        ("unless: {data_is: personal}", {}, False),
        ("when: {stage: live, data_is: personal}", {}, True),
        ("when: {stage: ended, data_is: personal}", {}, False),
        ("unless: {stage: ended, data_is: personal}", {}, False),
        ("when: {engagement.status: {not: [done]}}", {"engagement": {}}, False),
    ],
)
def test_a_row_applies_where_its_conditions_hold(
    conditions: str, change: dict[str, Any], applies: bool, schema: Path
) -> None:
    """All of `when`, and none of `unless`; what is not there is no code, and is not given."""
    row = f"  - {{code: E228, why: A test., needs: [superseded_by], {conditions}}}\n"
    add(schema, row)
    found = [problem.path for problem in check(schema, change) if problem.code == "E228"]
    assert found == ([("superseded_by",)] if applies else [])


@pytest.mark.parametrize(
    ("conditions", "applies"),
    [
        ("when: {entry_is: own}", True),
        ("when: {entry_is: [worked-example, imported]}", False),
        ("when: {dates.starts: {same_as: events.date}}", True),
        ("when: {dates.starts: {same_as: results.date}}", False),
        ("when: {dates.starts: {same_as: approvals.date}}", True),
        ("when: {dates.starts: {same_as: events(inspected).date}}", True),
        ("when: {dates.starts: {same_as: events(paused|resumed).date}}", False),
    ],
)
def test_a_row_may_ask_for_a_kind_of_entry_or_for_one_of_several_dates(
    conditions: str, applies: bool, schema: Path
) -> None:
    """A kind of entry goes for all its fields; a list may be narrowed to some kinds of items."""
    row = f"  - {{code: E228, why: A test., needs: [superseded_by], {conditions}}}\n"
    add(schema, row)
    change = {"dates.starts": "2025-07-08", "approvals.0.date": "2025-07-08"}
    found = [problem.path for problem in check(schema, change) if problem.code == "E228"]
    assert found == ([("superseded_by",)] if applies else [])


def test_a_row_is_held_against_each_item_of_a_list(schema: Path) -> None:
    """Each item that lacks the field is a problem at its own place."""
    add(schema, "  - {code: E228, why: A test., each: results, needs: [url]}\n")
    result = {"date": "2025-11-03", "achieved": "yes", "summary": "As many as we hoped for."}
    found = [problem.path for problem in check(schema, {"results": [result, {**result}]})]
    assert found == [("results", 0, "url"), ("results", 1, "url")]


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        (["2025-05-12", "2025-05-12", "2025-05-13"], []),
        (["2025-05-12", "2025-05-11", "2025-05-13"], [1]),
        (["2025-05-12", "2025-05-11", "2025-05-11"], [1]),
        (["2025-05-12", "2025-05-11", "2025-05-10"], [1, 2]),
        (["2025-05-12", "2025", "2025-05-11"], [2]),
        (["2025-06", "2025-05-31", "2025-06-01"], [1]),
        (["2025", "2024-12-31", "2025-01-01"], [1]),
        (["2025-12", "2025-11-30", "2025"], [1]),
        (["soon", "2025-05-12", "2025-13"], []),
    ],
)
def test_a_list_is_in_order_if_some_days_make_it_so(
    written: list[str], wrong: list[int], schema: Path
) -> None:
    """A year or a month hides no date that is too early for those above it."""
    path = schema / RULES
    row = "  - {code: E248, why: A test., in_order: results.date}\n"
    path.write_text(f'version: "1.0"\nrules:\n{row}', encoding="utf-8")
    result = {"achieved": "yes", "summary": "As many as we hoped for."}
    found = check(schema, {"results": [{"date": date, **result} for date in written]})
    assert [one.path[1] for one in found if one.code == "E248"] == wrong


def test_rows_for_organisations_are_asked_of_them_alone(schema: Path) -> None:
    """Kinds of file have rules of their own."""
    add(schema, "  - {code: E228, why: A test., of: [organisation], needs: [statement]}\n")
    assert check(schema, {}) == []
    text = yaml.safe_dump(changed(loaded(base_council()), {}, ["statement"])).encode()
    document = parse(text, COUNCIL).document
    assert document is not None
    found = Checker(load_framework(schema), TODAY).organisation(document)
    assert [(problem.code, problem.path) for problem in found] == [("E228", ("statement",))]


def base_council() -> Path:
    return Path(__file__).parents[2] / "cases/base/organisations/northshire-council.yml"


DAYS = st.dates(dt.date(1999, 1, 1), dt.date(2030, 12, 31))
LENGTHS = st.sampled_from([len("2025"), len("2025-04"), len("2025-04-02")])


@given(DAYS, LENGTHS)
def test_a_written_date_spans_the_days_that_it_can_mean(day: dt.date, length: int) -> None:
    """From the earliest to the latest day that is written so, the day itself among them."""
    written = day.isoformat()[:length]
    first, last = earliest(written), latest(written)
    assert first is not None
    assert last is not None
    assert first <= day <= last
    one = dt.timedelta(days=1)
    assert first.isoformat().startswith(written)
    assert last.isoformat().startswith(written)
    assert not (first - one).isoformat().startswith(written)
    assert not (last + one).isoformat().startswith(written)


@pytest.mark.parametrize("written", ["", "2025-13", "2025-02-30", "0000", "soon", None, 2025])
def test_what_is_no_date_has_no_days(written: object) -> None:
    """Rules bear with whatever stands in a field."""
    assert earliest(written) is None
    assert latest(written) is None
