"""Search texts for personal data: quickly where there is none, thoroughly where there may be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fairshare.framework import USUAL_NUMBERS
from fairshare.validate.personal.kind import DataKind
from fairshare.validate.personal.patterns import KINDS, SECRETS, kinds_of
from fairshare.validate.personal.plain import plain

URL = re.compile(r"https?://[^\s<>]+")
_GAP = r"[\s()./*`~\\-]{0,3}"
_NUMBER = (
    rf"[0-9]{{5}}|(?:{_GAP}[0-9]){{8}}"
    r"|(?<![0-9]{2})[0-9][\s.-][0-9]{2}[\s.-][0-9]{2}(?![0-9])"
)
LONG_NUMBER = re.compile(rf"[0-9](?:{_NUMBER})")
"""Six digits in a row, nine in groups or three groups of two; no years, dates or sums."""

_SIGNS = (
    re.compile(
        rf"[0-9](?:{_NUMBER}|[A-Z]{{2}}(?![0-9A-Za-z])|[0-9]{{0,2}}(?:\.[0-9]{{1,3}}){{3}})"
    ),
    re.compile(r":[0-9A-Fa-f]{0,4}:"),
    re.compile(r"[A-Z](?:[0-9]{2}|6W) ?[0-9A-Z]{4}(?![0-9A-Za-z])"),
)
"""A long number, the end of a postcode, an address of the internet or an Eircode: without these,
and without the words, there is nothing to find."""

_DIGIT = re.compile(r"\d")
_ALWAYS = {"", ".", ":"}
_WORDS = sorted({word for kind in (*SECRETS, *KINDS) for word in kind.words} - _ALWAYS)
"""The words of the kinds."""
_BARE = sorted({word for kind in (*SECRETS, *KINDS) if kind.bare for word in kind.words})
_IN_ADDRESSES = re.compile("=|gh[pousr]_|_pat_|_live_|_test_|A(?:KIA|SIA|Iza)|glpat-|xox|eyJ")
"""What a secret in a web address can't do without."""
_MARK = re.compile(r"[*`~\\]")
"""What Markdown takes for no letter of a word."""
_END = "\0"
"""Between texts: the loader lets none hold it."""


class PersonalMatch(NamedTuple):
    """One piece of a text that looks like personal data."""

    code: str
    start: int
    end: int


def worth_a_look(texts: Sequence[str]) -> list[int]:
    """The positions of the texts that may hold personal data: one cheap pass over all of them."""
    joined = plain(_END.join(texts))
    lower = joined.lower()
    ends = [end.start() for end in re.finditer(_END, joined)]
    hits: set[int] = set()
    for sign in _SIGNS:
        hits.update(bisect_right(ends, match.start()) for match in sign.finditer(joined))
    # Small letters may take more places than capitals: İ becomes two characters.
    lower_ends = [end.start() for end in re.finditer(_END, lower)]
    for word in _WORDS:
        whole, borders = (lower, lower_ends) if word.islower() else (joined, ends)
        at = whole.find(word)
        while at >= 0:
            number = bisect_right(borders, at)
            hits.add(number)
            if number == len(borders):
                break
            at = whole.find(word, borders[number])  # a text is looked at once, or not at all
    return [number for number in sorted(hits) if _may_hold(texts[number])]


def _may_hold(text: str) -> bool:
    """Whether a text has what most kinds need, a digit, or the word of one that needs none."""
    return _DIGIT.search(text) is not None or any(word in text for word in _BARE)


def search(text: str, numbers: frozenset[str] = USUAL_NUMBERS) -> list[PersonalMatch]:
    """What looks like personal data in a text, in order; no character counts twice.

    `numbers`: those that need no word beside them, by the pack of law. Marks of Markdown are
    nothing to readers, so a text that holds some is searched without, too.
    """
    found = _search(plain(text), numbers)
    if _MARK.search(text):
        places = [at for at, character in enumerate(text) if not _MARK.match(character)]
        bare = "".join(text[at] for at in places)
        taken = _Taken(len(text), found)
        again = (
            PersonalMatch(one.code, places[one.start], places[one.end - 1] + 1)
            for one in _search(plain(bare), numbers)
        )
        found += [one for one in again if taken.takes(one)]
    return sorted(found, key=lambda one: one.start)


def _search(text: str, numbers: frozenset[str]) -> list[PersonalMatch]:
    running = URL.sub(lambda match: " " * len(match[0]), text)
    return _apply(kinds_of(numbers), running, _apply(SECRETS, text, []))


def search_address(address: str) -> list[PersonalMatch]:
    """Secrets in a web address; its digits are anybody's."""
    return _apply(SECRETS, address, []) if _IN_ADDRESSES.search(address) else []


def _apply(kinds: Sequence[DataKind], text: str, found: list[PersonalMatch]) -> list[PersonalMatch]:
    lower = text.lower()
    number = LONG_NUMBER.search(text) is not None
    taken = _Taken(len(text), found)
    for kind in kinds:
        if not (_is_tried(kind, text, lower) if kind.words else number):
            continue
        found.extend(one for one in _matches(kind, text) if taken.takes(one))
    return found


def _is_tried(kind: DataKind, text: str, lower: str) -> bool:
    return any(word in text or word in lower for word in kind.words)


def _matches(kind: DataKind, text: str) -> Iterator[PersonalMatch]:
    group = "it" if "it" in kind.pattern.groupindex else 0
    for match in kind.pattern.finditer(text):
        if kind.proof(match):
            yield PersonalMatch(kind.code, match.start(group), match.end(group))


class _Taken:
    """The characters of a text that belong to a match already."""

    def __init__(self, length: int, found: Sequence[PersonalMatch]) -> None:
        self._taken = bytearray(length)
        for one in found:
            self.takes(one)

    def takes(self, one: PersonalMatch) -> bool:
        """Whether all characters of a match were free; they are its own from now on."""
        if any(self._taken[one.start : one.end]):
            return False
        self._taken[one.start : one.end] = b"\1" * (one.end - one.start)
        return True
