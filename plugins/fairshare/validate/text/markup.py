"""The rule on markup: prose may have paragraphs, lists, bold, italic, code and links, no more."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from fairshare import prose
from fairshare.load.document import Document
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.text.spot import pinpoint

_REFUSED = {
    "heading_open": ("a heading", "Take the # signs, or the line of dashes below it, away."),
    "image": ("an image", "Describe it in words, or link to the page that shows it."),
    "table_open": ("a table", "Write it as a list, or link to the page that holds it."),
    "html_block": ("an HTML tag", "Take the tag in pointed brackets away; its words may stay."),
    "html_inline": ("an HTML tag", "Take the tag in pointed brackets away; its words may stay."),
}


def allowed_only(document: Document, context: Context) -> Iterator[Problem]:
    """Headings break the outline of a page, tables and images its reading aloud, tags its safety.

    One problem for each kind in a text. A lone < as in "<5 people" is text.
    """
    for path, written in context.marked.prose:
        reported: set[str] = set()
        for token in prose.tokens(written):
            kind, hint = _REFUSED.get(token.type, ("", ""))
            if not kind or kind in reported:
                continue
            reported.add(kind)
            problem = document.problem(
                "E229",
                path,
                f"{context.names.field(path)} holds {kind}, which the register doesn't show.",
                hint,
            )
            yield pinpoint(document, problem, _first_line(token, written))


def _first_line(token: Token, written: str) -> str:
    if token.type == "image":
        return "!["
    if token.map:
        return written.split("\n")[token.map[0]].strip()
    return token.content.split("\n")[0]
