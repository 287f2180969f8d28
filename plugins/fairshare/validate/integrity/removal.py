"""The rule on entries whose content maintainers removed: the notice in its place stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fairshare.load.register import INITIATIVES, REDACTIONS
from fairshare.model import REDACTED, is_removed
from fairshare.problems import Problem
from fairshare.validate.integrity.pair import Pair


def removal(pair: Pair, agreed: Collection[str]) -> Iterator[Problem]:
    """What was removed does not come back, and nobody rewrites when and why it was.

    A new notice needs the maintainers: `agreed` are the files in the folder that is theirs.
    """
    if not is_removed(pair.old):
        consent = pair.source.file.replace(f"/{INITIATIVES}/", f"/{REDACTIONS}/", 1)
        if consent in agreed:
            yield pair.source.problem("W518", (REDACTED,))
        else:
            yield pair.source.problem("E532", (REDACTED,), consent=consent)
        return
    if pair.new == pair.old:
        return
    if is_removed(pair.new):
        yield pair.source.problem("E517", (REDACTED,))
    else:
        yield pair.source.problem("E505", (), "notice")
