"""What pages say to search engines: whose words they are, and nothing that could get out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from editions import made
from fairshare.framework import OWN, Framework
from fairshare.model import IMPORTED, WORKED_EXAMPLE
from fairshare.publish.frame.data_block import data_block
from fairshare.publish.linked.search_engines import initiative_said, organisation_said

HOSTILE = "</script><script>alert(1)</script><!-- & ' \" \u2028 \u2029 ]]>"


def said(framework: Framework, voice: str) -> dict[str, Any]:
    def change(data: dict[str, Any]) -> None:
        data["sources"] = [{"title": "The table", "url": "https://a.example/"}]
        if voice != OWN:
            data["assessment"] = {"independence": voice, "date": "2025"}

    edition = made(framework, {"northshire-council/one": change})
    return initiative_said(edition.items[0], edition)


@pytest.mark.parametrize(
    ("voice", "author"),
    [
        (OWN, "northshire-council"),
        (WORKED_EXAMPLE, "Made register"),
        (IMPORTED, "Made register"),
    ],
)
def test_a_page_names_who_wrote_it(framework: Framework, voice: str, author: str) -> None:
    """A worked example is never given out as the body's own account."""
    found = said(framework, voice)
    assert found["author"]["name"] == author
    assert ("creditText" in found) == (voice != OWN)


def test_text_can_not_leave_its_element() -> None:
    """Nothing in it opens or closes a tag, and what is read from it is what was put in."""
    block = str(data_block({"name": HOSTILE}))
    opening, closing = '<script type="application/ld+json">', "</script>"
    assert block.startswith(opening)
    assert block.endswith(closing)
    inside = block[len(opening) : -len(closing)]
    assert not set("<>&'\u2028\u2029") & set(inside)
    assert json.loads(inside) == {"name": HOSTILE}
    assert str(data_block({})) == ""


def test_an_organisation_is_known_by_its_numbers(framework: Framework) -> None:
    """What other lists call it, and its own website."""
    described = {
        "name": "North",
        "homepage": "https://north.example/",
        "identifiers": [{"scheme": "GB-COH", "id": "0123"}],
        "closed": "2025-03",
    }
    edition = made(framework, {}, organisations={"north": described})
    found = organisation_said(edition.organisations["north"], edition)
    assert found["sameAs"] == "https://north.example/"
    assert found["identifier"] == [
        {"@type": "PropertyValue", "propertyID": "GB-COH", "value": "0123"}
    ]
    assert found["dissolutionDate"] == "2025-03"
