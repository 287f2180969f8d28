"""The tables: each row says what the entry says, whose words these are, and where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from data_files import AWKWARD, TABLES, awkward_entries, rows, table, written
from editions import made, parts
from fairshare.framework import Framework
from fairshare.model import value_at
from fairshare.publish.data.table_files import table_files
from fairshare.publish.data.tables.every_table import every_table
from fairshare.publish.data.tables.table import joined
from fairshare.publish.edition import Edition
from fairshare.spreadsheets import unguarded

Files = dict[str, bytes]
REFUSED = "department-for-education/mod-pupil-data-request"


@pytest.fixture(scope="module")
def files(edition: Edition) -> Files:
    """The open data of the real register."""
    return written(edition)


def same(_data: dict[str, Any]) -> None:
    """The full example as it is."""


def tables_of(edition: Edition) -> Files:
    """The CSV files alone."""
    return written(edition, table_files)


def text(value: Any) -> str:
    """A value of an entry as a cell of a table says it."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return joined(tuple(map(str, value))) if isinstance(value, list) else str(value)


@pytest.mark.parametrize("name", ["initiatives", "organisations"])
def test_a_column_repeats_its_field(edition: Edition, files: Files, name: str) -> None:
    """Every column that names a field of the entry, in every row."""
    register = edition.register
    entries: dict[str, Any] = dict(
        register.initiatives if name == "initiatives" else register.organisations
    )
    (described,) = (one for one in every_table(edition.framework) if one.name == name)
    sourced = [one for one in described.columns if one.source]
    assert len(sourced) > 10
    for row in table(files, name):
        data = entries[row["id"]].data
        for column in sourced:
            *group, field = column.source.split(".")
            items = value_at(data, tuple(group)) if group else None
            value = value_at(data, tuple(column.source.split(".")))
            if isinstance(items, list):
                value = [one.get(field, "") for one in items]
            if column.source == "successor" and isinstance(value, str):
                value = [value]
            assert row[column.name] == text(value), (row["id"], column.name)


def test_an_answer_stands_as_written_then_lowest_and_highest(
    edition: Edition, files: Files
) -> None:
    """Each answer that was given, and no other; its reason letter by letter."""
    found = {(row["id"], row["question"]): row for row in table(files, "answers")}
    given = {
        (one.id, question): answer
        for one in edition.register.initiatives.values()
        for question, answer in one.answers.items()
    }
    assert found.keys() == given.keys()
    for key, answer in given.items():
        row = found[key]
        assert row["justification"] == answer.justification
        assert row["rating"] == str(answer.rating)
        assert (row["rating_low"], row["rating_high"]) == (text(answer.low), text(answer.high))


def test_each_role_and_each_flow_has_a_row(edition: Edition, files: Files) -> None:
    """In the order of the entry."""
    register = edition.register.initiatives
    assert [
        (row["id"], row["organisation"], row["role"]) for row in table(files, "participants")
    ] == [
        (identifier, one.id, role)
        for identifier in sorted(register)
        for one in register[identifier].participants
        for role in one.roles
    ]
    assert [(row["id"], row["giver"], row["receiver"]) for row in table(files, "flows")] == [
        (identifier, one.giver, one.receiver)
        for identifier in sorted(register)
        for one in register[identifier].flows
    ]


@pytest.mark.parametrize("name", TABLES[:4])
def test_every_row_says_where_it_stands_and_who_says_so(files: Files, name: str) -> None:
    """Id, address, version, fingerprint, voice and state; codes and words side by side."""
    found = rows(files[f"data/{name}.csv"])
    assert found
    for row in found:
        for column in ("id", "url", "version", "sha256", "voice", "voice_label", "state", "shared"):
            assert row[column], column
        assert row["url"].endswith(f"initiatives/{row['id']}/")


@pytest.mark.parametrize(
    ("independence", "voice"),
    [("self", "own"), ("worked-example", "worked-example"), ("imported", "imported")],
)
def test_no_row_hides_whose_words_it_repeats(
    framework: Framework, independence: str, voice: str
) -> None:
    """In every table about initiatives."""

    def change(data: dict[str, Any]) -> None:
        data["assessment"]["independence"] = independence

    files = tables_of(made(framework, {"council/one": change}))
    for name in TABLES[:4]:
        assert {row["voice"] for row in table(files, name)} <= {voice}
    assert table(files, "initiatives")[0]["voice"] == voice


def test_a_refusal_is_no_flow_that_took_place(files: Files) -> None:
    """Wherever somebody is named who would have got data, the row says that nothing was shared."""
    for name in ("initiatives", "participants", "flows"):
        found = [row for row in table(files, name) if row["id"] == REFUSED]
        assert found
        for row in found:
            assert row["shared"] == "asked"
            assert row["shared_label"] == "Only asked for, nothing was shared"


def test_which_refused_shares_concern_the_police_and_why(framework: Framework) -> None:
    """A journalist filters two columns of one table and reads a third; no other file is needed."""
    reasons = "Nobody could say what the police would do with it, or for how long. " * 2

    def change(data: dict[str, Any]) -> None:
        parts(council="lead provider", north_police="recipient")(data)
        data["decision"] |= {"outcome": "refused", "justification": reasons}

    described = {"north-police": {"name": "North Police", "type": "police"}}
    edition = made(framework, {"council/one": change, "council/two": same}, organisations=described)
    found = [
        row
        for row in table(tables_of(edition), "initiatives")
        if row["decision_label"] == "Refused" and "Police" in row["organisations_kinds_label"]
    ]
    assert [(row["id"], row["gets_label"], row["decision_reasons"]) for row in found] == [
        ("council/one", "North Police", reasons)
    ]


