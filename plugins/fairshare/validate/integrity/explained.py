"""The rule that a decided entry changes only with a word on why."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.model import Path
from fairshare.problems import Problem
from fairshare.validate.entry_access import group, is_decided, items
from fairshare.validate.integrity.pair import Pair
from fairshare.validate.naming import ANSWERS, short

_FIELDS = (ANSWERS, "data", "legal", "organisations")
"""What the decision rested on (contract: fields, `changes`)."""


def explained(pair: Pair) -> Iterator[Problem]:
    """What a decision rested on changes only together with a new item in `changes`."""
    changed = [field for field in _FIELDS if pair.old.get(field) != pair.new.get(field)]
    added = len(items(pair.new, "changes")) > len(items(pair.old, "changes"))
    if not changed or added or not is_decided(pair.old):
        return
    named = ", ".join(_named_field(pair, field) for field in changed)
    yield pair.source.problem("E511", _place(pair, changed[0]), fields=named)


def _place(pair: Pair, field: str) -> Path:
    questions = _questions(pair) if field == ANSWERS else []
    return (field, questions[0]) if questions else (field,)


def _named_field(pair: Pair, field: str) -> str:
    questions = _questions(pair) if field == ANSWERS else []
    return f"{field} ({short(', '.join(questions), 300)})" if questions else field


def _questions(pair: Pair) -> list[str]:
    """The questions whose answers differ, in the order of the entry."""
    old, new = group(pair.old, ANSWERS), group(pair.new, ANSWERS)
    return [question for question in {**new, **old} if old.get(question) != new.get(question)]
