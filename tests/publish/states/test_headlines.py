"""One headline for each initiative, its tense, its badges and the marks beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest

from editions import TODAY, made
from fairshare.framework import ENTRY_KINDS, OWN, Framework
from fairshare.model import IMPORTED, WORKED_EXAMPLE, Initiative
from fairshare.model.tense import ASKED, IS, TENSES, WAS
from fairshare.publish.states import OneDay, Situation, labels, state_of
from fairshare.score import assess
from stated import ROWS, entry_of, state_read

STAGES = ("proposed", "pilot", "live", "paused", "ended", "never_started")
IN_USE = ("pilot", "live")
OUTCOMES = ("approved", "approved_with_conditions", "refused", "deferred", "not_pursued")


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_page_says_what_is_so(framework: Framework, row: Mapping[str, Any]) -> None:
    """The headline, the tense of the facts, the badges and the marks of each row."""
    found = state_read(row["given"], framework)
    assert (found.headline, found.tense) == (row["headline"], row["tense"])
    if "badges" in row:
        assert [one.words for one in found.badges] == row["badges"]
    if "shared" in row:
        assert found.shared == row["shared"]
    said = [f"{one.words} {one.newer}{one.after}".strip() for one in found.marks]
    said = [one for one in said if not one.startswith("The newer decision")]
    assert said == row.get("marks", [])


def every_state() -> list[tuple[str, str, str | None]]:
    """Each kind of entry, each stage and each outcome, none included."""
    return list(product(ENTRY_KINDS, STAGES, (None, "not-found", *OUTCOMES)))


@pytest.mark.parametrize(("voice", "stage", "outcome"), every_state())
def test_every_pair_of_outcome_and_stage_has_words_that_are_true_of_it(
    framework: Framework, voice: str, stage: str, outcome: str | None
) -> None:
    """Nothing is told in the present that is not in use, and nothing is in use without a day."""
    given: dict[str, Any] = {"voice": voice, "stage": stage, "stage_as_of": "2025-12-01"}
    if outcome:
        record = outcome == "not-found"
        given["decision"] = {"record": outcome} if record else {"outcome": outcome}
    found = state_read(given, framework)
    if found.tense == IS:
        assert stage in IN_USE
    if found.tense == ASKED:
        assert stage not in ("ended", "paused") or outcome in ("refused", "not_pursued")
        assert voice == IMPORTED or "In use" not in found.headline
    if "In use" in found.headline:
        assert stage in IN_USE
        assert "as of 1 December 2025" in found.headline
    if outcome in (None, "not-found"):
        assert "pproved" not in found.headline
        recorded = "No decision recorded" in found.headline
        assert not recorded or voice == OWN
    else:
        assert framework.label("outcomes", outcome) in found.headline


def test_what_an_own_entry_says_without_a_day(framework: Framework) -> None:
    """A body may leave the day out: then its page never says that the sharing is in use today."""
    for stage in IN_USE:
        found = state_read({"stage": stage, "decision": {"outcome": "approved"}}, framework)
        assert found.headline == "Approved. Said to be in use"


@pytest.mark.parametrize("tense", TENSES)
def test_each_label_has_words_in_each_tense(tense: str) -> None:
    """A label that is missing in a tense would break a page of that tense alone."""
    assert all(labels(tense).values())


def test_what_is_over_is_not_told_in_the_present() -> None:
    """No label of what was shared, or only asked for, says that something is given or got."""
    for tense in (WAS, ASKED):
        said = " ".join(labels(tense).values())
        for present in (" is shared", "gives", "gets it", "takes part", "is transferred"):
            assert present not in said


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        (OWN, ""),
        (WORKED_EXAMPLE, "Worked example: our reading of 2025, from public sources"),
        (IMPORTED, "Taken from The table, not assessed"),
    ],
)
def test_each_voice_says_whose_it_is(framework: Framework, voice: str, words: str) -> None:
    """One line tells what a reader must know; a body's own entry needs none."""
    found = state_read({"voice": voice, "stage": "live", "stage_as_of": "2025"}, framework)
    assert found.voice.banner + found.voice.sources == words


def test_today_decides_what_lies_ahead(framework: Framework) -> None:
    """An end that is still to come is not told as past."""
    given = {"stage": "ended", "dates": {"ends": "2026-02-01"}}
    initiative = Initiative.read("a/b", "a.yml", "0", entry_of(given))
    for today, words in ((TODAY, "It was in use"), (dt.date(2026, 2, 1), "until 1 February 2026")):
        situation = Situation(initiative, framework, OneDay(today))
        state = state_of(situation, assess(initiative.data, framework))
        assert words in state.headline


def test_a_finding_is_marked_wherever_the_entry_names_it(framework: Framework) -> None:
    """Beside the basis in law as among the events; the list to filter by says the same."""
    found = {"body": "The court", "date": "2025-06-01", "url": "https://court.example/"}
    edition = made(framework, {"a/one": lambda data: data["legal"].update(found_by=found)})
    (item,) = edition.items
    words = [mark.words for mark in item.state.marks if mark.code == "unlawful"]
    assert words == ["Found unlawful by The court, 1 June 2025"]


@pytest.mark.parametrize(
    ("day", "name"), [("2019-01-31", "Old Name"), ("2019-02-01", "New Name"), ("2020", "New Name")]
)
def test_a_body_is_named_as_it_was_called_that_day(
    framework: Framework, day: str, name: str
) -> None:
    """What a body did before it was renamed, it did under its former name."""
    renamed = {"date": "2019-02-01", "path": "name", "was": "Old Name", "kind": "body-changed"}
    stop = {"date": day, "kind": "stopped", "summary": "It was stopped.", "by": "regulator"}
    edition = made(
        framework,
        {"a/one": lambda data: data.update(events=[stop], stage="ended")},
        organisations={"regulator": {"name": "New Name", "corrections": [renamed]}},
    )
    assert edition.items[0].state.headline.startswith(f"Stopped by {name}, ")
