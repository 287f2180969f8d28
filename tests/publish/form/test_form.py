"""The form follows the schema, and knows where its file goes."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from fairshare.framework import Framework
from fairshare.load.strict_yaml import parse
from fairshare.publish.form.assess_page import sections
from fairshare.publish.form.entry_template import entry_template
from fairshare.publish.form.fields import Field, form_fields
from fairshare.publish.form.host_pages import NEW_FILE, host_page
from fairshare.validate.schema.references import own_entry


def every(fields: Sequence[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from every(field.fields)


def with_field(framework: Framework, name: str, node: dict[str, Any]) -> Framework:
    """A register whose schema has one field more."""
    schema = copy.deepcopy(dict(framework.initiative_schema))
    schema["properties"][name] = node
    return replace(framework, initiative_schema=schema)


@pytest.mark.parametrize(
    ("node", "kind"),
    [
        ({"type": "string", "maxLength": 80}, "text"),
        ({"type": "string", "maxLength": 900}, "long"),
        ({"type": "string", "x-markup": "md"}, "md"),
        ({"type": "string", "enum": ["a", "b"]}, "code"),
        ({"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}, "codes"),
        ({"type": "array", "items": {"type": "string"}}, "lines"),
        ({"$ref": "#/$defs/date"}, "date"),
        ({"$ref": "#/$defs/url"}, "url"),
        ({"type": "string", "pattern": "^P[0-9]+Y$"}, "period"),
        ({"type": "boolean"}, "boolean"),
        ({"type": "integer"}, "number"),
        ({"type": "object", "properties": {"inner": {"type": "boolean"}}}, "group"),
        ({"type": "array", "items": {"$ref": "#/$defs/link"}}, "list"),
    ],
)
def test_a_field_of_a_registers_own_schema_gets_its_kind(
    framework: Framework, node: dict[str, Any], kind: str
) -> None:
    """No list of fields is kept beside the schema."""
    fields = form_fields(with_field(framework, "own", {"title": "Own field", **node}))
    assert {field.path: field.kind for field in fields}["own"] == kind


def test_every_field_of_the_schema_stands_in_one_section(framework: Framework) -> None:
    """Nothing is left out, and nothing is asked twice."""
    fields = form_fields(framework)
    shown = [field for section in sections(fields) for field in section.fields]
    inner = [f for f in fields if f.kind != "group"] + [
        g for f in fields if f.kind == "group" for g in f.fields
    ]
    assert sorted(f.path for f in shown) == sorted(f.path for f in inner)


def test_a_question_offers_its_own_five_steps_and_two_ways_out(framework: Framework) -> None:
    """The words of each step are the question's, from the schema."""
    ratings = {f.path: f for f in every(form_fields(framework)) if f.path.endswith(".rating")}
    for question in framework.questions:
        choices = ratings[f"answers.{question.id}.rating"].choices
        assert [one.label for one in choices[:5]] == list(question.scale.values())
        assert [one.value for one in choices[5:]] == ["unknown", "not_applicable"]


def test_the_empty_file_can_be_read_and_names_what_every_entry_needs(
    framework: Framework,
) -> None:
    """Whoever writes the file by hand starts from YAML that loads."""
    document = parse(entry_template(framework).content, "template.yml").document
    problems = parse(entry_template(framework).content, "template.yml").problems
    assert document is not None, problems
    assert set(own_entry(framework.initiative_schema)["required"]) == set(document.data)


@pytest.mark.parametrize(
    ("repository", "page"),
    [
        ("https://github.com/o/r", "https://github.com/o/r/new/main?filename={path}&value={text}"),
        (
            "https://gitlab.example.org/o/r",
            "https://gitlab.example.org/o/r/-/new/main?file_name={path}",
        ),
        (
            "https://codeberg.org/o/r.git",
            "https://codeberg.org/o/r/_new/main/?filename={path}&value={text}",
        ),
        ("https://code.example.org/o/r", None),
        ("http://github.com/o/r", None),
        ("", None),
    ],
)
def test_the_host_s_page_for_a_new_file_is_known_or_left_out(
    repository: str, page: str | None
) -> None:
    """A wrong guess would send people to a page that is not there."""
    assert host_page(NEW_FILE, repository) == page
