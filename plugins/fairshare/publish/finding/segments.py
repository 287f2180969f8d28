"""Segments of the text index: what some fifty pages say, by word, made once for the same pages."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from fairshare.publish.finding.page_text import page_text
from fairshare.publish.finding.query_words import LONGEST, folded, marked_words, plain_words
from fairshare.publish.finding.stems import Stem

_PAGES = 64
"""In a segment, on average."""
STEP = 16
"""A posting is so many times the step to its page, plus a weight below it."""
_MEAN = 1_300
"""Words of a page. A word says a little more of a shorter one."""
_IN_TITLE = 8
"""A word of the title counts as often as this."""

Forms = Mapping[str, Mapping[str, int]]
"""By stem: its forms, and how often each stands there."""
Postings = Mapping[str, list[int]]
"""By word: for each page that has it, the step from the page before it in the segment, times 16,
plus its weight, 1 to 15."""


class Segment(NamedTuple):
    """Pages that stand together in the index, by path, with the sums of what they hold."""

    pages: Mapping[str, str]

    @property
    def key(self) -> str:
        """What stands for all that the pages say."""
        return sha256(repr(list(self.pages.items())).encode()).hexdigest()


def segments(pages: Mapping[str, str]) -> Iterator[Segment]:
    """Pages by path, cut where the path alone says so: one page more or less moves no other cut."""
    found: dict[str, str] = {}
    for path in sorted(pages):
        found[path] = pages[path]
        if crc32(path.encode()) % _PAGES == 0:
            yield Segment(found)
            found = {}
    if found:
        yield Segment(found)


class SegmentWords(NamedTuple):
    """The words of a segment, and the titles of its pages."""

    forms: Forms
    titles: Mapping[str, str]
    """By path."""

    def pack(self) -> str:
        """As text."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def unpack(cls, text: str) -> SegmentWords:
        """What was packed."""
        return cls(*json.loads(text))


class _Words:
    """The words of one page."""

    def __init__(self, html: str, stem: Stem) -> None:
        self.title, text = page_text(html)
        text = folded(text)
        self._stem = stem
        self._parts = [word for word in plain_words(text) if len(word) <= LONGEST]
        self.forms = Counter(self._parts)
        self.forms.update(word for word in marked_words(text) if len(word) <= LONGEST)
        self.times: Counter[str] = Counter()
        for word, times in self.forms.items():
            self.times[stem(word)] += times
        for word in plain_words(folded(self.title)):
            self.times[stem(word)] += _IN_TITLE - 1

    @cached_property
    def in_order(self) -> str:
        """Its stems, with spaces around each."""
        return f" {' '.join(map(self._stem, self._parts))} "

    def weight(self, times: int) -> int:
        """1 to 15: how much a page is about what it says so many times (BM25's formula)."""
        few = 2 * (0.75 + 0.25 * len(self._parts) / _MEAN)
        return 1 + int((STEP - 1) * times / (times + few))


def fitting(phrases: Iterable[str], stems: Iterable[str]) -> list[str]:
    """The phrases, as stems with spaces between, of which all stems are there."""
    known = set(stems)
    return [phrase for phrase in phrases if known.issuperset(phrase.split())]


def read_segment(
    site: Path, paths: Sequence[str], phrases: Sequence[str], stem: Stem
) -> tuple[SegmentWords, Postings]:
    """The words and the postings of some pages of a site. `phrases` are looked for as well."""
    pages = [_Words((site / path).read_text("utf-8"), stem) for path in paths]
    forms: dict[str, dict[str, int]] = {}
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update(page.forms)
    for form, times in sorted(counts.items()):
        forms.setdefault(stem(form), {})[form] = times
    near = fitting(phrases, forms)
    postings: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for number, page in enumerate(pages):
        for phrase in fitting(near, page.times):
            if f" {phrase} " in page.in_order:  # its weight is that of its commonest word
                page.times[phrase] = max(page.times[word] for word in phrase.split())
        for word, times in page.times.items():
            step = number - last.get(word, 0)
            last[word] = number
            postings.setdefault(word, []).append(step * STEP + page.weight(times))
    titles = {path: page.title for path, page in zip(paths, pages, strict=True)}
    return SegmentWords(forms, titles), postings
