"""Rules on what members of the public said."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.load.document import Document
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import groups

MOST_PERCENT = 100.5
"""The shares of one vote, each rounded, may add up to a little more than all."""


def votes(document: Document, _: Context) -> Iterator[Problem]:
    """The shares of one vote are shares of one whole."""
    for number, vote in groups(document.data, "acceptability", "votes"):
        shares = (_share(option.get("percent")) for _, option in groups(vote, "options"))
        total = round(sum(shares), 6)
        if total > MOST_PERCENT:
            path = ("acceptability", "votes", number, "options")
            yield document.problem("E252", path, "sum", percent=f"{total:g}")


def _share(percent: object) -> float:
    """A share as written; what is no number adds nothing."""
    if isinstance(percent, bool) or not isinstance(percent, int | float):
        return 0.0
    return float(percent)
