"""The rule on texts that YAML cut short: a # with a space before it begins a comment.

Comments on lines of their own, and after codes, dates, numbers and addresses, are welcome. After
free text nobody can tell a comment from the rest of the sentence, and the page would break off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from fairshare.load.comments import with_comment
from fairshare.load.document import Document
from fairshare.problems import Problem
from fairshare.validate.context import Context

CODE = "E261"

_BOUND = frozenset({"enum", "const", "format", "x-codes"})
"""Keywords of the schema for a text that is no free text: a code or a date."""

_SAMPLE = "wave #1"
"""What no address and no id may hold: a pattern that lets it pass is one of free text."""


def cut_short(document: Document, context: Context) -> Iterator[Problem]:
    """Nothing that may have been meant for readers is left out in silence."""
    for path, comment in document.comments.items():
        if not is_free_text(context.names.subschema(path)):
            continue
        problem = document.problem(CODE, path, field=context.names.field(path))
        yield replace(
            problem,
            line=comment.line,
            column=comment.column,
            excerpt=document.line(comment.line),
            mended=with_comment(document.lines, comment),
        )


def is_free_text(schema: Mapping[str, Any]) -> bool:
    """Whether a part of the schema asks for text in a person's own words."""
    if schema.get("type") != "string" or not _BOUND.isdisjoint(schema):
        return False
    return re.search(schema.get("pattern", ""), _SAMPLE) is not None
