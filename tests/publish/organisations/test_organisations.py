"""An organisation's page: its record, its overdue reviews, whom it shares with."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest

from editions import Change, made, parts
from fairshare.framework import Framework
from fairshare.publish.edition import Edition
from fairshare.publish.finding.result_rows import result_drawer
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.organisations.involvement import (
    by_outcome,
    involvements,
    read_otherwise,
    stances,
)
from fairshare.publish.organisations.pages import organisation_pages
from pages import words_of
from projects import TRUST, Project, draw

TRUST_PAGE = "organisations/northshire-schools-trust"
COUNCIL_PAGE = "organisations/northshire-council"
_LINK = re.compile(r'href="((?:\.\./)*organisations/([a-z0-9-]+)/)?#(to-[a-z0-9-]+)"')


def decided(outcome: str | None, *, example: bool = False, change: Change | None = None) -> Change:
    """The full example, whose case is made, with another decision or none."""

    def changed(data: dict[str, Any]) -> None:
        (change or parts(a="lead provider", b="recipient"))(data)
        data.pop("flows")
        if outcome is None:
            del data["decision"]
            data["stage"] = "proposed"
        else:
            data["decision"]["outcome"] = outcome
        if example:
            data["assessment"]["independence"] = "worked-example"

    return changed


def imported(data: dict[str, Any]) -> None:
    """A decision out of a published table, which nobody assessed."""
    decided("approved")(data)
    data["assessment"] = {"independence": "imported"}


def text_of(page: str) -> str:
    """The words of a page's HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The base register on a day when the review of the council's decision is overdue."""
    project = draw(tmp_path_factory.mktemp("organisations") / "project")
    project.replace(TRUST, "Northshire Schools Trust", "Northshire <b>Schools</b> & Trust")
    project.write("register/organisations/idle.yml", "name: Idle body\ntype: charity\n")
    project.write("register/organisations/many.yml", "name: 29 councils\ntype: local-authority\n")
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("SOURCE_DATE_EPOCH", "1830297600")  # 1 January 2028
        project.build()
    return project


def page_of_a(edition: Edition, framework: Framework) -> str:
    """The page of the organisation "a"."""
    environment = make_environment(framework)
    environment.globals["result"] = result_drawer(environment)
    pages = organisation_pages(edition, environment)
    (body,) = [page.body for page in pages if page.url == "organisations/a/"]
    return str(body)


def test_every_outcome_is_counted_as_lead_and_as_part(framework: Framework) -> None:
    """Refusals and undecided ones have their own line; what never occurred has none."""
    entries = {
        "a/approved": decided("approved"),
        "a/refused": decided("refused"),
        "a/open": decided(None),
        "b/refused": decided("refused", change=parts(b="lead provider", a="recipient")),
    }
    edition = made(framework, entries)
    first = involvements(edition)[0]
    ((group, found),) = by_outcome(first, edition)
    assert group.title == "Bodies’ own entries"
    counts = {one.outcome: (one.led, one.part) for one in found}
    assert counts == {
        "approved": (1, 1),
        "refused": (1, 2),
        "under-review": (1, 1),
    }


def test_decisions_against_the_assessment_are_told_from_worked_examples(
    framework: Framework,
) -> None:
    """The register assessed a worked example: the body set no assessment of its own aside.

    Where nobody assessed anything, there is nothing to count.
    """
    entries = {
        "a/in-line": decided("approved"),
        "a/cautious": decided("refused"),
        "a/example": decided("refused", example=True),
        "a/imported": imported,
        "a/open": decided(None),
    }
    edition = made(framework, entries)
    led = involvements(edition)[0].playing("lead")
    found = {
        one.title.partition(" ")[0]: [item.initiative.id for item in one.items]
        for one in stances(led)
    }
    assert found == {"Bolder": [], "In": ["a/in-line"], "More": ["a/cautious"]}
    assert [item.initiative.id for item in read_otherwise(led)] == ["a/example"]


def test_of_worked_examples_it_is_not_said_that_the_body_was_bolder(framework: Framework) -> None:
    """Our reading came later. That nothing was refused is news of a body's own entries alone."""
    body = page_of_a(made(framework, {"a/example": decided("approved", example=True)}), framework)
    assert "Its decisions beside our later reading" in body
    assert "older than" not in body
    assert "none was refused" not in body
    own = page_of_a(made(framework, {"a/own": decided("approved")}), framework)
    assert "none was refused" in own


