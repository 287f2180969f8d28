"""What happened to the sharing, over the whole register."""

from __future__ import annotations

from typing import Any

import pytest

from editions import Change, made
from fairshare.framework import Framework
from fairshare.publish.edition import Edition
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.page import Page
from fairshare.publish.pages.changes import change_pages, newest_lines
from html_reader import Reader


def drawn(edition: Edition) -> list[Page]:
    return list(change_pages(edition, make_environment(edition.framework)))


def with_events(*events: tuple[str, str], independence: str = "self") -> Change:
    """The full example with other events, and no result or question."""

    def change(data: dict[str, Any]) -> None:
        data["assessment"]["independence"] = independence
        data["events"] = [
            {"date": date, "kind": kind, "summary": f"What {kind} is."} for date, kind in events
        ]
        data.pop("results")
        data.pop("challenges")

    return change


def test_everything_that_happened_stands_newest_first(framework: Framework) -> None:
    """By year, with the day as written, and whose account it is."""
    changes = {"council/one": with_events(("2025-05", "started"), ("2025-06-01", "paused"))}
    (page,) = drawn(made(framework, changes))
    line = Reader(str(page.body)).line
    places = [line.index(f"{words} The body’s own entry") for words in (
        "1 June 2025 – Paused",
        "May 2025 – Started",
        "2 April 2025 – Approved",
        "20 March 2025 – Submitted",
    )]  # fmt: skip
    assert places == sorted(places)
    assert page.title == "What happened"


@pytest.mark.parametrize(
    ("independence", "kinds"),
    [("self", ["correction"]), ("worked-example", ["correction", "reassessed"])],
)
def test_what_is_about_the_page_alone_did_not_happen(
    framework: Framework, independence: str, kinds: list[str]
) -> None:
    """A correction is an edit, and so is it in a worked example that it was rated again."""
    events = [("2025-06-01", kind) for kind in kinds]
    (page,) = drawn(
        made(framework, {"council/one": with_events(*events, independence=independence)})
    )
    assert "1 June 2025" not in Reader(str(page.body)).line


def test_that_a_body_assessed_it_again_happened(framework: Framework) -> None:
    """The body did that itself."""
    (page,) = drawn(made(framework, {"council/one": with_events(("2025-06-01", "reassessed"))}))
    assert "1 June 2025 – Assessed again" in Reader(str(page.body)).line


def test_the_newest_of_each_initiative_stands_on_the_home_page(framework: Framework) -> None:
    """One decision to which much happened does not hide the others."""
    busy = with_events(("2025-06-01", "paused"), ("2025-07-01", "resumed"))
    found = made(
        framework, {"council/a": busy, "council/b": with_events(("2025-05-01", "started"))}
    )
    lines = [(line.item.initiative.id, line.notice.date) for line in newest_lines(found, 2)]
    assert lines == [("council/a", "2025-07-01"), ("council/b", "2025-05-01")]


def test_an_empty_register_says_so(framework: Framework) -> None:
    """A page without lines is no page without words."""
    (page,) = drawn(made(framework, {}))
    assert "Nothing with a date is recorded yet." in Reader(str(page.body)).line


@pytest.mark.parametrize(("initiatives", "pages"), [(25, 1), (26, 2)])
def test_a_long_list_has_pages(framework: Framework, initiatives: int, pages: int) -> None:
    """Fifty lines on each; every initiative here has two: submitted, and decided."""
    entries = {f"council/n{number}": with_events() for number in range(initiatives)}
    assert len(drawn(made(framework, entries))) == pages
