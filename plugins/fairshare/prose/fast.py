"""Prose that needs no parser: plain lines, plain lists, plain links and words in bold.

All prose of the real register is no more than that. The parser takes six times as long for its
HTML (31 ms instead of 5 for 18 pages, of which all else takes 39), five times for its bare words,
eight for a review and twelve for its links: processor's time, 25 runs of each kind in turn. What
comes out here is what would come out of the parser; whatever is not surely so is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from itertools import chain, zip_longest
from typing import NamedTuple

REL = "nofollow noopener noreferrer"
"""What every link says of itself: it lends no weight, and gives no access."""

_SIGNS = r""",.;:?'"%£()/\u2013\u2014\u2018\u2019\u201c\u201d-"""
_LINE = rf"(?:[(£]{{1,2}}\w|[^\W\d]|\d+(?![\d.)]))[\w {_SIGNS}]*(?<![ ])"
"""Words and everyday signs that start neither a list nor a heading, and end without a space."""

_LIST = rf"-[ ]{_LINE}(?:\n(?:-[ ]|[ ][ ])?{_LINE})*"
_LINES = rf"{_LINE}(?:\n{_LINE})*"
_PLAIN = re.compile(
    rf"(?!.*_)(?:{_LINES}|{_LIST}(?!\n\n-))(?:\n\n(?:{_LINES}|{_LIST}(?!\n\n-)))*[ ]?\n?", re.DOTALL
)
"""Paragraphs and lists of such lines. Two lists in a row would be one with gaps."""

_LINK = re.compile(
    r"""(?<!!)\[([A-Za-z0-9](?:[A-Za-z0-9 ,.:;'()£\u2019\u2013-]|&[ ])*)\]
    \((https://(?=[a-z0-9.-]{4,60}/)[a-z0-9]+(?:[.-][a-z0-9]+)+/(?:[\w./?=,+~-]|%[0-9A-F]{2})*)\)""",
    re.ASCII | re.VERBOSE,
)
"""A link on one line, whose words and address are as plain as most are."""

_BOLD = re.compile(
    rf"(?<![^\s(])\*\*(£?[^\W_](?:[\w {_SIGNS}]|\n(?![\n-]))*?(?<=[^\W_]))\*\*(?![\w*])"
)
"""Words in bold inside one paragraph or list item."""


class Parts(NamedTuple):
    """A text taken apart at its plain links."""

    pieces: tuple[str, ...]
    """What stands between them: one more than links."""
    links: tuple[tuple[str, str], ...]
    """Address and words of each."""

    @property
    def beside(self) -> str:
        """The pieces, with an x for each link."""
        return "x".join(self.pieces)


@lru_cache(maxsize=256)  # the rules ask for the same texts of an entry one after the other
def apart(text: str) -> Parts:
    """Where the plain links of a text are."""
    if "](" not in text:
        return Parts((text,), ())
    parts = _LINK.split(text)
    return Parts(tuple(parts[::3]), tuple(zip(parts[2::3], parts[1::3], strict=True)))


def html(text: str) -> str | None:
    """A plain text as HTML; None where it needs the parser."""
    parts = apart(text)
    if not _is_plain(parts):
        return None
    pieces = parts.pieces  # nothing in them needs escaping, or they would not be plain
    if "**" in text:
        pieces = tuple(_BOLD.sub(r"<strong>\1</strong>", piece) for piece in pieces)
    anchors = (_anchor(*link) for link in parts.links)
    return "".join(map(_block, _woven(pieces, anchors).split("\n\n")))


def without_marks(text: str) -> str | None:
    """A plain text without its marks, paragraphs and list items on a line each; None as above."""
    parts = apart(text)
    if not _is_plain(parts):
        return None
    said = _woven(_bare(parts.pieces), (link_words for _address, link_words in parts.links))
    lines = chain.from_iterable(map(_items, said.split("\n\n")))
    return "\n".join(line.replace("\n", " ") for line in lines)


def _is_plain(parts: Parts) -> bool:
    return _PLAIN.fullmatch("x".join(_bare(parts.pieces))) is not None


def _bare(pieces: Iterable[str]) -> list[str]:
    return [_BOLD.sub(r"\1", piece) if "**" in piece else piece for piece in pieces]


def _woven(pieces: Iterable[str], links: Iterable[str]) -> str:
    return "".join(chain.from_iterable(zip_longest(pieces, links, fillvalue=""))).rstrip()


def _anchor(address: str, words: str) -> str:
    return f'<a href="{address}" rel="{REL}">{escape(words, quote=False)}</a>'


def _block(block: str) -> str:
    if not block.startswith("- "):
        return f"<p>{block}</p>\n"
    return "".join(["<ul>\n", *(f"<li>{item}</li>\n" for item in _items(block)), "</ul>\n"])


def _items(block: str) -> list[str]:
    """The items of a list; a paragraph is one."""
    if not block.startswith("- "):
        return [block]
    return block[2:].replace("\n  ", "\n").split("\n- ")
