"""The summary of what changed: each field before and after, and what explains it."""

from __future__ import annotations

from functools import partial
from html import unescape
from typing import Any

import pytest

from fairshare.cli.summary import changes
from fairshare.validate.guard import SWITCH
from fairshare.validate.integrity import changed_fields
from fairshare.validate.integrity.pair import Pair
from pasts import git
from projects import FULL, SMALL, TRUST, Project, entry
from proposed import event
from summaries import HOSTILE, html, summarise


@pytest.fixture
def published(project: Project) -> Project:
    """A project whose main branch holds all that it holds now."""
    git(project.root, "init", "-q", "-b", "main")
    git(project.root, "add", "--all")
    git(project.root, "commit", "-q", "-m", "As it was")
    return project


def proposed(project: Project, *names: str) -> str:
    """The summary of what is in the working tree, held against main, without its escapes."""
    paths = [str(project.path(name)) for name in names]
    return unescape(summarise(project, "--base", "main", *paths)[1]).replace("\u200b", "")


def rows(text: str, head: str) -> list[tuple[str, ...]]:
    """The rows of the table below a heading."""
    below = text.partition(f"\n### {head}\n")[2].partition("\n#")[0]
    return [tuple(line.strip("| ").split(" | ")) for line in below.splitlines() if "|" in line][2:]


SAID = event("correction")["summary"]
MEALS = "Automatic registration for free school meals"


def test_every_changed_field_is_listed_with_what_explains_it(published: Project) -> None:
    """In words, before and after, with the event; what no event explains is said so."""

    def change(data: dict[str, Any]) -> None:
        data["purpose"]["aims"].append("immigration-control")
        data["dates"]["review_by"] = "2029-04-01"
        data["keywords"] = ["dinners"]
        data["events"].append(event("purpose-changed"))

    published.change(FULL, change)
    found = rows(proposed(published, FULL), MEALS)
    assert found == [
        ("Keywords", "auto-enrolment, pupil premium", "dinners", "explains itself"),
        (
            "Why, aims",
            "Giving help without a form, Improving a service",
            "Giving help without a form, Immigration control, Improving a service",
            "Purpose changed, 25 November 2025",
        ),
        ("Dates, review by", "1 April 2027", "1 April 2029", "no event explains it"),
        (
            "What happened, item 4",
            "–",
            f"Date: 25 November 2025; Kind: Purpose changed; What happened: {SAID}",
            "explains itself",
        ),
    ]


def test_codes_in_a_new_group_are_words_too(published: Project) -> None:
    """What an organisation does and which data goes where, as on the page."""

    def change(data: dict[str, Any]) -> None:
        data["organisations"].append({"id": "trust", "roles": ["processor", "recipient"]})
        data["flows"] = [{"from": "northshire-council", "to": "trust", "what": ["name", "family"]}]

    published.change(FULL, change)
    found = {
        after for _, before, after, _ in rows(proposed(published, FULL), MEALS) if before == "–"
    }
    assert "Organisation: trust; Roles: Handles the data for others, Receives the data" in found
    assert "From: northshire-council; To: trust; What: Family ties, Name" in found


def test_an_unchanged_entry_says_so(published: Project) -> None:
    """A file that was named, and one of which only the layout changed."""
    published.write(SMALL, "# A comment\n" + published.read(SMALL))
    text = proposed(published, FULL)
    assert f"### {MEALS}\n\nUnchanged: it says the same as before." in text
    assert text.count("Unchanged: it says the same as before.") == 2


def test_a_new_entry_is_called_new(published: Project) -> None:
    """It has no fields before."""
    new = SMALL.replace("household-support-fund", "winter-help")
    published.write(new, published.read(SMALL).replace("Finding", "Helping", 1))
    assert "It is new in the register." in proposed(published, new)


def test_a_long_text_is_shown_where_it_differs(published: Project) -> None:
    """What stayed the same far away is left out, and no two cells are equal."""
    reason = entry(published.read(FULL).encode())["purpose"]["benefits"]
    text = f"{reason} {'And so it has been every year since then. ' * 12}"
    published.change(FULL, lambda data: data["purpose"].update(benefits=text))
    git(published.root, "commit", "-q", "-a", "-m", "Longer")
    published.change(
        FULL, lambda data: data["purpose"].update(benefits=text.replace("1,150", "1,150,000"))
    )
    ((_field, before, after, _why),) = rows(proposed(published, FULL), MEALS)
    assert "1,150 children" in before
    assert "1,150,000 children" in after
    assert len(before) < 200


def test_equal_cells_are_no_change(published: Project) -> None:
    """A verdict that is the same says unchanged; a text laid out otherwise says that."""
    published.change(
        FULL, lambda data: data["answers"]["harm"].update(justification="Other words. " * 5)
    )
    published.change(
        FULL, lambda data: data["purpose"].update(benefits="About 1,150 children a year receive "
        "meals that they were entitled to but had not claimed.")
    )  # fmt: skip
    text = proposed(published, FULL)
    (assessed,) = (line for line in text.splitlines() if line.startswith("| northshire"))
    assert assessed.endswith("| unchanged |")
    for _field, before, after, _why in rows(text, MEALS):
        assert before != after


