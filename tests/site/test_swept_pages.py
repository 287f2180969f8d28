"""The built site, page by page: nothing is said there that its state and voice rule out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

import pytest

from fairshare.framework import Framework
from fairshare.model import WORKED_EXAMPLE
from fairshare.model.tense import ASKED, IS, WAS
from fairshare.prose import plain
from fairshare.publish.edition import Edition
from sweeping import NEVER, OF_THE_BODY, SweptPage, solid, strings, tense_of

OF_THE_REGISTER = ("initiatives", "organisations", "browse", "changes", "reviews", "silences")
"""Folders of pages that speak of decisions; beside them the home page."""
OF_THE_SCALE = ("method", "assess")
"""Where sentences of the scale are the matter itself: how it is rated, and the form to rate in."""
ARTICLE = f'data-fs-voice="{WORKED_EXAMPLE}"'
AROUND = 15
"""Letters before or after it by which a place is found again in what entries say."""


@pytest.fixture(scope="module")
def pages(site: Path) -> Mapping[str, str]:
    """Every page of the site by its address, those of all versions included."""
    return {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def swept(pages: Mapping[str, str]) -> Mapping[str, SweptPage]:
    return {name: SweptPage(text) for name, text in pages.items()}


def of_the_register(names: Mapping[str, object]) -> Iterator[str]:
    return (one for one in names if one == "index.html" or one.startswith(OF_THE_REGISTER))


def test_no_page_says_a_sentence_of_the_scale_as_a_fact(
    framework: Framework, swept: Mapping[str, SweptPage]
) -> None:
    """It stands where it is marked as what a rating means in general, and nowhere else."""
    sentences = {words for one in framework.questions for words in one.scale.values()}
    marked = 0
    for name, page in swept.items():
        if not name.startswith(OF_THE_SCALE):
            rest = " ".join(page.rest)
            assert not [one for one in sentences if one in rest], name
            marked += len(page.general)
    assert marked


def test_no_page_says_of_a_body_what_it_did_not_do(
    edition: Edition, swept: Mapping[str, SweptPage]
) -> None:
    """All entries are worked examples: lists, organisations, histories, old versions alike."""
    assert all(one.initiative.worked_example for one in edition.items)
    own = [*(one.initiative.data for one in edition.items)]
    own += [one.data for one in edition.organisations.values()]
    written = "|".join(solid(plain(text)) for one in own for text in strings(one)).lower()
    for name in of_the_register(swept):
        text = solid(" ".join(swept[name].rest)).lower()
        for found in re.finditer(OF_THE_BODY, text):
            before = text[max(0, found.start() - AROUND) : found.end()]
            after = text[found.start() : found.end() + AROUND]
            assert before in written or after in written, (name, before, after)


def test_a_page_its_badge_and_its_row_say_the_same(site: Path, pages: Mapping[str, str]) -> None:
    """The headline of each decision as it stands on its page, beside its row of the table."""
    table = (site / "initiatives/decisions.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert len(rows) > 30
    for row in rows:
        page = pages[f"initiatives/{row['id']}/index.html"]
        found = re.search(r'<p class="fs-headline">(.*?)</p>', page, re.DOTALL)
        assert found
        said = " ".join(unescape(re.sub("<[^>]*>", "", found[1])).split())
        assert said.removesuffix(".") == row["headline"].removesuffix("."), row["id"]


def test_no_page_tells_of_what_is_over_or_never_was_in_the_present(
    pages: Mapping[str, str], swept: Mapping[str, SweptPage]
) -> None:
    """The labels of every page of an initiative, in each of its versions."""
    tenses = set()
    for name in (one for one, page in pages.items() if ARTICLE in page):
        if "<dt>Who g" in pages[name] or "<dt>Who would" in pages[name]:
            tense = tense_of(pages[name])
            labels = " | ".join(swept[name].labels)
            assert not re.search(NEVER[tense], labels, re.IGNORECASE), (name, tense, labels)
            tenses.add(tense)
    assert tenses >= {IS, WAS, ASKED}
