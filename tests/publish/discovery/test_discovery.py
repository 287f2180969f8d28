"""How strangers find the files: one list, told in three forms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from editions import Change, made, parts
from fairshare.framework import Framework
from fairshare.publish.discovery.embedded import MOST, embedded_files, integrity, snippet
from fairshare.publish.discovery.file_list import published_files
from fairshare.publish.discovery.openapi import openapi
from fairshare.publish.discovery.well_known import well_known
from fairshare.publish.edition import Edition

FROZEN = "sha384-RRLZQQereVCjs51aJOEhbdO6+RtPzLC/is8eaJXPrmLYvzMUoJZEjFcCiI8AhHUf"
"""Of embed/v1/list.js. Other people's pages bear it: a browser runs no other bytes."""


@pytest.fixture(scope="module")
def small(framework: Framework) -> Edition:
    return made(framework, {"council/one": parts(council="lead provider", trust="recipient")})


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from [value["$ref"]] if "$ref" in value else []
        value = list(value.values())
    for one in value if isinstance(value, list) else []:
        yield from references(one)


def test_all_three_name_the_same_files(small: Edition) -> None:
    """OpenAPI, the well-known file and the list itself; each name and path once."""
    files = list(published_files(small))
    (known,) = (json.loads(one.content) for one in well_known(small))
    assert [one["path"] for one in known["files"]] == [one.path for one in files]
    assert list(openapi(small)["paths"]) == [f"/{one.path}" for one in files]
    assert len({one.name for one in files}) == len({one.path for one in files}) == len(files)


def test_the_document_is_whole(small: Edition) -> None:
    """Each schema that an operation names is there, and each gap of a path is a parameter."""
    whole = openapi(small)
    known = {f"#/components/schemas/{name}" for name in whole["components"]["schemas"]}
    assert set(references(whole)) == known
    for path, item in whole["paths"].items():
        named = {f"{{{one['name']}}}" for one in item["get"].get("parameters", ())}
        assert all(gap in path for gap in named)
        assert path.count("{") == len(named)


def test_without_an_address_nothing_is_named_that_needs_one(edition: Edition) -> None:
    """Feeds and linked data are not published then; the server is found from the document."""
    assert edition.site_url == ""
    paths = {one.path for one in published_files(edition)}
    assert not [path for path in paths if path.startswith("feeds/") or path.endswith(".jsonld")]
    assert openapi(edition)["servers"] == [{"url": "../.."}]


def test_what_is_experimental_says_so(small: Edition) -> None:
    """Linked data may change; nothing else that programs read may."""
    found = {one.path for one in published_files(small) if one.promise == "experimental"}
    assert found == {"data/catalog.jsonld", "data/terms.jsonld"}


def test_the_script_for_other_pages_never_changes(small: Edition) -> None:
    """Their pages name it by its digest: a changed script would be run by none of them.

    Something new is embed/v2/ beside it.
    """
    assert integrity() == FROZEN
    assert f'integrity="{FROZEN}" crossorigin="anonymous"' in snippet(small, "council")


def test_a_list_for_other_pages_holds_the_newest(framework: Framework) -> None:
    """At most twenty, newest first, each with whose words it is; the total says how many."""

    def dated(number: int) -> Change:
        def change(data: dict[str, Any]) -> None:
            parts(council="lead provider", trust="recipient")(data)
            data["decision"]["date"] = f"2024-01-{number:02}"
            data["title"] = f"Number {number}"

        return change

    entries = {f"council/a{number}": dated(number) for number in range(1, 24)}
    listed = {one.path: one.content for one in embedded_files(made(framework, entries))}
    trust = json.loads(listed["embed/v1/organisations/trust.json"])
    assert trust["total"] == 23
    assert [one["title"] for one in trust["items"]] == [
        f"Number {number}" for number in range(23, 23 - MOST, -1)
    ]
    assert {one["voice"] for one in trust["items"]} == {"own"}
