"""Rules on how an initiative stands to others, as far as its own file can tell."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.load.document import Document
from fairshare.model import Data, Path
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import text, texts
from fairshare.validate.naming import short

SUPERSEDES = "supersedes"
SUPERSEDED_BY = "superseded_by"


def named_initiatives(data: Data) -> Iterator[tuple[Path, str]]:
    """The initiatives that an entry names, with the place where it does."""
    for number, identifier in texts(data, "related"):
        yield ("related", number), identifier
    for field in (SUPERSEDES, SUPERSEDED_BY):
        if identifier := text(data, field):
            yield (field,), identifier


def itself(document: Document, context: Context) -> Iterator[Problem]:
    """No initiative stands in relation to itself."""
    for path, identifier in named_initiatives(document.data):
        if identifier == context.id:
            yield document.problem("E230", path, field=context.names.field(path))


def both_ways(document: Document, context: Context) -> Iterator[Problem]:
    """What came before can't come after."""
    before = text(document.data, SUPERSEDES)
    if before and before == text(document.data, SUPERSEDED_BY) and before != context.id:
        yield document.problem("E230", (SUPERSEDED_BY,), "both", id=short(before))
