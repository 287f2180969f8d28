"""Rules on questions and objections from outside, and how they were answered."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.load.document import Document
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest
from fairshare.validate.context import Context
from fairshare.validate.entry_access import groups, text


def answered(document: Document, context: Context) -> Iterator[Problem]:
    """A question that is closed was answered."""
    for number, challenge in groups(document.data, "challenges"):
        outcome = text(challenge, "outcome")
        for name in ("answered", "response"):
            if outcome not in {"", "open"} and name not in challenge:
                path = ("challenges", number, name)
                yield document.problem(
                    "E231",
                    path,
                    outcome=outcome,
                    field=context.names.field(path),
                )


def answered_after_raised(document: Document, context: Context) -> Iterator[Problem]:
    """The answer comes after the question."""
    for number, challenge in groups(document.data, "challenges"):
        raised, replied = text(challenge, "raised"), text(challenge, "answered")
        first, second = earliest(raised), earliest(replied)
        if first and second and second < first:
            path = ("challenges", number, "answered")
            yield document.problem(
                "E231",
                path,
                "order",
                field=context.names.field(path),
                date=replied,
                other_date=raised,
            )
