"""Whatever an entry says, its page says: every field of the full example, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from fairshare import prose
from fairshare.framework import Framework
from fairshare.model import Path
from fairshare.publish.past.difference_words import DifferenceWords
from pages import page_of, words_of
from projects import BASE, entry

FULL = entry((BASE / "full.yml").read_bytes())

IN_OTHER_WORDS: Mapping[Path, str] = {
    ("method",): "method 1.0",
    ("contact", "url"): "https://www.northshire.example/contact",
    ("data", "international_transfer", "occurs"): "Sent abroad No",
    ("legal", "criminal_offence_data"): "Data on criminal offences No",
    ("safeguards", "dpia", "residual_high_risk"): "A high risk remains No",
    ("safeguards", "dpia", "ico_consulted"): "The regulator was consulted first No",
    ("answers", "harm", "range"): "3 of 5 (between 3 and 4)",
    ("related", 0): "northshire-council/household-support-fund",
}
"""Fields that a sentence of the page says better than their value alone would."""

NAMES = {
    "northshire-council": "Northshire Council",
    "northshire-schools-trust": "Northshire Schools Trust",
}


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every single value of an entry with its place; a range is one value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list) and path[-1] != "range":
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))
    else:
        yield path, value


def said(path: Path, value: Any, words: DifferenceWords) -> str:
    """How a page says a value: in words, names and labels."""
    if path in IN_OTHER_WORDS:
        return IN_OTHER_WORDS[path]
    if value in NAMES:
        return NAMES[value]
    text = words.value(path, value)
    return " ".join(prose.plain(text).split()) if text == value else text


@pytest.fixture(scope="module")
def page(framework: Framework) -> str:
    """The page of the full example as a browser gets it."""
    return page_of(framework, lambda _data: None, names=NAMES)


@pytest.mark.parametrize(
    ("path", "value"), [pytest.param(*one, id=".".join(map(str, one[0]))) for one in leaves(FULL)]
)
def test_a_field_is_on_the_page(page: str, framework: Framework, path: Path, value: Any) -> None:
    """Its text, the label of its code, its date in words; an address as a link."""
    words = DifferenceWords(framework, framework.initiative_schema)
    if isinstance(value, str) and value.startswith("https://"):
        assert f'href="{value}"' in page
    else:
        assert said(path, value, words).lower() in words_of(page).lower()
