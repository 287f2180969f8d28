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
    "heading_open": "heading",
    "image": "image",
    "table_open": "table",
    "html_block": "tag",
    "html_inline": "tag",
}
"""The name of the message for each kind of token."""


def allowed_only(document: Document, context: Context) -> Iterator[Problem]:
    """Headings break the outline of a page, tables and images its reading aloud, tags its safety.

    One problem for each kind in a text. A lone < as in "<5 people" is text.
    """
    for path, written in context.marked.prose:
        reported: set[str] = set()
        for token in prose.tokens(written):
            kind = _REFUSED.get(token.type, "")
            if not kind or kind in reported:
                continue
            reported.add(kind)
            problem = document.problem("E229", path, kind, field=context.names.field(path))
            yield pinpoint(document, problem, _first_line(token, written))


def _first_line(token: Token, written: str) -> str:
    if token.type == "image":
        return "!["
    if token.map:
        return written.split("\n")[token.map[0]].strip()
    return token.content.split("\n")[0]
