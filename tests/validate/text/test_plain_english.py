"""A summary that is hard to read is told so, with a way to make it easier."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.problems import Problem
from fairshare.prose.readability import syllables, words
from fairshare.validate import Checker
from fairshare.validate.text.plain_words import PLAINER
from projects import FULL
from trees import SCHEMA, TODAY, base

CHECKER = Checker(load_framework(SCHEMA), TODAY)
SHORT = " It is free. They may say no. The school is told."
LONG = (
    "The council looks at the lists it has of who gets help with rent and of who gets help with "
    "tax, and it then finds all the homes with a child who can get free meals at school."
)


def check(summary: str) -> list[Problem]:
    """What the checks say of the base entry with another summary."""
    data: Any = base("full.yml")
    data["summary"] = summary
    source = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=60)
    parsed = parse(source.encode(), FULL)
    assert parsed.document
    return CHECKER.initiative(parsed.document)


def test_a_long_sentence_is_quoted_with_its_place() -> None:
    """The reader of the message sees which one, and an editor jumps to it."""
    (problem,) = check("It is free." + " " + LONG + SHORT)
    assert problem.code == "W422"
    assert problem.severity == "warning"
    assert f"a sentence of 38 words; the aim is 30: “{LONG}”" in problem.message
    assert problem.excerpt is not None
    assert problem.excerpt[problem.column - 1 :].startswith("The council looks")


@pytest.mark.parametrize(
    ("joint", "before", "after"),
    [
        (", and it then finds", "get help with tax", "it then finds all"),
        ("; it then finds", "get help with tax", "it then finds all"),
        (", which then finds", "get help with tax", "which then finds all"),
    ],
)
def test_a_long_sentence_is_split_at_a_joint(joint: str, before: str, after: str) -> None:
    """At the joint nearest to its middle, shown by the words around it."""
    sentence = (
        "The council looks at the lists it has of people who get help with rent or get help with "
        f"tax{joint} all the homes with a child who can get free meals at school."
    )
    (problem,) = check(sentence + SHORT)
    assert before in problem.hint
    assert after in problem.hint


def test_a_long_sentence_without_a_joint_gets_other_advice() -> None:
    """Nothing is made up: no place is named where there is none."""
    (problem,) = check(
        "The cat sat on the mat in the hall of the house by the sea " * 3 + "." + SHORT
    )
    assert problem.hint == "Say one thing in each sentence: first who shares what, then what for."


def test_each_long_sentence_is_told() -> None:
    """All of them at once, each at its own place."""
    first, second = check(LONG + SHORT + " " + LONG.replace("The council", "The county") + SHORT)
    assert {first.code, second.code} == {"W422"}
    assert (first.line, first.column) < (second.line, second.column)


def test_hard_words_get_plainer_ones() -> None:
    """Those that the table knows, as they stand in the summary."""
    (problem,) = check(
        "The council utilises records. Officers facilitate identification of additional eligible "
        "individuals and organisations. Verification follows automatically."
    )
    assert problem.code == "W421"
    assert "the aim is 14" in problem.message
    assert "“help” for “facilitate”, “finding” for “identification”" in problem.hint


def test_hard_words_without_a_plainer_one_are_named() -> None:
    """The hardest first; names, with their capitals, can't be helped."""
    (problem,) = check(
        "Interdepartmental collaboration accelerates administrative decisions. Participating "
        "Universities coordinate evaluation activities."
    )
    assert problem.code == "W421"
    assert "“collaboration”" in problem.hint
    assert "Universities" not in problem.hint


@pytest.mark.parametrize(("hard", "plain"), PLAINER.items(), ids=list(PLAINER))
def test_a_plainer_word_is_plainer(hard: str, plain: str) -> None:
    """It has fewer syllables, all its words together, or each of them is easier."""
    assert max(map(syllables, words(plain))) < syllables(hard)
    assert hard == hard.lower()
