"""What the text index holds of a page: its new facts, references whole, each name of a body."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from projects import COUNCIL, FULL, draw

MAGIC = b"pagefind_dcd"


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of each indexed page by its address."""
    project = draw(tmp_path_factory.mktemp("indexed") / "project")
    project.replace("mkdocs.yml", "search: false", "search: true")
    project.replace(COUNCIL, "also_known_as: [NC,", "also_known_as: [NORCO, NC,")
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("NO_MKDOCS_2_WARNING", "1")
        surroundings.setenv("DISABLE_MKDOCS_2_WARNING", "true")
        project.build()
    return contents(project.site)


def contents(site: Path) -> dict[str, str]:
    found = {}
    for file in (site / "pagefind" / "fragment").iterdir():
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(MAGIC))
        found[page["url"]] = page["content"]
    return found


@pytest.mark.parametrize(
    "text",
    [
        "NC-ISA-114",
        "SF-2025-18",
        "E10000099",
        "Benefits system; School census",
        "The auditor looked at the first transfer and had no remarks.",
        "Northshire Audit Partnership",
        "By phone or by the slip on the letter",
        "To find children who qualify for free school meals",
        "Write to every parent first and make it easy to say no",
        "Should the council register children itself?",
        "A second officer looks at the list before it goes to the trust.",
    ],
)
def test_what_an_entry_says_is_found_on_its_page(indexed: dict[str, str], text: str) -> None:
    """A reference stands there whole, as it is written."""
    address = FULL.removeprefix("register/").removesuffix(".yml")
    assert text in indexed[f"/{address}/"]


def test_a_body_is_found_by_all_its_names(indexed: dict[str, str]) -> None:
    """An acronym or a former name leads to its page."""
    assert "NORCO, NC" in indexed["/organisations/northshire-council/"]
