"""What was taken from a table: facts, and where the table is silent, that it is."""

from __future__ import annotations

import re

import pytest

from editions import made
from fairshare.framework import Framework
from fairshare.publish.charts.balance import plot
from fairshare.publish.organisations.involvement import involvements, stances
from imported import TABLE, bare, draw_imported, fuller
from pages import page_of, part_of, words_of
from projects import Project, pages

SILENT = "The source does not say"


@pytest.fixture(scope="module")
def page(framework: Framework) -> str:
    """The page of the barest entry."""
    return page_of(framework, bare)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A register of nothing else, built."""
    project = draw_imported(tmp_path_factory.mktemp("imported") / "project")
    project.replace("mkdocs.yml", "search: false", "search: false, history: false")
    project.build(strict=True)
    return project


def test_the_page_says_where_its_facts_are_from(page: str) -> None:
    """First of all, with a link to the table."""
    words = words_of(page)
    assert f"Taken from {TABLE}, not assessed" in words
    assert "Every fact on this page is taken from a published source." in words
    assert 'href="https://www.northshire.example/agreements"' in page
    assert "Whose account this is Taken from a published source, not assessed" in words


@pytest.mark.parametrize(
    "fact",
    [
        *("Whose data", "Could people say no", "How it was transferred", "How often"),
        *("Lawful basis", "Data protection impact assessment", "People asked"),
    ],
)
def test_what_the_table_leaves_out_is_said_to_be_left_out(page: str, fact: str) -> None:
    """Silence is not a no."""
    assert f"{fact} {SILENT}" in words_of(page)


def test_there_is_no_question_score_plot_or_reason(page: str) -> None:
    """Nobody has answered anything about it."""
    for absent in (
        'id="answers"',
        "fs-plot",
        "fs-bars",
        "data-fs-question",
        "fs-answer",
        "Scored with",
        "of 100",
    ):
        assert absent not in page
    assert "Not assessed" in words_of(page)
    assert "Assessment:" not in words_of(page)


def test_a_decision_in_the_table_is_a_fact_without_its_reasons(framework: Framework) -> None:
    """By its outcome and date; who took it and why the table does not say."""
    page = page_of(framework, fuller)
    assert "Approved June 2024" in words_of(page)
    assert "The source does not give the reasons." in part_of(page, "decision")
    assert "Numbers elsewhere Council register: NC/ISA-0042" in words_of(page)


def test_without_a_decision_it_is_listed(page: str) -> None:
    """It is not under review: nobody said so."""
    assert "Listed" in words_of(page)
    assert "The source does not name a decision." in part_of(page, "decision")


def test_it_is_in_no_picture_and_on_no_side(framework: Framework) -> None:
    """Neither the plot nor what a body decided against its assessment knows it."""
    edition = made(framework, {"northshire-council/one": bare, "northshire-council/two": fuller})
    drawn = plot(edition)
    assert (drawn.total, list(drawn.rows)) == (0, [])
    led = involvements(edition)[0].playing("lead")
    assert all(not one.items for one in stances(led))
    assert all(item.review is None for item in edition.items)


def test_a_register_of_nothing_else_can_be_built(built: Project) -> None:
    """Every kind of page stands, and none of them counts an assessment."""
    words = words_of(built.page("initiatives"))
    assert words.count("Taken from a published source, not assessed") == 12
    assert "Assessment:" not in words
    home = words_of(built.page("."))
    assert "Taken from published sources" in home
    assert "decided against" not in home.lower()
    assert "Not assessed (12)" in words_of(built.page("browse/assessment"))


def test_no_page_of_it_speaks_of_a_rating(built: Project) -> None:
    """Of any entry: what was not assessed has none."""
    for name, text in pages(built.site / "initiatives"):
        if re.fullmatch(r"northshire-council/agreement-\d+/index\.html", name):
            assert "of 5" not in words_of(text), name
            assert "Not assessed" in words_of(text), name


def test_nothing_of_it_is_due(built: Project) -> None:
    """A date for review in somebody's table is no promise to this register."""
    assert "No review is planned in this register." in words_of(built.page("reviews"))
