"""What was wrong on a page stands beside what is right, from a real repository and a real build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pages import answer_of, part_of, words_of
from pasts import Past
from projects import BASE, COUNCIL, FULL, SMALL, TRUST, Project, as_yaml, draw, entry

PAGE = "initiatives/northshire-council/free-school-meals"

WRONG = "The kinds of data were not all named, and the sharing was called a trial."
SLIP = "The reasons name cashless lunches; it is lunches without cash and without cards."
LATE = "The trust was left out of the list at first, and the aims were too few."


def version(*events: tuple[str, str, str], **changes: Any) -> bytes:
    """The full example with so many events, as date, kind and summary, and other values."""
    data = entry((BASE / "full.yml").read_bytes()) | changes
    data["events"] = [
        {"date": date, "kind": kind, "summary": summary} for date, kind, summary in events
    ]
    return as_yaml(data).encode()


def first(**more: Any) -> dict[str, Any]:
    """What the page said wrongly at first."""
    data = entry((BASE / "full.yml").read_bytes())
    answers = data["answers"] | {
        "harm": {"rating": 4, "justification": data["answers"]["harm"]["justification"]}
    }
    return {
        "data": data["data"] | {"categories": ["name", "address", "date-of-birth"]},
        "stage": "pilot",
        "answers": answers,
    } | more


def commits() -> list[Mapping[str, bytes]]:
    """One version after the other: two corrections, then one beside another event."""
    alone = [
        {"id": "northshire-council", "unit": "Revenues", "roles": ["lead", "provider", "recipient"]}
    ]
    few = {
        "purpose": {
            **entry((BASE / "full.yml").read_bytes())["purpose"],
            "aims": ["service-improvement"],
        }
    }
    without = {"organisations": alone, "flows": []} | few
    wrong = ("2025-10-20", "correction", WRONG)
    slip = ("2025-10-21", "correction", SLIP)
    added = ("2025-11-10", "recipient-added", "The trust receives the list too.")
    late = ("2025-11-11", "correction", LATE)
    return [
        {FULL: version(**first(**without))},
        {FULL: version(wrong, **without)},
        {FULL: version(wrong, slip, **without)},
        {FULL: version(wrong, slip, added, late)},
    ]


def drawn(root: Path) -> Project:
    project = draw(root)
    now = {name: project.path(name).read_bytes() for name in (SMALL, COUNCIL, TRUST)}
    past = Past(root)
    past.commit(now)
    for files in commits():
        past.commit(files)
    past.write()
    return project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """That project, built once."""
    project = drawn(tmp_path_factory.mktemp("corrected") / "project")
    project.build(strict=True)
    return project


@pytest.fixture(scope="module")
def page(built: Project) -> str:
    return built.page(PAGE)


def test_a_corrected_fact_says_what_stood_before(page: str) -> None:
    """Beside the fact, in its own words: of a list the whole list, of a code its label."""
    facts = part_of(page, "facts")
    assert "Corrected 20 October 2025 said before: Name, Address, Date of birth." in facts
    assert "Corrected 20 October 2025 said before: Pilot." in words_of(page)


def test_a_corrected_rating_says_what_it_was(page: str) -> None:
    """Beside the answer, not at some other one."""
    assert "Corrected 20 October 2025 said before: 4." in answer_of(page, "harm")
    assert "Corrected" not in answer_of(page, "privacy")


def test_a_correction_by_which_nothing_changed_stands_beside_the_decision(page: str) -> None:
    """The reasons for a decision never change, so what is wrong in them is said beside them."""
    assert f"Corrected 21 October 2025 {SLIP}" in part_of(page, "decision")


def test_what_another_event_explains_is_no_correction(page: str) -> None:
    """The trust came with an event of its own; only the aims had been wrong."""
    facts = part_of(page, "facts")
    assert "Corrected 11 November 2025 said before: Improving a service." in facts
    assert "Revenues (" not in facts


def test_all_corrections_stand_in_the_history_in_order(page: str) -> None:
    """With their summaries, whichever field they were about."""
    words = part_of(page, "history")
    assert words.index(WRONG) < words.index(SLIP) < words.index(LATE)


def test_the_history_names_the_event_of_each_step(built: Project) -> None:
    """Kind and summary; the event itself is not listed once more as something added."""
    words = words_of(built.page(f"{PAGE}/history"))
    assert f"Page corrected: {WRONG} (20 October 2025)" in words
    assert "New recipient: The trust receives the list too. (10 November 2025)" in words
    assert "The stage as told here changed from Pilot to Live." in words
    assert "Added: What happened" not in words
    assert "Only layout or comments changed" not in words


def test_without_a_history_each_correction_speaks_for_itself(tmp_path: Path) -> None:
    """Nobody can say any more what stood before: the summary does, beside the decision."""
    project = drawn(tmp_path / "project")
    project.replace("mkdocs.yml", "search: false", "search: false, history: false")
    project.build(strict=True)
    page = project.page(PAGE)
    assert ", said before:" not in words_of(page)
    decision = part_of(page, "decision")
    for date, summary in (("20 October 2025", WRONG), ("21 October 2025", SLIP)):
        assert f"{date}: {summary}" in decision
