"""The rule that a decision rests on an answer to every question."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.load.document import Document
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import group, is_decided, is_imported, text
from fairshare.validate.nearest import meant_fields


def all_answered(document: Document, context: Context) -> Iterator[Problem]:
    """A decision rests on an answer to every question of its method; all that miss at once.

    What was taken from a published source nobody has assessed.
    """
    if not is_decided(document.data) or is_imported(document.data):
        return
    given = group(document.data, "answers")
    there = {*given, *meant_fields(given, context.names.subschema(("answers",)))}
    questions = context.framework.asked(text(document.data, "method"))
    missing = [
        f"{number} {question.id}"
        for number, question in enumerate(questions, 1)
        if question.id not in there
    ]
    if missing:
        yield document.problem(
            "E213",
            ("answers",),
            "no answers" if len(missing) == len(questions) else "answers",
            missing=", ".join(missing),
            at_key=True,
        )
