"""What the text index takes in of a page: its title, and the text of its searched part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

SEARCHED = "data-fs-searched"
"""An attribute: what stands in the element is searched."""

_UNSEARCHED = "data-fs-unsearched"
"""An attribute: but for what stands in these elements of it."""

_TAG = r"""(?>(?:[^<>"']+|"[^"]*"|'[^']*')*)>"""
"""The rest of a tag, behind its name."""
_BEGIN = re.compile(rf"<(\w+)(?=[^<>]*\s{SEARCHED}[\s>=]){_TAG}")
_LEFT_OUT = re.compile(
    r"<(script|style|noscript|template|svg|form|nav|label|iframe)\b"
    rf"|<(\w+)(?=[^<>]*\s{_UNSEARCHED}[\s>=])"
)
"""The start of what says nothing: programs, pictures, things to click, and what is marked so."""
_TITLE = re.compile(rf"<h1\b{_TAG}(.*?)</h1>", re.DOTALL)
_INSIDE_WORDS = re.compile(r"</?(?:em|strong|b|i|mark|wbr)\b[^<>]*>")
"""Tags that part no words."""
_ANY = re.compile(rf"<!--.*?-->|</?\w{_TAG}|<!\w{_TAG}", re.DOTALL)


class PageText(NamedTuple):
    """A page as the index knows it."""

    title: str
    text: str
    """With its title; runs of white space as they come."""


def is_searched(page: bytes) -> bool:
    """Whether a finished page has a part that is searched."""
    return SEARCHED.encode() in page


def page_text(html: str) -> PageText:
    """The title and the searched text of a finished page; empty where it has no searched part.

    Reads HTML as our templates and the host write it: every element but the empty ones has its end.
    Tags part words, so a term and what is said of it are never taken for one.
    """
    begin = _BEGIN.search(html)
    if begin is None:
        return PageText("", "")
    body = html[begin.end() : _end(html, begin[1], begin.end())]
    searched = "".join(_pieces(body))
    title = _TITLE.search(searched)
    return PageText(" ".join(_plain(title[1]).split()) if title else "", _plain(searched))


def _pieces(html: str) -> Iterator[str]:
    """What is left once elements that say nothing are cut out."""
    at = 0
    while found := _LEFT_OUT.search(html, at):
        yield html[at : found.start()] + " "
        at = _end(html, found[1] or found[2], found.end())
    yield html[at:]


def _end(html: str, name: str, at: int) -> int:
    """Where an element ends whose start tag was read; the end of the text where it never does."""
    depth = 1
    for tag in re.compile(rf"<(/?){name}\b{_TAG}").finditer(html, at):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(html)


def _plain(html: str) -> str:
    return unescape(_ANY.sub(" ", _INSIDE_WORDS.sub("", html)))
