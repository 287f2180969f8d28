"""What differs between two versions, and how it is said: a table of changes and their words."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.differences import same
from fairshare.framework import Framework
from fairshare.history import differences
from fairshare.publish.past.difference_words import DifferenceText, DifferenceWords
from fairshare.publish.past.inline_difference import pieces
from projects import BASE, entry

FULL = entry((BASE / "full.yml").read_bytes())
LONG = "The council asked three parent groups what they thought of it, and two of them agreed. "


@pytest.fixture(scope="module")
def words(framework: Framework) -> DifferenceWords:
    """How to tell the differences between initiatives."""
    return DifferenceWords(framework, framework.initiative_schema)


def described(
    words: DifferenceWords, change: Callable[[dict[str, Any]], object]
) -> list[DifferenceText]:
    """What is told of a change to the full example."""
    new = deepcopy(FULL)
    change(new)
    return [words.describe(one) for one in differences(FULL, new)]


VOTES = "What the public thinks, votes"

CHANGES: dict[str, tuple[Callable[[dict[str, Any]], object], list[str]]] = {
    "nothing": (lambda d: d.update(d), []),
    "rating": (
        lambda d: d["answers"]["harm"].update(rating=2),
        ["Limited harm: the rating went from 3 to 2."],
    ),
    "now-unknown": (
        lambda d: d["answers"]["privacy"].update(rating="unknown"),
        ["Respect for privacy: the rating went from 4 to unknown."],
    ),
    "not-applicable": (
        lambda d: d["answers"]["added_value"].update(rating="not_applicable"),
        ["Added value: the rating went from 5 to not applicable."],
    ),
    "range": (
        lambda d: d["answers"]["harm"].update(range=[2, 3]),
        ["Limited harm, range: changed from 3, 4 to 2, 3."],
    ),
    "no-answer": (lambda d: d["answers"].pop("harm"), ["Removed: Limited harm."]),
    "decision": (
        lambda d: d["decision"].update(outcome="refused"),
        ["The decision as told here changed from Approved to Refused."],
    ),
    "decided-less": (lambda d: d.pop("decision"), ["Removed: Decision."]),
    "stage": (
        lambda d: d.update(stage="ended"),
        ["The stage as told here changed from Live to Ended."],
    ),
    "title": (
        lambda d: d.update(title="Another title"),
        [f"The title changed from “{FULL['title']}” to “Another title”."],
    ),
    "summary": (lambda d: d.update(summary=LONG * 3), ["The summary was rewritten."]),
    "reasons": (
        lambda d: d["decision"].update(justification=LONG),
        ["Decision, reasons: rewritten."],
    ),
    "category-more": (
        lambda d: d["data"]["categories"].append("health"),
        ["Added: What is shared, kinds of data: Health."],
    ),
    "category-less": (
        lambda d: d["data"]["categories"].remove("household"),
        ["Removed: What is shared, kinds of data: Household."],
    ),
    "order": (
        lambda d: d["data"]["categories"].reverse(),
        ["What is shared, kinds of data: the order changed."],
    ),
    "date": (
        lambda d: d["decision"].update(date="2025-05"),
        ["Decision, date: changed from 2 April 2025 to May 2025."],
    ),
    "period": (
        lambda d: d["data"]["retention"].update(period="P18M"),
        ["What is shared, how long it is kept, period: changed from 1 year to 18 months."],
    ),
    "yes-and-no": (
        lambda d: d["safeguards"]["dpia"].update(residual_high_risk=True),
        ["Safeguards, impact assessment (DPIA), high risk remains: changed from no to yes."],
    ),
    "withdrawn": (
        lambda d: d.update(withdrawn={"date": "2026-01-01", "reason": LONG}),
        ["Added: Withdrawn."],
    ),
    "event-item": (
        lambda d: d["events"].append(
            {"date": "2026-01-01", "kind": "incident", "summary": "A leak."}
        ),
        ["Added: What happened, item 4."],
    ),
    "condition-met": (
        lambda d: d["decision"]["conditions"][0].update(met="yes"),
        ["Decision, conditions, item 1, is it met: changed from Not yet known to Met."],
    ),
    "flow-until": (
        lambda d: d["flows"][0].update(until="2027-01-01"),
        [
            "Who gives what to whom, item 1, until: changed from 11 May 2028 to 1 January 2027.",
        ],
    ),
    "vote": (
        lambda d: d["acceptability"]["votes"][1]["options"][0].update(percent=90),
        [f"{VOTES}, item 2, answers, item 1, percent: changed from 87.5 to 90."],
    ),
    "item-edited": (
        lambda d: d["results"][0].update(achieved="no"),
        ["Results, item 1, did it work: changed from Partly to No."],
    ),
    "another-kind": (
        lambda d: d.update(themes="education"),
        ["Themes: changed from Education, Welfare and benefits to education."],
    ),
    "unknown-field": (lambda d: d.update(strange=1), ["Added: strange: 1."]),
    "empty-name": (lambda d: d.update({"": None}), ["Added: : nothing."]),
    "true-is-not-one": (
        lambda d: d["legal"].update(criminal_offence_data=0),
        ["Legal basis, crime records: changed from no to 0."],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_said_in_words(words: DifferenceWords, name: str) -> None:
    """Each kind of change has its sentence, with the names and labels that the pages use."""
    change, sentences = CHANGES[name]

    assert [one.words for one in described(words, change)] == sentences


def test_a_first_decision_is_told_with_what_it_holds(words: DifferenceWords) -> None:
    """A decision on what was under review says its outcome first, then all its fields."""
    old = {key: value for key, value in FULL.items() if key != "decision"}
    (one,) = [words.describe(found) for found in differences(old, FULL)]

    assert one.words == "Added: the decision: Approved."
    assert ("Decided by", "Senior Information Risk Owner") in one.fields


def test_a_rewritten_text_shows_what_went_and_what_came(words: DifferenceWords) -> None:
    """Word by word, so that a reader need not look for the change."""
    (one,) = described(
        words, lambda d: d.update(summary=d["summary"].replace("families", "parents"))
    )

    assert [(p.kind, p.text.strip()) for p in one.pieces if p.kind != "same"] == [
        ("out", "families"),
        ("in", "parents"),
    ]


HERE, THERE = "https://a.example/here", "https://a.example/there"


def reworded(words: DifferenceWords, old: str, new: str) -> DifferenceText:
    """What is said when the benefits, which are prose, change from one text to the other."""
    before, after = deepcopy(FULL), deepcopy(FULL)
    before["purpose"]["benefits"], after["purpose"]["benefits"] = old, new
    (one,) = [words.describe(found) for found in differences(before, after)]
    return one


def test_prose_is_compared_by_its_words_and_links_stand_apart(words: DifferenceWords) -> None:
    """Nobody reads stars and brackets; and no link is put in or taken out unsaid."""
    old = f"{LONG}**Both** are in [the report]({HERE}).\n\n- one\n- two"
    new = f"{LONG}**Both** are in [the letter]({THERE}).\n\n- one\n- three"
    one = reworded(words, old, new)
    assert one.old == f"{LONG}Both are in the report.\none\ntwo"
    assert one.new == f"{LONG}Both are in the letter.\none\nthree"
    assert one.fields == (
        ("Link taken out", f"the report: {HERE}"),
        ("Link put in", f"the letter: {THERE}"),
    )


def test_a_link_that_leads_elsewhere_is_told_though_its_words_stand(words: DifferenceWords) -> None:
    """The same words over another address are a change that a reader would never see."""
    one = reworded(words, f"See [the report]({HERE}).", f"See [the report]({THERE}).")
    assert one.words == "Why, benefits: its links changed."
    assert one.fields == (
        ("Link taken out", f"the report: {HERE}"),
        ("Link put in", f"the report: {THERE}"),
    )


def test_a_change_of_marks_alone_is_called_so(words: DifferenceWords) -> None:
    """Bold words are no other words."""
    one = reworded(words, "About 1,150 children.", "About **1,150** children.")
    assert one == DifferenceText("Why, benefits: the same words, laid out in another way.")


def test_added_prose_names_its_links(words: DifferenceWords) -> None:
    """A text that comes as a whole is told like one that changes."""
    new = deepcopy(FULL)
    new["data"]["description"] = f"**Names.** {LONG}([source]({HERE}))"
    old = deepcopy(FULL)
    old["data"].pop("description", None)
    (one,) = [words.describe(found) for found in differences(old, new)]
    assert one.new == f"Names. {LONG}(source)"
    assert one.fields == (("Link put in", f"source: {HERE}"),)


def test_far_from_a_change_the_text_is_left_out() -> None:
    """Long texts are shortened to what lies around the change."""
    start = "word " * 200
    found = pieces(f"{start}old end", f"{start}new end")

    assert found[0].text.startswith(" \u2026 ")
    assert len(found[0].text) < 80


def test_very_long_texts_are_shown_whole_one_after_the_other() -> None:
    """Comparing takes time that grows with the square of the length; a hostile text must not."""
    old, new = "a b " * 20_000, "b a " * 20_000

    assert [(piece.kind, piece.text) for piece in pieces(old, new)] == [("out", old), ("in", new)]


texts = st.text(alphabet="ab \n", max_size=40)


@given(texts, texts)
def test_pieces_hold_both_texts(old: str, new: str) -> None:
    """Without what came, the words are the old ones; without what went, the new ones."""
    found = pieces(old, new)

    def words_of(*kinds: str) -> list[str]:
        return " ".join(piece.text for piece in found if piece.kind in kinds).split()

    assert words_of("same", "out") == old.split() or "\u2026" in words_of("same")
    assert words_of("same", "in") == new.split() or "\u2026" in words_of("same")


plain = st.none() | st.booleans() | st.integers(-1, 6) | st.sampled_from(["", "a", "2025", "5"])
groups = st.dictionaries(st.sampled_from(["id", "rating", "a", ""]), plain, max_size=3)
values = plain | groups | st.lists(plain | groups, max_size=3)
fields = st.sampled_from(["title", "answers", "events", "decision", "data", "organisations", "x"])
entries = st.dictionaries(fields, values | st.dictionaries(fields, values, max_size=2), max_size=3)


@given(entries, entries)
@settings(max_examples=60)
def test_entries_of_any_form_can_be_told(
    words: DifferenceWords, old: dict[str, Any], new: dict[str, Any]
) -> None:
    """Old versions follow older schemas, or none: whatever they hold, there are words for it."""
    found = differences(old, new)

    assert all(words.describe(one).words for one in found)
    assert bool(found) != same(old, new)
