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
            wrong = f"runs from {low} down to {high}"
        elif rating in (UNKNOWN, NOT_APPLICABLE):
            wrong = "has no rating from 1 to 5 to go with"
        elif is_rating(rating) and not low <= rating <= high:
            wrong = f"is {low} to {high} and leaves the rating {rating} out"
        else:
            continue
        path = ("answers", question, "range")
        yield document.problem(
            "E209",
            path,
            f"{context.names.field(path)} {wrong}.",
            "Write the lowest and then the highest step that you think possible, with the rating "
            "between them, or take the range out.",
        )


def not_applicable(document: Document, context: Context) -> Iterator[Problem]:
    """A critical question can be unknown, but never beside the point (contract: scoring)."""
    method = context.framework.methods.get(text(document.data, "method"))
    if method is None:
        return
    for question, answer in answers(document.data):
        if question in method.critical and answer.get("rating") == NOT_APPLICABLE:
            path = ("answers", question, "rating")
            yield document.problem(
                "E217",
                path,
                f"{context.names.field(path)} is not_applicable, but this question is critical and "
                "always applies.",
                "Rate it from 1 to 5, or write unknown if nobody can say yet.",
            )


def method_version(document: Document, context: Context) -> Iterator[Problem]:
    """An entry is scored with the method that it names, so that method must exist."""
    version, known = text(document.data, "method"), context.framework.methods
    if version and version not in known:
        yield document.problem(
            "E227",
            ("method",),
            f'There is no scoring method "{short(version, 20)}".',
            f"Known: {', '.join(known)}.",
        )
