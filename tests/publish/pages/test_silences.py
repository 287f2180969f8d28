"""What is left open, counted: over each kind of entry by itself, and with no word on a body."""

from __future__ import annotations

from typing import Any

import pytest

from data_files import rows, written
from editions import Change, made
from fairshare.framework import Framework
from fairshare.load.framework import load_framework
from fairshare.publish.edition import Edition
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.pages.silences import CSV, Silences, silences, silences_file, silences_page
from fairshare.publish.voice_groups import by_voice
from html_reader import Reader
from irish import NAME
from trees import SCHEMA


def leaves_open(*questions: str, facts: bool = False, independence: str = "self") -> Change:
    """The full example with some questions unknown, and with two facts that are not known."""

    def change(data: dict[str, Any]) -> None:
        data["assessment"]["independence"] = independence
        for question in questions:
            data["answers"][question] |= {"rating": "unknown"}
            data["answers"][question].pop("range", None)
        if facts:
            data["data"]["retention"] = {"period": "unknown"}
            data["legal"]["bases"] = ["unknown"]

    return change


def only(edition: Edition) -> Silences:
    (group,) = by_voice(edition.items)
    return silences(group, edition)


def counted(found: Silences) -> dict[str, int]:
    return {row.anchor: len(row.items) for row in found.questions if row.items}


def line(edition: Edition) -> str:
    return Reader(str(silences_page(edition, make_environment(edition.framework)).body)).line


def test_questions_are_counted_one_by_one(framework: Framework) -> None:
    """Each of the 18 has its row, those that every entry answers too."""
    entries = {
        "council/a": leaves_open("security", "harm"),
        "council/b": leaves_open("security"),
        "council/c": leaves_open(),
    }
    found = only(made(framework, entries))
    assert counted(found) == {"security": 2, "harm": 1}
    assert [row.anchor for row in found.questions] == [one.id for one in framework.questions]
    assert [row.anchor for row in found.foremost] == ["security", "harm"]
    assert found.asked == 3


def test_facts_are_counted_one_by_one(framework: Framework) -> None:
    """Those that the entry says it does not know, and no others."""
    found = only(
        made(framework, {"council/a": leaves_open(facts=True), "council/b": leaves_open()})
    )
    assert {row.words: len(row.items) for row in found.facts if row.items} == {
        "On which lawful basis": 1,
        "How long the data is kept": 1,
    }


def test_what_has_no_answers_yet_leaves_no_question_open(framework: Framework) -> None:
    """A proposal that nobody assessed is not 18 silences."""

    def proposed(data: dict[str, Any]) -> None:
        for part in ("decision", "answers", "assessment"):
            data.pop(part)
        data["stage"] = "proposed"

    edition = made(framework, {"council/a": proposed, "council/b": leaves_open("harm")})
    found = only(edition)
    assert (found.asked, found.total) == (1, 2)
    assert "1 entry has no answers yet, and is not counted here." in line(edition)


def test_kinds_of_entry_are_never_counted_together(framework: Framework) -> None:
    """What the public can't find out, and what a body does not know; tables are left out."""
    edition = made(
        framework,
        {
            "council/a": leaves_open("harm"),
            "council/b": leaves_open("harm", independence="worked-example"),
            "council/c": leaves_open(independence="imported"),
        },
    )
    said = line(edition)
    assert said.index("Bodies’ own entries (1)") < said.index("Worked examples (1)")
    assert said.count("1 of 1") == 4  # in the sentence and in the table, of each kind
    assert "Taken from published sources (" not in said
    assert "1 decision taken from a published source is left out" in said


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ({}, "No entry here answers the questions yet."),
        ({"council/a": leaves_open()}, "Every question has an answer."),
        (
            {f"council/n{number}": leaves_open("harm") for number in range(51)},
            "and 1 more, in the file of all",
        ),
    ],
    ids=["none", "one", "many"],
)
def test_it_stands_with_no_entry_with_one_and_with_many(
    framework: Framework, entries: dict[str, Change], said: str
) -> None:
    """Fifty decisions are named for each row; the rest is counted, and leads to the file of all."""
    assert said in line(made(framework, entries))


def test_its_tables_can_be_read_without_seeing_them(framework: Framework) -> None:
    """A caption, and a head for each row and column."""
    edition = made(framework, {"council/a": leaves_open("harm")})
    body = str(silences_page(edition, make_environment(framework)).body)
    assert body.count("<caption>") == body.count("<table") == 2
    rows = len(framework.questions) + len(only(edition).facts)
    assert body.count('<th scope="row">') == rows
    assert body.count('<th scope="col">') == 4


def lines_of(edition: Edition) -> list[dict[str, str]]:
    """The lines of the file."""
    return rows(written(edition, silences_file)[CSV])


def test_the_file_has_a_line_for_each_silence(framework: Framework) -> None:
    """Question or fact, in words too, with the decision and who speaks of it."""
    entries = {"council/a": leaves_open("harm", facts=True), "council/b": leaves_open()}
    lines = lines_of(made(framework, entries))
    assert [(one["open"], one["id"], one["voice"]) for one in lines] == [
        ("harm", "council/a", "own"),
        ("open_basis", "council/a", "own"),
        ("open_retention", "council/a", "own"),
    ]
    assert lines[0]["open_in_words"] == framework.question("harm").title


def test_what_a_law_asks_is_counted_where_an_entry_follows_it() -> None:
    """By item with its section, as far as it is asked for by now; of what was imported too."""
    law = load_framework(SCHEMA, (NAME,))
    asked = {"opens": "2022-09-01", "closes": "2022-09-29"}

    def follows(data: dict[str, Any]) -> None:
        data["assessment"] = {"independence": "imported"}
        del data["answers"], data["decision"], data["safeguards"]
        data["profiles"] = {NAME: {"parties": [{"id": "a"}], "consultation": asked}}

    edition = made(law, {"council/a": follows, "council/b": leaves_open()})
    own, imported = (silences(one, edition) for one in by_voice(edition.items))
    assert own.laws == ()
    (found,) = imported.laws
    heading = "what this law asks and our sources do not say, Data Sharing and Governance Act 2019"
    assert (found.title, found.total) == (f"Taken from published sources: {heading}", 1)
    words = [row.words for row in found.rows]
    assert "Security (section 19(1)(m))" in words
    assert "Parties (section 19(1)(a))" not in words
    assert "Papers sent to the Board (section 56)" not in words
    said = line(edition)
    assert heading in said
    listed = [(one["voice"], one["open"]) for one in lines_of(edition)]
    assert ("imported", "ie-dsga-2019:security") in listed
