"""What the text index holds of a page: its new facts, references whole, each name of a body."""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from fairshare.framework import Framework
from fairshare.publish.finding.page_text import page_text
from fairshare.publish.finding.query_words import folded, words_of
from projects import COUNCIL, FULL, draw


@pytest.fixture(scope="module")
def project_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small register, with its index."""
    project = draw(tmp_path_factory.mktemp("indexed") / "project")
    project.replace("mkdocs.yml", "search: false", "search: true")
    project.replace(COUNCIL, "also_known_as: [NC,", "also_known_as: [NORCO, NC,")
    project.build()
    return project.site


@pytest.fixture(scope="module")
def indexed(project_site: Path) -> dict[str, str]:
    """The text of each indexed page by its address."""
    return contents(project_site)


def contents(site: Path) -> dict[str, str]:
    found = {}
    for file in sorted(site.rglob("index.html")):
        text = page_text(file.read_text("utf-8")).text
        if text:
            address = file.relative_to(site).as_posix().removesuffix("index.html")
            found[f"/{address}"] = " ".join(text.split())
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


def test_no_sentence_of_a_scale_is_searched(indexed: dict[str, str], framework: Framework) -> None:
    """It is said of every case alike: "unlawful" in it would accuse bodies that nobody accused."""
    sentences = [said for question in framework.questions for said in question.scale.values()]
    for address, text in indexed.items():
        if address.startswith("/initiatives/"):
            assert [said for said in sentences if said in text] == []


def test_no_question_is_searched(indexed: dict[str, str], framework: Framework) -> None:
    """The same 18 stand on every page: whoever searches for privacy wants the pages about it."""
    for address, text in indexed.items():
        if address.startswith("/initiatives/"):
            assert [one.title for one in framework.questions if one.title in text] == []
            assert f"{framework.question('privacy').label} critical" not in text


@pytest.mark.parametrize(
    "text", ["Question this decision", "What decides the assessment, and why", "SHA-256"]
)
def test_navigation_and_what_the_generator_says_are_not_searched(
    indexed: dict[str, str], text: str
) -> None:
    """They stand on every page of a decision, so they say nothing of one."""
    for address, content in indexed.items():
        if address.startswith("/initiatives/"):
            assert text not in content


def test_no_two_words_of_a_page_are_taken_for_one(
    indexed: dict[str, str], project_site: Path
) -> None:
    """A term and what is said of it, or two cells, stand apart in the index."""
    for address, text in indexed.items():
        page = (project_site / address.strip("/") / "index.html").read_text("utf-8")
        seen = words_of(unescape(re.sub(r"<[^>]*>", " ", page)))
        assert {word for word in words_of(text) - seen if word.isalnum()} == set()


def test_lists_of_decisions_on_a_body_s_page_are_not_searched(indexed: dict[str, str]) -> None:
    """Decisions are found by pages of their own."""
    assert "How it was decided" not in indexed["/organisations/northshire-council/"]


def test_the_vocabulary_holds_what_pages_say_by_first_letter(
    indexed: dict[str, str], project_site: Path
) -> None:
    """A word of a page is found on its shelf with its forms, what is said most often first."""
    shelf: list[tuple[str, str]] = json.loads(
        (project_site / "search/words/d.json").read_text("utf-8")
    )
    forms = [words.split() for _stem, words in shelf]
    said = Counter(re.findall(r"[^\W_]+", folded(" ".join(indexed.values()))))
    assert {word for words in forms for word in words} == {
        word for text in indexed.values() for word in words_of(text) if word.startswith("d")
    }
    assert said[forms[0][0]] >= said[forms[1][0]] >= said[forms[-1][0]]
    assert ["decision", "decisions"] in [words[:2] for words in forms]


def test_plain_words_name_only_what_pages_say(project_site: Path) -> None:
    """What would find nothing is not looked for; a page that the site lacks is not named."""
    known = json.loads((project_site / "search/query.json").read_text("utf-8"))
    assert known["instead"]["kids"] == ["children", "pupils"]
    assert "bailiffs" not in known["instead"]
    assert known["pages"] == {}
    assert known["names"]["norco"] == ["northshire-council"]
