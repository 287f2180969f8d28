"""Prose from entries: the little Markdown that it may hold, made safe for a page.

Text from an entry is hostile. Two locks stand in a row: markdown-it-py with every rule off that an
entry has no use for, then nh3 with a short list of allowed tags. Neither trusts the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape
from itertools import chain, zip_longest
from typing import NamedTuple

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

_OFF = ("reference", "hr", "code", "fence")
"""Rules that prose never needs, in reading and in review alike."""

_REFUSED = ("image", "heading", "lheading", "html_block", "html_inline")
"""Rules whose result an entry may not hold: off on a page, on when an entry is reviewed."""

_SIGNS = r""" ,.;:?'"%£()/\u2013\u2014\u2018\u2019\u201c\u201d-"""
_PLAIN_LINE = rf"[^\W\d_](?:(?:[^\W_]|[{_SIGNS}])*(?:[^\W_]|[{_SIGNS.strip()}]))?"
_PLAIN = re.compile(rf"{_PLAIN_LINE}(?:\n{{1,2}}{_PLAIN_LINE})*[ ]?\n?")
"""Lines of words and everyday signs that start with a letter and end without a space, in one
paragraph or several: no Markdown can be in them."""

_WORTH_REVIEW = re.compile(r"[<\[#|]|^[ \t>*+=-]*[=-][ \t]*$", re.MULTILINE)
"""Without one of these no link, image, heading, table or tag can arise."""

_LINK = re.compile(
    r"""(?<!!)\[([A-Za-z0-9](?:[A-Za-z0-9 ,.:;'()£\u2019\u2013-]|&[ ])*)\]
    \((https://(?=[a-z0-9.-]{4,60}/)[a-z0-9]+(?:[.-][a-z0-9]+)+/(?:[\w./?=,+~-]|%[0-9A-F]{2})*)\)""",
    re.ASCII | re.VERBOSE,
)
"""A link on one line, whose words and address are as plain as most are."""

_INTRICATE = re.compile(r"[][<`\\]")
"""Beside plain links, one of these may make more of a text than meets the eye."""

_REL = "nofollow noopener noreferrer"

_CLEANER = nh3.Cleaner(
    tags={"p", "ul", "ol", "li", "em", "strong", "code", "br", "blockquote", "a"},
    # Without the empty set nh3 keeps `title` and `lang` on every tag.
    attributes={"a": {"href"}, "*": set()},
    url_schemes={"https", "mailto"},
    url_relative="deny",
    link_rel=_REL,
)


@cache
def markdown() -> MarkdownIt:
    """The parser that pages use: paragraphs, lists, bold, italic, code and links."""
    return MarkdownIt("commonmark", {"html": False}).disable([*_OFF, *_REFUSED])


def render(text: str) -> str:
    """Prose as HTML that is safe to put into a page.

    Most prose is plain lines with plain links, which need no parser: the outcome is the same
    either way.
    """
    parts = _apart(text)
    if not _PLAIN.fullmatch(parts.beside):
        return render_slowly(text)
    pieces = [escape(piece, quote=False) for piece in parts.pieces]
    anchors = [_anchor(*link) for link in parts.links]
    html = "".join(chain.from_iterable(zip_longest(pieces, anchors, fillvalue=""))).rstrip()
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in html.split("\n\n"))


def _anchor(address: str, words: str) -> str:
    return f'<a href="{address}" rel="{_REL}">{escape(words, quote=False)}</a>'


def render_slowly(text: str) -> str:
    """`render` without its short cut: what the short cut is held against."""
    return _CLEANER.clean(markdown().render(text))


def plain(text: str) -> str:
    """Prose without its marks: paragraphs and list items on a line each. Not escaped."""
    parts = _apart(text)
    if not _PLAIN.fullmatch(parts.beside):
        return plain_slowly(text)
    words = (words for _address, words in parts.links)
    bare = "".join(chain.from_iterable(zip_longest(parts.pieces, words, fillvalue=""))).rstrip()
    return "\n".join(paragraph.replace("\n", " ") for paragraph in bare.split("\n\n"))


def plain_slowly(text: str) -> str:
    """`plain` without its short cut: what the short cut is held against."""
    lines = ("".join(_words(token)) for token in markdown().parse(text) if token.type == "inline")
    return "\n".join(line.strip() for line in lines)


def links(text: str) -> list[tuple[str, str]]:
    """Address and words of each web link that a page would show, in the order written."""
    if "](" not in text and "<http" not in text:
        return []
    parts = _apart(text)
    return links_slowly(text) if _INTRICATE.search(parts.beside) else list(parts.links)


def links_slowly(text: str) -> list[tuple[str, str]]:
    """`links` without its short cut: what the short cut is held against."""
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


class _Parts(NamedTuple):
    """A text taken apart at its plain links."""

    pieces: tuple[str, ...]
    """What stands between them: one more than links."""
    links: tuple[tuple[str, str], ...]
    """Address and words of each."""
    beside: str
    """The pieces, with an x for each link."""


@lru_cache(maxsize=256)  # the rules ask for the same texts of an entry one after the other
def _apart(text: str) -> _Parts:
    """Where the plain links of a text are.

    The parser takes a hundred times as long, for every build and every entry with sources.
    """
    parts = _LINK.split(text)
    pieces = tuple(parts[::3])
    return _Parts(pieces, tuple(zip(parts[2::3], parts[1::3], strict=True)), "x".join(pieces))


def review(text: str) -> Iterator[Token]:
    """Every token of a prose, what an entry may not hold included, from the outside in.

    Nothing is yielded for prose without a link, image, heading, table or tag, and links only for
    prose with nothing else of these. Links are kept whatever they point to, so that a rule can
    name the unsafe ones.
    """
    if not _WORTH_REVIEW.search(text):
        return
    parts = _apart(text)
    if _INTRICATE.search(parts.beside) or _WORTH_REVIEW.search(parts.beside):
        yield from review_slowly(text)
        return
    for address, words in parts.links:
        yield Token("link_open", "a", 1, attrs={"href": address})
        yield Token("text", "", 0, content=words)
        yield Token("link_close", "a", -1)


def review_slowly(text: str) -> Iterator[Token]:
    """`review` without its short cuts: what they are held against."""
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