def test_every_code_has_its_words_beside_it(edition: Edition, files: Files) -> None:
    """And every code that stands in a column is one that its dictionary names."""
    for described in every_table(edition.framework):
        names = [column.name for column in described.columns]
        for column in described.columns:
            if not column.codes:
                continue
            assert names[names.index(column.name) + 1] == f"{column.name}_label"
            for row in table(files, described.name):
                codes = list(filter(None, row[column.name].split("|")))
                assert set(codes) <= column.codes.keys(), column.name
                words = joined(tuple(column.codes[code] for code in codes))
                assert row[f"{column.name}_label"] == words


@pytest.mark.parametrize(
    ("written_as", "first", "last"),
    [
        ("2025-04-02", "2025-04-02", "2025-04-02"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
    ],
)
def test_a_date_stands_as_written_with_the_days_that_it_can_mean(
    framework: Framework, written_as: str, first: str, last: str
) -> None:
    """So a program can sort, and nobody is told a day that the sources do not give."""

    def change(data: dict[str, Any]) -> None:
        data["decision"]["date"] = data["dates"]["starts"] = written_as

    (row,) = table(tables_of(made(framework, {"council/one": change})), "initiatives")
    for name in ("decided", "starts"):
        assert (row[name], row[f"{name}_from"], row[f"{name}_to"]) == (written_as, first, last)


def test_a_latest_day_is_no_day_of_a_decision(framework: Framework) -> None:
    """Only the end is known."""

    def change(data: dict[str, Any]) -> None:
        data["decision"].pop("date")
        data["decision"]["not_later_than"] = "2015-06-05"

    (row,) = table(tables_of(made(framework, {"council/one": change})), "initiatives")
    assert (row["decided"], row["decided_from"], row["decided_to"]) == ("", "", "2015-06-05")
    assert (row["decided_not_later_than"], row["decided_label"]) == ("2015-06-05", "by 5 June 2015")


def test_lists_have_one_separator_that_comes_back(framework: Framework) -> None:
    """An item that holds it is told from two items."""

    def change(data: dict[str, Any]) -> None:
        data["keywords"] = ["one|two", "three\\", "four"]

    (row,) = table(tables_of(made(framework, {"council/one": change})), "initiatives")
    assert row["keywords"] == r"one\|two|three\\|four"


def test_what_was_removed_has_its_row(framework: Framework) -> None:
    """It says that there was something, when it went and why, and nothing else."""
    edition = made(framework, {"council/one": same}, removed={"council/gone"})
    found = {row["id"]: row for row in table(tables_of(edition), "initiatives")}
    row = found["council/gone"]
    assert (row["state"], row["state_label"]) == ("removed", "Removed")
    assert (row["removed"], row["removed_reason"]) == ("2025-12-01", "It named a person.")
    assert (row["title"], row["voice"], row["lead"]) == ("", "", "council")
    assert {row["id"] for row in table(tables_of(edition), "answers")} == {"council/one"}


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_texts_come_back(framework: Framework, name: str) -> None:
    """From plain CSV, once the guard's apostrophe is off; and no cell starts what may run."""
    identifier, expected = f"council/{name.replace(' ', '-')}", AWKWARD[name]
    files = tables_of(made(framework, {identifier: awkward_entries()[identifier]}))
    (row,) = rows(files["data/initiatives.csv"])
    for column in ("title", "decision_reasons"):
        assert unguarded(row[column]) == expected
        assert not row[column].lstrip().startswith(("=", "+", "-", "@"))
    assert unguarded(row["conditions"]) == joined((expected, "Another one"))
    (answer,) = (row for row in table(files, "answers") if row["question"] == "harm")
    assert answer["justification"] == expected


def test_numbers_are_numbers(framework: Framework) -> None:
    """A decision more cautious than its assessment has -2, not the text '-2."""

    def change(data: dict[str, Any]) -> None:
        data["decision"]["outcome"] = "refused"

    (row,) = rows(tables_of(made(framework, {"council/one": change}))["data/initiatives.csv"])
    assert row["divergence"] == "-2"


def test_former_addresses_answer(files: Files) -> None:
    """Whoever kept the address of the list of decisions finds it there, row by row."""
    listed = rows(files["initiatives/decisions.csv"])
    promised = {row["id"]: row for row in rows(files["data/initiatives.csv"])}
    assert len(listed) == len(promised)
    for row in listed:
        assert list(row)[:5] == ["id", "title", "summary", "voice", "headline"]
        other = promised[row["id"]]
        assert (row["outcome"], row["stage"]) == (other["decision"], other["stage"])
        assert row["people"].split("; ") == other["people"].split("|")
        assert (row["voice"], row["headline"]) == (other["voice"], other["headline"])
    assert files["initiatives/decisions.xlsx"] == files["data/register.xlsx"]


def test_the_same_register_makes_the_same_bytes(framework: Framework) -> None:
    """Whoever makes the files, whenever, in whatever order entries were read."""
    entries = awkward_entries()
    again = dict(reversed(entries.items()))
    first, second = written(made(framework, entries)), written(made(framework, again))
    assert [path for path in first if first[path] != second[path]] == []
