"""Version 1 of the open data only grows: what was published keeps its name, place and meaning."""

from __future__ import annotations

import json
from typing import Any

import pytest

from data_files import SHAPE, TABLES, shape, whole, written
from editions import made
from fairshare.framework import Framework
from fairshare.publish.data.data_package import PATH as PACKAGE
from fairshare.publish.data.data_package import data_package
from fairshare.publish.data.json_files import json_files, register_json
from fairshare.publish.data.promise import PROMISE
from fairshare.publish.data.tables.every_table import every_table
from projects import REPOSITORY

ONE = "northshire-council/one"


def same(_data: dict[str, Any]) -> None:
    """The full example as it is."""


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_only_added_at_the_end(framework: Framework, name: str) -> None:
    """A column that went, moved or got another name or kind breaks what others have written."""
    (table,) = (one for one in every_table(framework) if one.name == name)
    assert [f"{one.name} {one.kind}" for one in table.columns] == shape()["tables"][name]


def test_no_table_goes(framework: Framework) -> None:
    """Each keeps its name."""
    assert [one.name for one in every_table(framework)] == list(shape()["tables"])


def test_keys_of_the_json_stay_in_place(framework: Framework) -> None:
    """Of the whole, of each kind of record, and of a file that holds one."""
    files = written(made(framework, {ONE: same}), json_files, register_json)
    found, promised = whole(files), shape()["keys"]
    alone = json.loads(files[f"api/v1/initiatives/{ONE}.json"])
    assert list(found) == promised["register"]
    assert list(found["initiatives"][0]) == promised["initiative"]
    assert list(found["organisations"][0]) == promised["organisation"]
    assert list(found["questions"][0]) == promised["question"]
    assert list(alone) == promised["file"]


def test_codes_stay_and_mean_what_they_meant(framework: Framework) -> None:
    """A definition reads otherwise only where a correction says what stood there before."""
    for name, codes in shape()["codes"].items():
        listed = framework.codes[name]
        was = {(one.path, one.was) for one in listed.corrections}
        for code, meaning in codes.items():
            assert code in listed.codes, f"{name}: {code}"
            now = listed.codes[code].definition
            assert now == meaning or (f"codes.{code}.definition", meaning) in was, f"{name}: {code}"


def test_every_published_code_is_promised(framework: Framework) -> None:
    """A new one is added to the case file, so that it can't go again unseen."""
    promised = shape()["codes"]
    for name, listed in framework.codes.items():
        assert listed.codes.keys() == promised[name].keys(), f"{name}: see {SHAPE.name}"


def test_codes_of_columns_without_a_list_stay(framework: Framework) -> None:
    """Such as the states, which pages make."""
    promised = shape()["columns"]
    for table in every_table(framework):
        for column in table.columns:
            place = f"{table.name}.{column.name}"
            if place in promised:
                assert list(column.codes) == promised[place]


def test_the_page_and_the_document_promise_the_same() -> None:
    """Each sentence of /data/ stands in docs/contract/data.md."""
    document = (REPOSITORY / "docs/contract/data.md").read_text(encoding="utf-8")
    rules = document.partition("## The rules")[2].partition("\n## ")[0]
    lines = [line.removeprefix("- ") for line in rules.splitlines() if line.startswith("- ")]
    assert lines == list(PROMISE)


def test_the_dictionary_names_what_it_describes(framework: Framework) -> None:
    """Its form, the day, the seal of the state, and the rule for the guard's apostrophes."""
    edition = made(framework, {ONE: same})
    package = json.loads(written(edition, data_package)[PACKAGE])
    assert (
        package["version"] == whole(written(edition, json_files, register_json))["schema_version"]
    )
    assert package["fairshare"]["as_of"] == edition.today.isoformat()
    assert package["fairshare"]["guard"]["prefix"] == "'"
    assert package["licenses"][0]["name"] == "OGL-UK-3.0"
