"""Comments are published with their file: personal data in them is found, and never shown."""

from __future__ import annotations

import pytest

from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.problems import Problem
from fairshare.validate import Checker
from projects import BASE, FULL
from trees import SCHEMA, TODAY

CHECKER = Checker(load_framework(SCHEMA), TODAY)
TEXT = (BASE / "full.yml").read_text("utf-8")


def checked(text: str) -> list[Problem]:
    document = parse(text.encode(), FULL).document
    assert document is not None
    return CHECKER.initiative(document)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("stage: live", "# ask jane.bloggs@gmail.com\nstage: live"),
        ("stage: live ", "stage: live  # ask jane.bloggs@gmail.com "),
        ("themes: [education, welfare]", "themes: [education, welfare] # jane.bloggs@gmail.com"),
        ("  assessor: Information", "  # jane.bloggs@gmail.com\n  assessor: Information"),
    ],
    ids=["line", "after a code", "after brackets", "within a group"],
)
def test_personal_data_in_a_comment_is_found_at_its_place(old: str, new: str) -> None:
    """Wherever the comment stands; the problem says that it is a comment, and shows nothing."""
    assert TEXT.count(old) == 1
    text = TEXT.replace(old, new)
    (problem,) = checked(text)
    assert (problem.code, problem.path) == ("E404", ())
    line = text.split("\n")[problem.line - 1]
    assert line[problem.column - 1 :].startswith("jane.bloggs@gmail.com")
    assert problem.message.startswith("A comment in the file holds")
    assert "bloggs" not in problem.explain("text")


def test_a_number_sign_within_a_text_is_told_once() -> None:
    """As what it is: a part of the field."""
    old = "Two parent forums and a survey"
    (problem,) = checked(
        TEXT.replace(f"summary: {old}", f"summary: 'Ring #07000 000000. {old}").replace(
            "how to opt out.", "how to opt out.'"
        )
    )
    assert (problem.code, problem.path) == ("E403", ("engagement", "summary"))


def test_comments_of_the_examples_are_clean() -> None:
    """What the full example explains beside its fields is no personal data."""
    assert checked(TEXT) == []
