"""Find the lists that somebody typed into a text: their lines, and the marks that they start with.

A mark alone proves little: a line of a sentence may begin with a dash or with "-5 °C". So at least
two lines must have the same mark, numbers must follow upon each other, and where a mark is a sign
of sentences too, the list begins a paragraph or comes after the end of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fairshare.load.raw.bullets import BULLETS

DASHES = "–—·"
"""Signs of sentences too. Markdown takes neither these nor bullets for a list."""

_ITEM = re.compile(
    rf"(?P<mark>[-*+])\s+(?=\S)|(?P<number>[0-9]{{1,3}})[.)]\s+(?=\S)"
    rf"|(?P<bullet>[{BULLETS}])\s*(?=[^\s{BULLETS}])|(?P<dash>[{DASHES}])\s+(?=[^\W\d_])"
)
_ON_ONE_LINE = re.compile(rf"(?<=\s)(?=[{BULLETS}]\s)")
_SAID = re.compile(r"[.:;!?…)”\"']\s*$")
_LETTER = re.compile(r"[^\W\d_]")
_BREAK = re.compile(r"(?:  |\\)$")


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of a text, as its author wrote it."""

    text: str
    """Without its mark, if it begins an item of a list."""
    mark: str = ""
    """What it starts with; of numbered items the number. Empty where it goes on from above."""
    breaks: bool = False
    """Whether it ends as a line does that Markdown keeps apart from the next."""

    @property
    def kind(self) -> str:
        """The mark, or `number` for any number."""
        return "number" if self.mark.isdigit() else self.mark

    @property
    def is_markdown(self) -> bool:
        """Whether Markdown takes its mark for that of a list."""
        return self.kind in {"-", "*", "+", "number"}


def list_lines(lines: Iterable[str]) -> list[ListLine]:
    """The lines of a text; those that begin an item of a list are marked.

    Bullets in the middle of a line begin lines of their own.
    """
    found: list[ListLine] = []
    for paragraph in _paragraphs(part for line in lines for part in _apart(line)):
        found += _marked(paragraph)
        found.append(ListLine(""))
    return found[:-1]


def items_in(lines: Iterable[str], kind: str) -> int:
    """How many lines start with a mark of one kind."""
    return sum(_kind(found) == kind for line in lines if (found := _ITEM.match(line.lstrip())))


def _apart(line: str) -> list[str]:
    first, *others = _ON_ONE_LINE.split(line)
    begins = not first.strip() or first.strip()[0] in BULLETS or _SAID.search(first)
    return [one for one in (first, *others) if one.strip()] if others and begins else [line]


def _paragraphs(lines: Iterable[str]) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for line in lines:
        if line.strip():
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []
    yield paragraph


def _marked(paragraph: Sequence[str]) -> list[ListLine]:
    """The lines of one paragraph, those of its first list marked."""
    lines = [line.strip() for line in paragraph]
    items = [(at, found) for at, line in enumerate(lines) if (found := _item(line))]
    kinds = dict.fromkeys(_kind(found) for _at, found in items)
    lists = ({at: one for at, one in items if _kind(one) == kind} for kind in kinds)
    marks = next((found for found in lists if len(found) > 1 and _is_list(lines, found)), {})
    return [
        ListLine(
            text=line[marks[at].end() :] if at in marks else line,
            mark=(marks[at]["number"] or marks[at][0].strip()) if at in marks else "",
            breaks=_BREAK.search(paragraph[at]) is not None,
        )
        for at, line in enumerate(lines)
    ]


def _item(line: str) -> re.Match[str] | None:
    found = _ITEM.match(line)
    return found if found and _LETTER.search(line, found.end()) else None


def _kind(found: re.Match[str]) -> str:
    return "number" if found["number"] else found[0].strip()


def _is_list(lines: Sequence[str], items: dict[int, re.Match[str]]) -> bool:
    """Whether lines that start alike are a list, and not lines of a sentence."""
    at, first = next(iter(items.items()))
    if first["number"]:
        numbers = [int(found["number"]) for found in items.values()]
        return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if first["bullet"]:
        return True
    return at == 0 or _SAID.search(lines[at - 1]) is not None
