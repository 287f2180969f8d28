"""The first words of a prose, and the rest of it: for pages that fold what is long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from fairshare import prose

_BETWEEN = re.compile(r"\n\s*\n|\n(?=[-*+] )")
"""Between paragraphs, and before an item of a list."""

_SENTENCE_END = re.compile(r"(?<=[\w)”]{3}[.!?])\s+(?=[A-Z“])")
"""Not after an abbreviation, such as "Dr." or "e.g."."""

_PAIRS = (("[", "]"), ("(", ")"), ("“", "”"))
_EVEN = ("**", "`", "_")


class Lead(NamedTuple):
    """A prose in two parts."""

    first: str
    rest: str
    """Empty where nothing is left."""


def lead_of(text: str, most: int) -> Lead:
    """What stands first, of about `most` characters, and the rest; both are prose.

    It ends after a paragraph or an item of a list, or after a sentence where even the first of
    these is longer. What can't be cut without a loss is left whole.
    """
    text = text.strip()
    if len(prose.plain(text)) <= most:
        return Lead(text, "")
    cut = 0
    for end in _ends(text):
        if cut and len(prose.plain(text[:end])) > most:
            break
        cut = end
    return Lead(text[:cut].rstrip(), text[cut:].strip())


def _ends(text: str) -> Iterator[int]:
    """Where it may be cut, from the front: after sentences of a first paragraph, then blocks."""
    blocks = [found.start() for found in _BETWEEN.finditer(text)]
    first = blocks[0] if blocks else len(text)
    if not text.startswith(("- ", "* ", "+ ")):
        for found in _SENTENCE_END.finditer(text, 0, first):
            if _is_whole(text[: found.start()]):
                yield found.start()
    yield from blocks
    yield len(text)


def _is_whole(part: str) -> bool:
    """Whether no link, bracket, quotation or mark is left open in it."""
    pairs = all(part.count(opens) == part.count(closes) for opens, closes in _PAIRS)
    return pairs and all(part.count(mark) % 2 == 0 for mark in _EVEN)
