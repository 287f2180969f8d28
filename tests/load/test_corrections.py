"""Corrections in the files of `schema/`: what they give, and the sentence for each broken one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from broken_schema import change, replace, sentence
from fairshare.framework import Correction
from fairshare.load.framework import load_framework

LABEL = {
    "date": "2027-04-01",
    "path": "codes.refused.label",
    "was": "Declined",
    "why": "The law says so.",
    "kind": "wording",
}
QUESTION = {**LABEL, "path": "answers.harm.title", "was": "How bad would it be?"}


def add(schema: Path, *items: Mapping[str, Any]) -> None:
    """Write corrections below a closed list."""
    with (schema / "codes" / "outcomes.yml").open("a", encoding="utf-8") as file:
        file.write(yaml.safe_dump({"corrections": list(items)}, sort_keys=False))


def test_corrections_are_part_of_the_framework(schema: Path) -> None:
    """Pages of older versions keep the words of their day."""
    add(schema, LABEL)
    change(
        schema / "initiative.schema.json", lambda data: data.update({"x-corrections": [QUESTION]})
    )
    framework = load_framework(schema)
    assert framework.codes["outcomes"].corrections == (Correction(**LABEL),)
    assert framework.corrections == (Correction(**QUESTION),)


def test_without_any_there_are_none(schema: Path) -> None:
    """The lists need not be there."""
    framework = load_framework(schema)
    assert framework.codes["outcomes"].corrections == framework.corrections == ()


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ({"date": "2027"}, "`corrections`, item 2: `date` must be a day, such as 2027-04-01."),
        ({"date": "2027-02-30"}, "`date` must be a day"),
        ({"date": "2026-04-01"}, "item 2: `date` is earlier than that of the item before"),
        ({"was": ""}, "item 2: `was` is missing or is not text: write it."),
        ({"why": None}, "item 2: `why` is missing"),
        ({"path": "refused.label"}, "item 2: `path` must name what changed, such as codes."),
        ({"path": "codes.refused.match"}, "`path` must name what changed"),
        ({"kind": "better"}, "item 2: `kind` must be one of wording, body-changed."),
        ({"now": "Refused"}, "item 2: `now` is not known here: write date, path, was, why, kind."),
    ],
)
def test_a_broken_correction_is_named(edit: Mapping[str, Any], said: str, schema: Path) -> None:
    """With its file and its place in the list."""
    add(schema, LABEL, {**LABEL, **edit})
    found = sentence(schema)
    assert found.startswith("schema/codes/outcomes.yml: `corrections`, item 2: ")
    assert said in found


@pytest.mark.parametrize("written", [["a text"], [7], "a text", {"date": "2027-04-01"}])
def test_corrections_are_a_list_of_groups(written: object, schema: Path) -> None:
    """In the questions' file too, under the name that a JSON Schema may have."""
    change(schema / "initiative.schema.json", lambda data: data.update({"x-corrections": written}))
    assert sentence(schema).startswith("schema/initiative.schema.json: `x-corrections`")


def test_a_path_of_a_code_is_none_of_a_question(schema: Path) -> None:
    """Each file corrects its own words."""
    change(schema / "initiative.schema.json", lambda data: data.update({"x-corrections": [LABEL]}))
    assert "`path` must name what changed, such as answers.harm.title." in sentence(schema)


def test_a_list_holds_nothing_that_nobody_knows(schema: Path) -> None:
    """A misspelt list of corrections would be no list of corrections."""
    replace(schema / "codes" / "outcomes.yml", "title: ", "correction: []\ntitle: ")
    assert "`correction` is not known here" in sentence(schema)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "covers: [engagement,",
            "covers: [engagment,",
            "names the field engagment, which no entry",
        ),
        ("not: [summary]", "not: [sumary]", "names the field sumary, which no entry"),
        ("stage_to: [paused]", "stage_to: [resting]", "names resting, which is no stage"),
    ],
)
def test_a_kind_of_event_names_what_there_is(old: str, new: str, said: str, schema: Path) -> None:
    """A field misspelt there would change without a word, or never."""
    replace(schema / "codes" / "event_kinds.yml", old, new)
    assert said in sentence(schema)
