"""Whatever an old version holds, it has a page, and nothing in it comes alive there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings

from drawing import made_of, materials
from fairshare.framework import Framework
from fairshare.history import History, Step
from fairshare.history.versions import VersionReader
from fairshare.model import Register
from fairshare.publish.edition import Edition
from fairshare.publish.page import Page
from fairshare.publish.pages.versions import version_pages
from fairshare.validate import Checker
from mutants import mutants
from projects import BASE, as_yaml, entry

DAY = dt.date(2025, 1, 1)
NAME = "northshire-council/free-school-meals"
FULL = entry((BASE / "full.yml").read_bytes())
Drawn = Callable[[bytes], str]


@pytest.fixture(scope="module")
def drawn(framework: Framework) -> Drawn:
    """Draws the page of an old version of an initiative from its bytes."""
    reader = VersionReader(framework, Checker(framework, DAY), frozenset())

    def draw(content: bytes) -> str:
        version = reader.initiative(NAME, content).version
        step = Step(
            NAME,
            "initiative",
            "added",
            0,
            DAY,
            DAY,
            "0",
            version,
            None,
            gap=False,
            differences=None,
            reasons=(),
        )
        history = History({NAME: (step,)}, {}, partial(_contents, content))
        register = Register({}, {})
        edition = Edition(register, {}, framework, DAY, "Made", "", history=history)
        (page,) = made_of(version_pages(edition), materials(edition))
        assert isinstance(page, Page)
        return str(page.body)

    return draw


def _contents(content: bytes, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    return ((blob, content) for blob in blobs)


@given(mutants(FULL))
@settings(max_examples=40)
def test_every_version_has_a_page(drawn: Drawn, data: dict[str, Any]) -> None:
    """Fields missing, misspelt, doubled or of another kind: it is shown as far as it can be."""
    body = drawn(as_yaml(data).encode())

    assert body.count("<h1") == 1
    assert "An earlier version." in body


def test_a_version_of_the_first_form_is_drawn_from_what_it_holds(drawn: Drawn) -> None:
    """What it lacks is named, and what has no place in today's pages is shown as written."""
    old = {key: value for key, value in FULL.items() if key not in {"events", "summary", "flows"}}
    old |= {"changes": [{"date": "2025-09-12", "reason": "Added the schools trust."}]}
    old["decision"] = FULL["decision"] | {"conditions": ["A second officer looks at it."]}
    body = drawn(as_yaml(old).encode())

    assert "It is drawn from what it holds. Missing in it: The summary." in " ".join(body.split())
    assert 'data-fs-field="headline"' in body
    assert "Added the schools trust." in body
    assert "A second officer looks at it." in body


def test_a_group_in_the_place_of_a_code_stops_nothing(drawn: Drawn) -> None:
    """What happened is then shown as it was written, at the end of the page."""
    strange = {"date": "2025-05-01", "kind": {"a": "b"}, "summary": "Somebody wrote it so."}
    body = drawn(as_yaml(FULL | {"events": [*FULL["events"], strange]}).encode())

    assert "It is drawn from what it holds." in body
    assert "Somebody wrote it so." in body


def test_data_sent_abroad_without_a_country_is_said_to_be_sent(drawn: Drawn) -> None:
    """The rest of the page stands."""
    data = FULL["data"] | {"international_transfer": {"occurs": True}}
    body = drawn(as_yaml(FULL | {"data": data, "strange": "so"}).encode())

    assert 'data-fs-field="abroad">Yes</dd>' in body


@pytest.mark.parametrize("lacking", ["title", "stage", "method"])
def test_a_version_without_what_a_headline_needs_is_shown_field_by_field(
    drawn: Drawn, lacking: str
) -> None:
    """Nothing is made up: all that it says is listed."""
    body = drawn(as_yaml({key: FULL[key] for key in FULL if key != lacking}).encode())

    assert "All that it says is listed below." in body
    assert 'data-fs-field="headline"' not in body


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[Read it](javascript:alert(1))",
        "\"><a href='javascript:alert(1)'>",
        "{{ 7 * 7 }}{% raw %}",
    ],
)
@pytest.mark.parametrize("strange", [False, True], ids=["of-today", "of-old-form"])
def test_hostile_text_is_only_text(drawn: Drawn, text: str, *, strange: bool) -> None:
    """In a version that looks like today's pages, and in one that is a list of fields."""
    long = f"{text} {'word ' * 20}"
    data = FULL | {"title": f"{text} as a title", "summary": long}
    data["purpose"] = FULL["purpose"] | {"benefits": long, "risks": long}
    data |= {"strange": {text: [text]}} if strange else {}
    body = drawn(as_yaml(data).encode())

    found = _Tags()
    found.feed(body)

    assert "script" not in found.names
    assert [one for one in found.attributes if one[0].startswith("on")] == []
    assert [one for one in found.attributes if (one[1] or "").startswith("javascript:")] == []
    assert ("{{ 7 * 7 }}" in body) == ("{{" in text)
    assert ("It is drawn from what it holds." in body) == strange


class _Tags(HTMLParser):
    """Every tag and attribute of a page, as a browser would find them."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += attrs
