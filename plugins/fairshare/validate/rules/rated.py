"""Rules on ratings and on the method that they are scored with."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.load.document import Document
from fairshare.model import NOT_APPLICABLE, UNKNOWN, is_rating
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import answers, text
from fairshare.validate.naming import short


def rating_range(document: Document, context: Context) -> Iterator[Problem]:
    """A range says how far the rating may be off, so it holds the rating."""
    for question, answer in answers(document.data):
        ends, rating = answer.get("range"), answer.get("rating")
        if not (isinstance(ends, list) and len(ends) == 2 and all(map(is_rating, ends))):
            continue
        low, high = ends
        if low > high:
            wrong = "downwards"
        elif rating in (UNKNOWN, NOT_APPLICABLE):
            wrong = "no rating"
        elif is_rating(rating) and not low <= rating <= high:
            wrong = ""
        else:
            continue
        path = ("answers", question, "range")
        yield document.problem(
            "E209",
            path,
            wrong,
            field=context.names.field(path),
            low=low,
            high=high,
            rating=rating,
        )


def not_applicable(document: Document, context: Context) -> Iterator[Problem]:
    """A critical question can be unknown, but never beside the point (contract: scoring)."""
    method = context.framework.methods.get(text(document.data, "method"))
    if method is None:
        return
    for question, answer in answers(document.data):
        if question in method.critical and answer.get("rating") == NOT_APPLICABLE:
            path = ("answers", question, "rating")
            yield document.problem("E217", path, field=context.names.field(path))


def method_version(document: Document, context: Context) -> Iterator[Problem]:
    """An entry is scored with the method that it names, so that method must exist."""
    version, known = text(document.data, "method"), context.framework.methods
    if version and version not in known:
        yield document.problem(
            "E227",
            ("method",),
            version=short(version, 20),
            known=", ".join(known),
        )
