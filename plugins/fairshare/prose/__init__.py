"""Prose from entries: the little Markdown that it may hold, made safe for a page.

Text from an entry is hostile. Two locks stand in a row: markdown-it-py with every rule off that an
entry has no use for, then nh3 with a short list of allowed tags. Neither trusts the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from fairshare.prose import fast

_OFF = ("reference", "hr", "code", "fence")
"""Rules that prose never needs, in reading and in review alike."""

_REFUSED = ("image", "heading", "lheading", "html_block", "html_inline")
"""Rules whose result an entry may not hold: off on a page, on when an entry is reviewed."""

_MARKS = "<[#|"
_UNDERLINE = re.compile(r"[\n\r][ \t>*+=-]*[=-][ \t]*(?![^\n\r])")
"""Without one of these no link, image, heading, table or tag can arise."""

_INTRICATE = re.compile(r"[][<`\\]")
"""Beside plain links, one of these may make more of a text than meets the eye."""

_CLEANER = nh3.Cleaner(
    tags={"p", "ul", "ol", "li", "em", "strong", "code", "br", "blockquote", "a"},
    # Without the empty set nh3 keeps `title` and `lang` on every tag.
    attributes={"a": {"href"}, "*": set()},
    url_schemes={"https", "mailto"},
    url_relative="deny",
    link_rel=fast.REL,
)


@cache
def markdown() -> MarkdownIt:
    """The parser that pages use: paragraphs, lists, bold, italic, code and links."""
    return MarkdownIt("commonmark", {"html": False}).disable([*_OFF, *_REFUSED])


def render(text: str) -> str:
    """Prose as HTML that is safe to put into a page."""
    html = fast.html(text)
    return render_slowly(text) if html is None else html


def render_slowly(text: str) -> str:
    """`render` without its short cut: what the short cut is compared with."""
    return _CLEANER.clean(markdown().render(text))


def plain(text: str) -> str:
    """Prose without its marks: paragraphs and list items on a line each. Not escaped."""
    words = fast.without_marks(text)
    return plain_slowly(text) if words is None else words


def plain_slowly(text: str) -> str:
    """`plain` without its short cut: what the short cut is compared with."""
    lines = ("".join(_words(token)) for token in markdown().parse(text) if token.type == "inline")
    return "\n".join(line.strip() for line in lines)


def links(text: str) -> list[tuple[str, str]]:
    """Address and words of each web link that a page would show, in the order written."""
    if "](" not in text and "<http" not in text:
        return []
    parts = fast.apart(text)
    return links_slowly(text) if _INTRICATE.search(parts.beside) else list(parts.links)


def links_slowly(text: str) -> list[tuple[str, str]]:
    """`links` without its short cut: what the short cut is compared with."""
    found = []
    address, words = "", ""
    for block in markdown().parse(text):
        for token in block.children or ():
            if token.type == "link_open":
                address, words = str(token.attrs["href"]), ""
            elif token.type == "link_close" and address.startswith("https:"):
                found.append((address, words))
            else:
                words += token.content
    return found


def tokens(text: str) -> Iterator[Token]:
    """Every token of a prose, what an entry may not hold included, from the outside in.

    Nothing is yielded for prose without a link, image, heading, table or tag, and links only for
    prose with nothing else of these. Links are kept whatever they point to, so that a rule can
    name the unsafe ones.
    """
    if not _worth_review(text):
        return
    parts = fast.apart(text)
    if _INTRICATE.search(parts.beside) or _worth_review(parts.beside):
        yield from tokens_slowly(text)
        return
    for address, words in parts.links:
        yield Token("link_open", "a", 1, attrs={"href": address})
        yield Token("text", "", 0, content=words)
        yield Token("link_close", "a", -1)


def _worth_review(text: str) -> bool:
    return any(mark in text for mark in _MARKS) or _UNDERLINE.search(text) is not None


def tokens_slowly(text: str) -> Iterator[Token]:
    """`tokens` without its short cuts: what they are compared with."""
    for token in _reviewer().parse(text):
        yield token
        yield from token.children or ()


@cache
def _reviewer() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").disable(list(_OFF))
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser


def _any_link(url: str) -> bool:  # noqa: ARG001 - the parser calls it by this name
    return True


def _words(inline: Token) -> Iterator[str]:
    for child in inline.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            yield " "
        else:
            yield child.content
