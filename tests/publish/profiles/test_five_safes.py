"""A use of data by the Five Safes: a second view of an entry, where the profile is chosen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jinja2 import Environment

from data_use import BODIES, FRAMEWORK, ID, PROFILE, edition_of
from editions import made
from fairshare.framework import Framework
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.initiative.law_links import law_links
from fairshare.publish.page import Page
from fairshare.publish.profiles.data_uses import NAME
from fairshare.publish.profiles.data_uses.pieces import DATA_USE_PIECES
from fairshare.publish.profiles.items_page import items_pages
from fairshare.publish.profiles.pages import law_pages

HOSTILE = '<script>alert(1)</script> "quoted"'


@pytest.fixture(scope="module")
def environment() -> Environment:
    return make_environment(FRAMEWORK)


def view(environment: Environment, *changes: Any) -> Page:
    edition = edition_of(*changes)
    (page,) = law_pages(edition.items[0], edition, environment)
    return page


def said(page: Page) -> dict[str, str]:
    """What stands below each heading of an item."""
    found = re.findall(
        r"<h3>([^<]+?) <span[^>]*>[^<]*</span></h3>(.*?)</div>", str(page.body), re.DOTALL
    )
    return {label: " ".join(re.sub(r"<[^>]+>", " ", text).split()) for label, text in found}


def test_the_facts_stand_by_the_five_safes(environment: Environment) -> None:
    """In the standard's order, each item with the column that it goes to."""
    page = view(environment)
    assert page.url == f"initiatives/{ID}/{NAME}/"
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", str(page.body)) == [
        *("Safe people", "Safe projects", "Safe data", "Safe settings", "Safe outputs"),
    ]
    assert len(said(page)) == len(PROFILE.items) == 30
    assert said(page)["Organisation that uses the data"] == "University of Northshire"
    assert said(page)["Access in a secure setting, or release"] == "Secure workspace"
    assert "(column AC)" in str(page.body)
    assert "Approved 12 February 2025" in str(page.body)
    assert "Nobody who uses the data is named" in str(page.body)


def _bare(data: dict[str, Any]) -> None:
    data["profiles"][NAME] = {}
    data["data"]["transfer"] = "unknown"
    del data["results"]


def test_what_nobody_said_is_not_stated(environment: Environment) -> None:
    """Never nothing: an opt-out that nobody speaks of is no opt-out that was applied."""
    found = said(view(environment, _bare))
    assert found["National data opt-out applied"] == "Not stated (column X)"
    assert found["Access in a secure setting, or release"] == "Not stated (column AC)"
    assert found["Research outputs"] == "Not stated (column AE)"


def _hostile(data: dict[str, Any]) -> None:
    own = data["profiles"][NAME]
    own["in_full"] = {"title": HOSTILE, "lay_summary": HOSTILE}
    own["technical_summary"] = own["privacy_enhancement"] = HOSTILE
    own["approval_committees"] = [HOSTILE]


def test_an_entry_s_text_is_escaped(environment: Environment) -> None:
    """Here as elsewhere."""
    body = str(view(environment, _hostile).body)
    assert "<script>alert" not in body
    assert body.count("&lt;script&gt;alert") >= 5


def _imported(data: dict[str, Any]) -> None:
    data["assessment"] = {"independence": "imported"}
    data["sources"] = [{"title": "A register", "url": "https://a.example/"}]


def test_the_view_says_whose_words_it_repeats(environment: Environment) -> None:
    """Of an entry that was taken from a table."""
    assert "Taken from A register, not assessed" in str(view(environment, _imported).body)


def _refused(data: dict[str, Any]) -> None:
    data["decision"]["outcome"] = "refused"


def test_a_use_that_was_refused_says_so_first(environment: Environment) -> None:
    """It has the view, and no row in the register."""
    first = re.search(
        r'<p class="fs-headline"[^>]*><strong>([^<]+)', str(view(environment, _refused).body)
    )
    assert first
    assert first[1].startswith("NOT APPROVED")


def test_the_entry_s_page_leads_there_where_the_profile_is_chosen(framework: Framework) -> None:
    """Under its own words; other registers have no such link."""
    initiative = edition_of().items[0].initiative
    assert law_links(initiative, FRAMEWORK) == [
        (f"{NAME}/", "This use by the Five Safes: people, projects, data, settings, outputs")
    ]
    assert law_links(initiative, framework) == []
    without = made(FRAMEWORK, {ID: lambda _: None}, organisations=BODIES)
    assert law_links(without.items[0].initiative, FRAMEWORK) == []


def test_each_item_has_its_piece_and_its_row_on_the_page_of_the_standard(
    environment: Environment,
) -> None:
    """One list drives the view, the check and the page that explains them."""
    assert set(DATA_USE_PIECES) == {one.id for one in PROFILE.items}
    (page,) = items_pages(edition_of(), environment)
    assert "What the standard asks: Data use register of Health Data Research UK" in str(page.body)
    assert str(page.body).count("<tr id=") == 30
    assert "the law" not in str(page.body)
