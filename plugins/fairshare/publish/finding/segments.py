"""Segments of the text index: what some fifty pages say, by word, made once for the same pages.

Where a few of its pages have changed, a segment is made of the last one and of these pages.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
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
PageWeights = Mapping[int, int]
"""By the number of a page in its segment: what a word weighs there."""
Phrases = Mapping[str, Sequence[str]]
"""The stems of each phrase that is looked for as well, by these with spaces between."""


class Segment(NamedTuple):
    """Pages that stand together in the index, by path, with the sums of what they hold."""

    pages: Mapping[str, str]

    @property
    def key(self) -> str:
        """What stands for all that the pages say."""
        return segment_key(self.pages.items())

    @property
    def place(self) -> str:
        """What stands for where the pages are, whatever they say."""
        return sha256("\n".join(self.pages).encode()).hexdigest()


def segment_key(pages: Iterable[tuple[str, str]]) -> str:
    """What stands for pages, each by its path and the sum of what it holds."""
    return sha256(repr(list(pages)).encode()).hexdigest()


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
    sums: Sequence[str]
    """Of what each page holds."""

    @property
    def key(self) -> str:
        """That of the segment of which these are the words."""
        return segment_key(zip(self.titles, self.sums, strict=True))

    def pack(self) -> str:
        """As text."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def unpack(cls, text: str) -> SegmentWords:
        """What was packed."""
        return cls(*json.loads(text))


class PageWords(NamedTuple):
    """What the index takes in of one page."""

    title: str
    forms: Counter[str]
    """How often each word stands there."""
    weights: Mapping[str, int]
    """By stem or phrase: how much the page is about it, 1 to 15."""

    @classmethod
    def of(cls, page: bytes, phrases: Phrases, stem: Stem) -> PageWords:
        """Those of a finished page, as its file holds it."""
        title, text = page_text(page.decode())
        text = folded(text)
        parts = [word for word in plain_words(text) if len(word) <= LONGEST]
        forms = Counter(parts)
        forms.update(word for word in marked_words(text) if len(word) <= LONGEST)
        times: Counter[str] = Counter()
        for word, count in forms.items():
            times[stem(word)] += count
        for word in plain_words(folded(title)):
            times[stem(word)] += _IN_TITLE - 1
        if near := fitting(phrases, times):
            in_order = f" {' '.join(map(stem, parts))} "
            for phrase in near:
                if f" {phrase} " in in_order:  # its weight is that of its commonest word
                    times[phrase] = max(times[word] for word in phrases[phrase])
        few = 2 * (0.75 + 0.25 * len(parts) / _MEAN)
        return cls(title, forms, {word: _weight(count, few) for word, count in times.items()})


def _weight(times: int, few: float) -> int:
    """1 to 15: how much a page is about what it says so many times (BM25's formula)."""
    return 1 + int((STEP - 1) * times / (times + few))


def fitting(phrases: Phrases, stems: Mapping[str, object]) -> list[str]:
    """The phrases of which all stems are there."""
    return [one for one, words in phrases.items() if all(map(stems.__contains__, words))]


def read_segment(
    site: Path, pages: Mapping[str, str], phrases: Phrases, stem: Stem
) -> tuple[SegmentWords, Postings]:
    """The words and the postings of some pages of a site, by path, with their sums."""
    counts: Counter[str] = Counter()
    titles: dict[str, str] = {}
    postings: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for number, path in enumerate(pages):
        page = PageWords.of((site / path).read_bytes(), phrases, stem)
        counts.update(page.forms)
        titles[path] = page.title
        for word, weight in page.weights.items():
            step = number - last.get(word, 0)
            last[word] = number
            postings.setdefault(word, []).append(step * STEP + weight)
    return SegmentWords(_by_stem(counts, stem), titles, [*pages.values()]), postings


def _by_stem(counts: Mapping[str, int], stem: Stem) -> Forms:
    forms: dict[str, dict[str, int]] = {}
    for form, times in sorted(counts.items()):
        forms.setdefault(stem(form), {})[form] = times
    return forms


def mend_segment(
    words: SegmentWords, changed: Mapping[int, tuple[PageWords, PageWords]], stem: Stem
) -> tuple[SegmentWords, Mapping[str, PageWeights]]:
    """The words of a segment of which pages have changed; by word, on which page it weighs what.

    `changed`: such pages by number, as they were and as they are. 0 is the weight of a word that a
    page no longer has. What is not in the answer weighs what it did. Sums are those of before.
    """
    counts = Counter({form: n for forms in words.forms.values() for form, n in forms.items()})
    titles = dict(words.titles)
    weights: dict[str, dict[int, int]] = {}
    for number, (before, after) in changed.items():
        counts.subtract(before.forms)
        counts.update(after.forms)
        titles[[*titles][number]] = after.title
        for word, _weight in before.weights.items() ^ after.weights.items():
            weights.setdefault(word, {})[number] = after.weights.get(word, 0)
    return words._replace(forms=_by_stem(+counts, stem), titles=titles), weights


def mend_postings(postings: Postings, changes: Mapping[str, PageWeights]) -> dict[str, list[int]]:
    """Postings in which words weigh something else. For `changes` see `mend_segment`."""
    found = dict(postings)
    for word, weights in changes.items():
        known = dict(_weights(found.pop(word, ()))) | dict(weights)
        pages = sorted(number for number, weight in known.items() if weight)
        steps = (number - before for before, number in pairwise((0, *pages)))
        if pages:
            found[word] = [
                step * STEP + known[page] for step, page in zip(steps, pages, strict=True)
            ]
    return found


def _weights(postings: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The numbers of pages, each with its weight."""
    number = 0
    for one in postings:
        number += one // STEP
        yield number, one % STEP
