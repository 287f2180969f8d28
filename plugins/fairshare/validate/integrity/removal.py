"""The rule on entries whose content maintainers removed: the notice in its place stays."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.model import REDACTED, is_removed
from fairshare.problems import Problem
from fairshare.validate.integrity.pair import Pair


def removal(pair: Pair) -> Iterator[Problem]:
    """What was removed does not come back, and nobody rewrites when and why it was."""
    if not is_removed(pair.old):
        yield pair.source.problem("W518", (REDACTED,))
        return
    if pair.new == pair.old:
        return
    if is_removed(pair.new):
        yield pair.source.problem("E517", (REDACTED,))
    else:
        yield pair.source.problem("E505", (), "notice")
