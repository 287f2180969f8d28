"""Which questions a decision must answer: those of the method that its entry names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from broken_schema import ASKED_LATER, ask_later
from fairshare.framework import Framework
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.score import assess
from fairshare.score.possible import open_points
from fairshare.validate import Checker
from projects import FULL
from trees import TODAY, base


def found(data: dict[str, Any], framework: Framework) -> list[tuple[str, str]]:
    """The problems of an entry, by code and message."""
    read = parse(yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode(), FULL)
    assert read.document is not None
    problems = Checker(framework, TODAY).initiative(read.document)
    return [(one.code, one.message) for one in problems]


def test_an_older_entry_owes_nothing_to_a_question_that_came_later(schema: Path) -> None:
    """No problem, and no other score."""
    before = load_framework(schema)
    ask_later(schema)
    after, entry = load_framework(schema), base("full.yml")
    assert found(entry, after) == []
    assert assess(entry, after) == assess(entry, before)
    assert open_points(assess(entry, after), after) == ()


def test_an_entry_of_the_newer_method_must_answer_it(schema: Path) -> None:
    """The message numbers it as pages do; until then nobody knows."""
    newer = ask_later(schema)
    framework, entry = load_framework(schema), base("full.yml") | {"method": newer}
    numbered = [(number, one.id) for number, one in enumerate(framework.questions, 1)]
    later = numbered[len(framework.asked("1.0")) :]
    assert later[-1][1] == ASKED_LATER
    ((code, said),) = found(entry, framework)
    assert code == "E213"
    assert all(f"{number} {name}" in said for number, name in later)
    assert open_points(assess(entry, framework), framework) == tuple(name for _n, name in later)


def test_an_answer_to_a_question_that_came_later_counts_for_nothing(schema: Path) -> None:
    """The method that the entry names does not weigh it."""
    ask_later(schema)
    framework, entry = load_framework(schema), base("full.yml")
    answered = {"rating": 1, "justification": "The data is copied and can't be called back."}
    more = entry | {"answers": entry["answers"] | {ASKED_LATER: answered}}
    assert assess(more, framework) == assess(entry, framework)
