"""The rule on silent sources: what they do not say earns no good rating in a worked example."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from fairshare.load.document import Document
from fairshare.model import is_rating
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import answers, is_worked_example, text
from fairshare.validate.text.substance import form

LEAST_RATING = 3
"""From this step on a rating says that something is good enough, which needs a source."""


def silent_sources(document: Document, context: Context) -> Iterator[Problem]:
    """What sources leave open is unknown, for a guess of 3 is not neutral.

    (contract: questions, Rating a worked example)
    """
    if not is_worked_example(document.data):
        return
    for question, answer in answers(document.data):
        rating = answer.get("rating")
        if not is_rating(rating) or rating < LEAST_RATING:
            continue
        phrase = said_in(text(answer, "justification"), context.framework.silence)
        if phrase:
            path = ("answers", question, "justification")
            field = context.names.field(path)
            yield document.problem("W423", path, field=field, phrase=phrase, rating=rating)


def said_in(reason: str, phrases: tuple[str, ...]) -> str:
    """The first of the phrases that a reason says, whatever the spaces, capitals and stops."""
    words = f" {form(reason)} "
    return next((phrase for phrase in phrases if _words(phrase) in words), "")


@lru_cache(maxsize=256)
def _words(phrase: str) -> str:
    return f" {form(phrase)} "
