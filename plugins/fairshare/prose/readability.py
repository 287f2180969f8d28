"""How old a reader must be: pure functions of a text in English.

Reading age = Flesch-Kincaid grade + 5, because children enter the first American grade at six.
Formula: US Naval Technical Training Command, research branch report 8-75, 1975.
Choice and limits: docs/adr/0005-reading-age.md.
"""

from __future__ import annotations

import re
from functools import cache

import pyphen
from markdown_it import MarkdownIt
from markdown_it.token import Token

_ENTRY_AGE = 5
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W\d_]+)*")
_INITIALS = re.compile(r"[A-Z]{2,5}s?")
# A full stop ends a sentence when a capital or a digit follows, so "e.g. this" and "(No. 2)" stay.
_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\bNo\.)[\"'\u2019\u201d)\]]*\s+(?=[\"'\u2018\u201c(\[]*[A-Z0-9])|\n+"
)
_VOWELS = re.compile(r"[aeiouy]+")
# The e of these endings is silent: "made", "named", "makes", "files"; not in "little", "added".
_SILENT_E = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l)e$|[^aeioutdy]ed$|[^aeiouyscxzhgl]es$|[aeiouy]les$"
)


def plain_text(markdown: str) -> str:
    """The running text of a Markdown page, one block a line.

    Left out, because nobody reads them as sentences: front matter, headings, code, HTML and the
    addresses of links.
    """
    tokens = MarkdownIt("commonmark").parse(_FRONT_MATTER.sub("", markdown))
    blocks = (
        _inline_text(token.children or [])
        for before, token in zip([None, *tokens], tokens, strict=False)
        if token.type == "inline" and before is not None and before.type != "heading_open"
    )
    return "\n".join(block for block in blocks if block)


def sentences(text: str) -> list[str]:
    """The sentences of a plain text. A line of its own, such as a list item, ends one too."""
    return [part.strip() for part in _SENTENCE_END.split(text) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """The words of a plain text; "don't" is one word, "data-sharing" two."""
    return _WORD.findall(text)


@cache
def syllables(word: str) -> int:
    """How many syllables a word has, at least 1; initials such as "NHS" are spelled out.

    The larger of two counts, as each falls short elsewhere: hyphenation never splits off a single
    letter ("a-bout"), and groups of vowels hide a border ("sci-ence").
    """
    if _INITIALS.fullmatch(word):
        return len(word.rstrip("s"))
    lower = word.lower()
    groups = len(_VOWELS.findall(lower))
    if groups > 1 and _SILENT_E.search(lower):
        groups -= 1
    return max(groups, len(_hyphens().positions(lower)) + 1, 1)


def reading_age(text: str) -> float:
    """The age, in years, at which a reader follows a plain text; 0.0 for a text without words."""
    found = words(text)
    if not found:
        return 0.0
    length = len(found) / len(sentences(text))
    weight = sum(map(syllables, found)) / len(found)
    return 0.39 * length + 11.8 * weight - 15.59 + _ENTRY_AGE


@cache
def _hyphens() -> pyphen.Pyphen:
    """The dictionary: read when the first word is counted, as it costs as much as 100 entries."""
    return pyphen.Pyphen(lang="en_US")


def _inline_text(children: list[Token]) -> str:
    """What a reader sees of a paragraph, without code and without addresses written out."""
    shown: list[str] = []
    skipping = False
    for child in children:
        if child.type == "link_open":
            skipping = child.info == "auto"
        elif child.type == "link_close":
            skipping = False
        elif child.type == "text" and not skipping:
            shown.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            shown.append(" ")
    return "".join(shown).strip()