def test_a_withdrawal_is_called_one(published: Project) -> None:
    """Readers see Withdrawn first, not what had been decided."""
    published.change(
        SMALL, lambda data: data.update(withdrawn={"date": "2025-11-30", "reason": "x" * 30})
    )
    assert "**Withdrawn " in proposed(published, SMALL)


def test_a_renamed_organisation_names_the_pages_that_change(published: Project) -> None:
    """Its own, and that of every initiative in which it takes part; with the correction."""
    name = entry(published.read(TRUST).encode())["name"]

    def rename(data: dict[str, Any]) -> None:
        data["name"] = "Northshire Academies"
        data["also_known_as"] = [name]
        data["corrections"] = [
            {
                "date": "2025-11-25",
                "path": "name",
                "was": name,
                "why": "Two schools joined.",
                "kind": "body-changed",
            }
        ]

    published.change(TRUST, rename)
    text = proposed(published)
    assert rows(text, "Northshire Academies")[0] == (
        "Name",
        name,
        "Northshire Academies",
        "The body changed: Two schools joined.",
    )
    assert "- /organisations/northshire-schools-trust/" in text
    assert "- /initiatives/northshire-council/free-school-meals/" in text
    assert "household-support-fund" not in text


def test_both_wordings_of_what_changed_around_the_entries_are_shown(published: Project) -> None:
    """Labels, rules and facts of law; for a label also the correction, or that there is none."""
    published.replace("schema/codes/outcomes.yml", "label: Refused", "label: Approved by all")
    published.replace("schema/jurisdiction.yml", "months: 36", "months: 72")
    text = proposed(published)
    assert rows(text, "schema/codes/outcomes.yml") == [
        ("codes.refused.label", "Refused", "Approved by all", "no correction explains it")
    ]
    assert rows(text, "schema/jurisdiction.yml")[0][:3] == ("review.months", "36", "72")
    more = (
        "corrections:\n  - {date: 2025-11-25, path: codes.refused.label, was: Refused, "
        "why: The law says so., kind: wording}\n"
    )
    name = "schema/codes/outcomes.yml"
    published.write(name, published.read(name) + more)
    ((*_cells, why),) = rows(proposed(published), name)
    assert why == "The law says so."


def test_what_may_not_be_shown_is_listed(published: Project) -> None:
    """A notice in the place of an entry, and versions that the settings withhold."""
    published.replace("mkdocs.yml", "search: false", "search: false, withheld: [a1b2c3d4e5f6]")
    published.write(
        SMALL,
        "redacted: {date: 2025-11-20, reason: It named a person who had not agreed to it.}\n"
        "dates: {submitted: 2025-10-20}\n",
    )
    text = proposed(published)
    assert "These earlier versions are withheld from now on:\n\n- a1b2c3d4e5f6" in text
    assert "A notice takes its place, and its text is lost to readers." in text
    published.write("mkdocs.yml", "plugins: [unclosed")
    assert "mkdocs.yml can't be read" in proposed(published)


def test_the_event_that_is_missing_is_shown(published: Project) -> None:
    """Ready to be filled in, of a kind that covers the field."""
    published.change(FULL, lambda data: data.update(stage="ended"))
    assert "events:\n  - date: 2025-12-01\n    kind: ended\n    summary: …\n" in proposed(published)


def test_an_entry_whose_changes_can_not_be_told_leaves_the_others(
    published: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The summary says so at that entry: what the rules did not see nobody has looked at."""
    monkeypatch.delenv(SWITCH)

    def broken(pair: Pair) -> Any:
        if pair.source.file == FULL:
            raise LookupError
        return changed_fields(pair)

    monkeypatch.setattr(changes, "changed_fields", broken)
    for name in (FULL, SMALL):
        published.change(name, lambda data: data.update(keywords=["dinners"]))
    said = proposed(published, FULL, SMALL)
    below = said.partition(f"\n### {MEALS}\n")[2].partition("\n#")[0]
    assert below.strip().startswith("FairShare itself failed at this file (LookupError in ")
    assert "| Keywords |" in said


def test_an_entry_that_can_not_be_compared_is_not_called_unchanged(
    published: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is the run stopped."""
    monkeypatch.delenv(SWITCH)

    def broken(*_compared: Any) -> Any:
        raise LookupError

    monkeypatch.setattr(Pair, "of", broken)
    published.change(FULL, lambda data: data.update(keywords=["dinners"]))
    assert "It could not be compared with what it said before." in proposed(published, FULL)


def test_a_hostile_change_stays_dead(published: Project) -> None:
    """What a table shows of an entry is text, in every cell."""
    for text in HOSTILE:
        published.change(FULL, partial(dict.update, title=f"Meals {text}"))
        shown = html(summarise(published, "--base", "main", str(published.path(FULL)))[1])
        assert "<script" not in shown
        assert "<img" not in shown
        assert "<a " not in shown
