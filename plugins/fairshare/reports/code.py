"""What a problem code means, in words: the text behind `fairshare explain CODE`."""

from __future__ import annotations

from fairshare.catalogue import said
from fairshare.language import gettext as _
from fairshare.problems import explanation


def code_words(code: str) -> str:
    """The page of a code, then what the checks say, word for word, in Markdown.

    Raises KeyError for a code that does not exist.
    """
    messages = "\n".join(f"- {message}" for message in said(code))
    parts = (explanation(code), f"## {heading()}", note(code), messages)
    return "\n\n".join(part.strip() for part in parts if part)


def heading() -> str:
    """Above the messages of a code, here and on its page."""
    return _("What the check says")


def note(code: str) -> str:
    """How to read them; empty where they have no gaps."""
    if not any("{" in message for message in said(code)):
        return ""
    return _("What stands in {braces} is taken from your file.")
