"""The rule on the one change of form that entries have been through (docs/adr/0016)."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.load.base import Base
from fairshare.problems import Problem
from fairshare.validate.integrity.pair import Pair

_CHANGES = "changes"
"""The list that `events` took the place of."""


def has_older_form(base: Base) -> bool:
    """Whether a revision knew entries in the form that there was before events."""
    return any(_CHANGES in data for data in base.changed.values())


def older_form(pair: Pair) -> Iterator[Problem]:
    """Nothing in the new form can be held against the old one: people have to look at it once."""
    yield pair.source.problem("E529", ())
