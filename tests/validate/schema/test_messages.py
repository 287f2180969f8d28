"""What people read: plain words, one message for each slip, at its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator

from fairshare.load.document import Document
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.problems import Problem
from fairshare.validate import Checker
from fairshare.validate.schema.messages import TRANSLATORS
from mutants import mutants
from projects import FULL
from trees import SCHEMA, TODAY, base, changed

CHECKER = Checker(load_framework(SCHEMA), TODAY)

STRUCTURE = {
    *("$ref", "properties", "items", "required", "additionalProperties"),
    *("if", "then", "else"),
}
"""Keywords that lead to others, and the two that are told together."""

NOT_PLAIN = re.compile(
    r"\b(?:None|True|False|string|integer|float|array|an object|boolean|null|dict|str|int|schema is"
    r"|property|properties|regex|pattern|YAML|JSON|mapping|sequence|scalar|instance|key)\b"
    r"|\[\^|\\[sdZ.]|\{'|\['"
)


def document(data: Any) -> Document:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
    read = parse(text.encode(), FULL).document
    assert read is not None, text
    return read


def problems(change: dict[str, Any] | None = None, remove: tuple[str, ...] = ()) -> list[Problem]:
    """What is said about the full entry, changed."""
    return CHECKER.initiative(document(changed(base("full.yml"), change or {}, remove)))


def only(change: dict[str, Any]) -> Problem:
    (problem,) = problems(change)
    return problem


def keywords(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node
        yield from (word for part in node.values() for word in keywords(part))
    elif isinstance(node, list):
        yield from (word for part in node for word in keywords(part))


@pytest.mark.parametrize("name", ["initiative", "organisation"])
def test_every_keyword_of_the_schema_has_a_translator(name: str) -> None:
    """A keyword that the schema gains gets words of its own before it can be used."""
    schema = json.loads((SCHEMA / f"{name}.schema.json").read_text(encoding="utf-8"))
    used = set(keywords(schema)) & set(Draft202012Validator.VALIDATORS)
    assert used - STRUCTURE <= set(TRANSLATORS)


def test_a_file_with_ten_mistakes_names_all_ten_with_line_and_column() -> None:
    """Nobody has to correct one mistake to hear of the next."""
    lines = {
        "themes: [education, welfare]": "themes: [education, wellfare]",
        "stage: live ": "stage: no   ",
        "    roles: [lead, provider]": "    roles: lead",
        "  people_count: 1k-10k ": "  people_cuont: 1k-10k ",
        "international_transfer: {occurs: false}": "international_transfer: {occurs: no}",
        "date: 2025-03-04,": "date: 2025-02-30,",
        "    range: [3, 4] ": "    range: [1, 2] ",
        "  decided_by: Senior Information Risk Owner": "  decided_by:",
        "review_by: 2027-04-01": "review_by: 2037-04-01",
        "email: information.governance@": "email: jane.bloggs@",
    }
    source = (SCHEMA.parent / "tests/cases/base/full.yml").read_text(encoding="utf-8")
    for right, wrong in lines.items():
        assert source.count(right) == 1, right
        source = source.replace(right, wrong)
    read = parse(source.encode(), FULL).document
    assert read is not None

    def place(text: str, offset: int = 0) -> tuple[int, int]:
        before = source[: source.index(text) + offset]
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    found = {(p.code, p.line, p.column) for p in CHECKER.initiative(read)}
    assert found == {
        ("E103", *place("wellfare")),
        ("E103", *place("stage: no", 7)),
        ("E104", *place("roles: lead\n", 7)),
        ("E102", *place("people_cuont")),
        ("E104", *place("occurs: no", 8)),
        ("E105", *place("2025-02-30")),
        ("E209", *place("[1, 2]")),
        ("E104", *place("decided_by:\n", 11)),
        ("E215", *place("2037-04-01")),
        ("E219", *place("jane.bloggs")),
    }


def test_a_misspelt_field_is_told_once() -> None:
    """Unknown and missing are one slip."""
    (problem,) = problems({"titel": "Automatic registration for free school meals"}, ("title",))
    assert problem.message == (
        '"titel" is not a field that the register knows, and title is missing.'
    )
    assert problem.hint == 'Did you mean "title"?'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("contact.email", "contact.emial"),
        ("answers.harm", "answers.hram"),
        ("engagement.summary", "engagement.sumary"),
        ("dates.submitted", "dates.submited"),
        ("dates.review_by", "dates.reviewby"),
        ("decision.conditions", "decision.condition"),
        ("safeguards.dpia", "safeguards.dpias"),
        ("data.retention", "data.retntion"),
    ],
)
def test_a_misspelt_field_is_not_told_again_by_a_rule(old: str, new: str) -> None:
    """A rule that needs the field keeps silent while the field is there, but misspelt."""
    data = base("full.yml")
    if old == "contact.email":
        del data["contact"]["url"]
    if old == "decision.conditions":
        data["decision"] |= {"outcome": "approved_with_conditions", "conditions": ["One a year."]}
    group, name = old.split(".")
    data[group][new.split(".")[1]] = data[group].pop(name)
    assert [p.code for p in CHECKER.initiative(document(data))] == ["E102"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"organisations.2.roles": ["recipent"], "organisations.1.roles": ["provider"]}, "E103"),
        ({"organisations.0.roles": "lead"}, "E104"),
        ({"answers.harm.rating": "5"}, "E103"),
        ({"method": "one"}, "E110"),
        ({"related": ["No Such Form"]}, "E110"),
        ({"data.international_transfer": {"occurs": "true"}}, "E104"),
        ({"safeguards.dpia.date": "2031-02-30"}, "E105"),
        ({"decision.date": "2025-4-2"}, "E105"),
    ],
)
def test_what_the_schema_has_said_no_rule_says_again(change: dict[str, Any], code: str) -> None:
    """One slip, one message."""
    assert [p.code for p in problems(change)] == [code]


def test_two_slips_are_not_both_the_same_field() -> None:
    """One missing field is guessed for one misspelt one only."""
    found = problems({"titel": "One", "tittle": "Two"}, ("title",))
    assert [p.hint for p in found].count('Did you mean "title"?') == 1


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        ({"decision.outcome": "aproved"}, 'Did you mean "approved"?'),
        ({"decision.outcome": "Approved with conditions"}, '"approved_with_conditions"'),
        ({"themes": ["Welfare and benefits"]}, 'Did you mean "welfare"'),
        ({"themes": ["zzz"]}, "schema/codes/themes.yml"),
        ({"answers.harm.rating": "5"}, "Write 5 without quotation marks."),
        ({"answers.root_causes.rating": 4.0}, "Write 4, without a decimal point."),
        ({"legal.criminal_offence_data": "no"}, "Write false"),
        ({"legal.criminal_offence_data": "maybe"}, "true or false"),
        ({"event": "Another one."}, "`events` stands on line "),
        ({"themes": "education"}, "themes: [education]"),
        ({"themes": "• education • welfare"}, "themes: [education, welfare]"),
        ({"keywords": "▪ school meals\n▪ tax, benefits"}, "['school meals', 'tax, benefits']"),
        ({"title": 2025}, 'quotation marks: "2025"'),
        ({"title": ["Meals for children"]}, "without dashes or square brackets"),
        ({"acceptability.people": "24"}, "Write 24 without quotation marks."),
        ({"acceptability.people": 24.5}, "Write a whole number, such as 24."),
        ({"contact": "a team"}, "team, email, url"),
        ({"dates.starts": "1 June 2025"}, "write 2025-06-01"),
        ({"dates.starts": "1st Sept. 2025"}, "write 2025-09-01"),
        ({"dates.starts": "01.06.2025"}, "write 2025-06-01"),
        ({"dates.starts": "31/02/2025"}, "YYYY-MM-DD"),
        ({"dates.starts": "soon"}, "YYYY-MM-DD"),
        ({"summary": None}, "Write a value"),
        ({"safeguards.privacy_notice": "www.a.example"}, "starting https://"),
    ],
)
def test_a_hint_says_what_to_write(change: dict[str, Any], hint: str) -> None:
    """Each slip comes with the way out of it."""
    assert hint in only(change).hint


def test_what_one_kind_of_entry_needs_has_the_words_of_the_whole_schema() -> None:
    """The part of the schema that asks for it holds numbers and no words."""
    (missing,) = problems(remove=("summary",))
    assert missing.message == "In short (summary) is missing."
    assert missing.hint.startswith("Add summary. Tell a citizen who shares what")
    short = only({"purpose.risks": "Some."})
    assert short.message == (
        "Risks (purpose → risks) is too short: 5 characters, and at least 40 are needed."
    )
    assert short.hint.startswith("What could go wrong, and for whom.")
    empty = only({"title": ""})
    assert "no characters, and at least 10 are needed" in empty.message


def test_a_version_is_quoted_as_it_was_written() -> None:
    """1.10 without quotation marks is read as 1.1; the hint must not lose the zero."""
    source = yaml.safe_dump(base("full.yml"), sort_keys=False).replace(
        "method: '1.0'", "method: 1.10"
    )
    read = parse(source.encode(), FULL).document
    assert read is not None
    assert '"1.10"' in CHECKER.initiative(read)[0].hint


def test_a_field_is_named_by_its_title_and_its_question() -> None:
    """People know the words of the form, not its file."""
    problem = only({"answers.harm.justification": "Too short."})
    assert problem.message.startswith(
        "Reason of question 12, harm (answers → harm → justification)"
    )


def test_of_the_address_of_a_person_nothing_is_shown() -> None:
    """Messages are public: neither the words nor the source line repeat it."""
    problem = only({"contact.email": "jane.bloggs@northshire.example"})
    assert problem.excerpt is None
    assert "bloggs" not in problem.message + problem.hint


def test_long_values_are_cut() -> None:
    """A message stays readable whatever was pasted into the field."""
    assert len(only({"stage": "live " * 500}).message) < 200


@given(mutants(base("full.yml")))
def test_any_slips_are_told_in_plain_words_at_a_real_place(entry: dict[str, Any]) -> None:
    """Whatever is changed: nothing is raised, each problem has its line, no jargon comes out."""
    parsed = parse(yaml.safe_dump(entry, allow_unicode=True, sort_keys=False).encode(), FULL)
    if parsed.document is None:
        assert parsed.problems
        return
    lines = parsed.document.text.split("\n")
    for problem in CHECKER.initiative(parsed.document):
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.message.endswith(".")
        own_words = re.sub(r'"[^"]*"|\([^)]*→[^)]*\)', "", f"{problem.message} {problem.hint}")
        assert not NOT_PLAIN.search(own_words), own_words


@given(mutants(base("small.yml")))
def test_no_problem_is_told_twice(entry: dict[str, Any]) -> None:
    """One slip, one message: never the same words about the same field again."""
    parsed = parse(yaml.safe_dump(entry, allow_unicode=True, sort_keys=False).encode(), FULL)
    if parsed.document is not None:
        found = [(p.code, p.path, p.message) for p in CHECKER.initiative(parsed.document)]
        assert len(found) == len(set(found))