def test_where_no_decision_can_be_held_beside_an_assessment_no_empty_table_stands(
    framework: Framework,
) -> None:
    """Three times 0 would look like a finding about the body."""
    body = page_of_a(made(framework, {"a/open": decided(None)}), framework)
    assert "None of them can be held beside an assessment" in body
    assert "Bolder than the assessment" not in body


@pytest.mark.parametrize("role", ["joint_controller", "processor", "funder", "overseer"])
def test_a_page_lists_the_other_parts_that_a_body_plays(role: str, framework: Framework) -> None:
    """Whatever is neither to lead, to give nor to get."""
    environment = make_environment(framework)
    environment.globals["result"] = result_drawer(environment)
    played = parts(
        northshire_council="lead provider", northshire_schools_trust="recipient", firm=role
    )
    edition = made(framework, {"northshire-council/one": played})
    pages = {one.url: str(one.body) for one in organisation_pages(edition, environment)}
    listed = words_of(pages["organisations/firm/"]).partition("Other parts that it plays")[2]
    assert edition.titles["northshire-council/one"] in listed


def test_a_page_says_what_it_leads_gives_and_receives(built: Project) -> None:
    """The council leads both decisions, gives to the trust, and uses data within itself."""
    words = text_of(built.page(COUNCIL_PAGE))
    assert "2 decisions in this register name it, and it leads all of them." in words
    assert (
        "To Northshire <b>Schools</b> & Trust (1 initiative, in use, as of 3 November 2025)"
        in words
    )
    assert "Used within the organisation (1)" in words
    assert "The council publishes every data-sharing decision that it takes" in words


def test_a_page_names_overdue_reviews_with_their_date(built: Project) -> None:
    """One of the council's decisions was to be reviewed by 1 April 2027."""
    words = text_of(built.page(COUNCIL_PAGE))
    assert "1 decision that it answers for was not reviewed in time." in words
    assert "Review overdue was due by 1 April 2027" in words


def test_both_directions_of_a_partnership_stand_side_by_side(built: Project) -> None:
    """The trust gives nothing to the council and receives what the council's page lists."""
    page = built.page(TRUST_PAGE)
    words = (
        "Northshire Council On giving to the partner: none recorded "
        "On getting from the partner: 1 initiative, in use, as of 3 November 2025"
    )
    assert words in text_of(page)
    assert 'href="../../organisations/northshire-council/#to-northshire-schools-trust"' in page


def test_an_organisation_without_decisions_has_a_page_that_says_so(built: Project) -> None:
    """It takes part in none, and its page shows no empty table."""
    page = built.page("organisations/idle")
    assert "No decision in this register names it." in text_of(page)
    assert "<table" not in page


def test_links_to_a_pair_lead_to_where_its_decisions_stand(built: Project, site: Path) -> None:
    """On every page of organisations, every link to "#to-…" has its place."""
    for folder in (built.site / "organisations", site / "organisations"):
        for page in folder.glob("*/index.html"):
            for _, organisation, anchor in _LINK.findall(page.read_text(encoding="utf-8")):
                target = folder / (organisation or page.parent.name) / "index.html"
                assert f'id="{anchor}"' in target.read_text(encoding="utf-8")


def test_a_name_that_looks_like_html_is_text(built: Project) -> None:
    """On the pages of the organisation, of its partner, in the list and in the matrix."""
    for address in (TRUST_PAGE, COUNCIL_PAGE, "organisations", "organisations/matrix"):
        page = built.page(address)
        assert "<b>Schools" not in page
        assert "&lt;b&gt;Schools&lt;/b&gt; &amp; Trust" in page


def test_a_name_that_starts_with_no_letter_has_a_place_that_a_link_can_name(built: Project) -> None:
    """Each letter leads to its part, and so does the sign for what starts with none."""
    page = built.page("organisations")
    assert '<a href="#letter-other">#</a>' in page
    assert '<h2 id="letter-other">#</h2>' in page
    assert '<a href="#letter-n">N</a>' in page
