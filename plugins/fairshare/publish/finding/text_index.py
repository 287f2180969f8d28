"""The text index: which pages have a word, in files of which the browser takes what it needs.

`search/index/<number>.txt` holds the words whose checksum falls on it, a line for each segment of
pages. A segment that stays the same is copied from the last files. Where a few of its pages have
changed, as they were and as they are is read, and the last lines are mended: the others are not
looked at (docs/adr/0055). Beside it stand `search/documents.json`, which page
has which place, and `search/pages.json`, those that are no decision; the vocabulary in
`search/words/`; and `search/query.json`, what else is known of words.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from fairshare.publish.edition import Edition
from fairshare.publish.finding.page_text import is_searched
from fairshare.publish.finding.query_words import phrases_of, query_words, vocabulary
from fairshare.publish.finding.segment_lines import (
    DrawnLines,
    SegmentLines,
    TakenLines,
    compact,
    line_of,
)
from fairshare.publish.finding.segments import (
    PageWords,
    Postings,
    Segment,
    SegmentWords,
    fitting,
    mend_segment,
    read_segment,
    segments,
)
from fairshare.publish.finding.stems import stem_finder
from fairshare.publish.last.bundles import NO_BUNDLES, DrawnBundles
from fairshare.publish.last.last_site import keep_or_write
from fairshare.publish.last.parts import LastFiles, PartSizes
from fairshare.publish.last.written import Written
from fairshare.work.cache import Cache
from fairshare.work.parallel import parallel_map

_KIND = "words"
_PART = "segments"
_FEW = 8
"""Segments from which a second process pays."""
_PAGES_A_FILE = 16
_FEWEST = 16

Found = TypeVar("Found")


def index_files(count: int) -> tuple[str, ...]:
    """The files of an index of so many pages: more pages, more files, so that each stays small."""
    number = max(_FEWEST, 1 << (count // _PAGES_A_FILE).bit_length())
    return tuple(f"search/index/{one}.txt" for one in range(number))


def searched_pages(site: Path, every: Iterable[str], products: Collection[Written]) -> list[str]:
    """Which of every file of a site the index takes in: pages of products, and of the host."""
    own = {path for one in products for path in one.files}
    others = (path for path in every if path.endswith(".html") and path not in own)
    hosts = (path for path in others if is_searched((site / path).read_bytes()))
    return sorted((*hosts, *(path for one in products for path in one.searched)))


class TextIndex:
    """The index of a finished site, as it is made."""

    def __init__(self, site: Path, pages: Mapping[str, str], edition: Edition) -> None:
        """`pages`: what is indexed, by path, with the sums of what they hold."""
        self._site = site
        self._edition = edition
        self._segments = list(segments(pages))
        self._files = index_files(len(pages))
        self._counts: Counter[str] = Counter()
        self._stems: dict[str, str] = {}
        self._stem = stem_finder(self._stems)
        stems = (tuple(map(self._stem, words)) for words in phrases_of(edition))
        self._phrases = {" ".join(words): words for words in stems}
        self._phrases_digest = sha256(repr([*self._phrases]).encode()).hexdigest()
        self._titles: dict[str, str] = {}
        self._rows: Mapping[str, int] = {}
        """Which line of the last files is that of a segment, by its key."""
        self._last = Path()
        self._bundles = NO_BUNDLES

    def drawn_segments(self) -> Iterator[tuple[str, str]]:
        """Each segment by its key, as text that another machine can put into its index."""
        texts = parallel_map(lambda one: json.dumps(self._drawn(one)), self._segments, few=_FEW)
        return zip(map(self._key, self._segments), texts, strict=True)

    def write(self, cache: Cache, last: LastFiles, bundles: DrawnBundles = NO_BUNDLES) -> Written:
        """Write it below the site. `last`: the files of the last site's index."""
        self._bundles, self._last = bundles, last.folder
        if before := last.parts.get(_PART):
            self._rows = {key: row for row, key in enumerate(before.keys)}
        every = [self._taken(one, cache) for one in self._segments]
        lacking = [number for number, one in enumerate(every) if one is None]
        made = parallel_map(lambda one: self._made(self._segments[one], cache), lacking, few=_FEW)
        for number, (packed, lines) in zip(lacking, made, strict=True):
            cache.put(_KIND, self._segments[number].place, packed)
            every[number] = self._learn(SegmentWords.unpack(packed)), lines
        known = [one for one in every if one]
        files = {
            path: keep_or_write(self._site, path, content, last)
            for path, content in (*self._index([lines for _key, lines in known]), *self._beside())
        }
        return Written(files, parts={_PART: PartSizes(tuple(key for key, _lines in known), {})})

    def _taken(self, segment: Segment, cache: Cache) -> tuple[str, SegmentLines] | None:
        """The key and the lines of a segment of which nothing has changed."""
        words = _cached(segment, cache)
        if words is None or words.key != segment.key:
            return None
        row = self._rows.get(self._lines_key(words))
        return None if row is None else (self._learn(words), TakenLines(row))

    def _learn(self, words: SegmentWords) -> str:
        """Take the words of a segment to those of all; the key of its lines."""
        self._titles |= words.titles
        for forms in words.forms.values():
            self._counts.update(forms)
        self._learn_stems(words)
        return self._lines_key(words)

    def _learn_stems(self, words: SegmentWords) -> None:
        for stem, forms in words.forms.items():
            self._stems |= dict.fromkeys(forms, stem)

    def _lines_key(self, words: SegmentWords) -> str:
        """What stands for the lines of a segment: its pages, phrases, and how many files."""
        shown = len(self._files), fitting(self._phrases, words.forms)
        return sha256(repr((words.key, shown)).encode()).hexdigest()

    def _made(self, segment: Segment, cache: Cache) -> tuple[str, SegmentLines]:
        """The words of a segment, packed, and its lines: mended, or read from all of its pages."""
        words, lines = self._mended(segment, cache) or self._read(segment)
        return words.pack(), lines

    def _mended(self, segment: Segment, cache: Cache) -> tuple[SegmentWords, SegmentLines] | None:
        """The last lines with what changed; None where they are not known, or much has changed."""
        words = _cached(segment, cache)
        row = self._rows.get(self._lines_key(words)) if words else None
        if words is None or row is None:
            return None
        self._learn_stems(words)
        pages = enumerate(zip(segment.pages.items(), words.sums, strict=True))
        other = {number: path for number, ((path, now), was) in pages if now != was}
        if 2 * len(other) > len(words.sums):
            return None
        changed = {}
        for number, path in other.items():
            before = _content(self._last / path)
            if sha256(before).hexdigest() != words.sums[number]:  # somebody edited it
                return None
            after = (self._site / path).read_bytes()
            changed[number] = self._page(before), self._page(after)
        words, weights = mend_segment(words, changed, self._stem)
        return words._replace(sums=[*segment.pages.values()]), TakenLines(
            row, self._by_file(weights)
        )

    def _page(self, content: bytes) -> PageWords:
        return PageWords.of(content, self._phrases, self._stem)

    def _by_file(self, words: Mapping[str, Found]) -> dict[int, dict[str, Found]]:
        """What is known of words, by the place of the file in which each stands."""
        found: dict[int, dict[str, Found]] = {}
        for word in words:
            place = crc32(word.encode()) % len(self._files)
            found.setdefault(place, {})[word] = words[word]
        return found

    def _read(self, segment: Segment) -> tuple[SegmentWords, SegmentLines]:
        """The words of a segment, and its lines, of which another machine may have made some."""
        known = self._bundles.segment(self._key(segment))
        words, postings = json.loads(known) if known else self._drawn(segment)
        files, check = self._by_file(postings), _check(segment.pages)
        lines = [line_of(check, files.get(place, {})) for place in range(len(self._files))]
        return SegmentWords(*words), DrawnLines(lines)

    def _drawn(self, segment: Segment) -> tuple[SegmentWords, Postings]:
        return read_segment(self._site, segment.pages, self._phrases, self._stem)

    def _key(self, segment: Segment) -> str:
        """What stands for a segment, and for the phrases that are looked for in it."""
        return sha256(f"{segment.key} {self._phrases_digest}".encode()).hexdigest()

    def _index(self, segments: Sequence[SegmentLines]) -> Iterator[tuple[str, bytes]]:
        """Each file of the index; lines that nobody made are those of the last file."""
        takes = any(isinstance(one, TakenLines) for one in segments)
        for place, path in enumerate(self._files):
            last = (self._last / path).read_bytes().split(b"\n") if takes else []
            yield path, b"\n".join(one.line(place, last) for one in segments)

    def _beside(self) -> Iterator[tuple[str, bytes]]:
        """What the browser reads before it opens a file of the index."""
        shelves = vocabulary(self._counts, self._stem)
        for name, words in shelves.items():
            yield f"search/words/{name}.json", compact(words)
        rows = {
            f"initiatives/{item.initiative.id}/": row
            for row, item in enumerate(self._edition.items)
        }
        titles = {path.removesuffix("index.html"): title for path, title in self._titles.items()}
        others = sorted(titles.keys() - rows.keys())
        places = rows | {address: -1 - place for place, address in enumerate(others)}
        documents = [
            [_check(one.pages), *(places[path.removesuffix("index.html")] for path in one.pages)]
            for one in self._segments
        ]
        yield "search/documents.json", compact(documents)
        yield "search/pages.json", compact([(one, titles[one]) for one in others])
        known = query_words(self._edition, self._counts, titles)
        yield "search/query.json", compact(known | {"files": len(self._files)})


def _check(pages: Iterable[str]) -> str:
    """Stands before the pages of a segment and in its lines, so that old never meets new."""
    return f"{crc32(chr(10).join(pages).encode()) & 0xFFFF:04x}"


def _cached(segment: Segment, cache: Cache) -> SegmentWords | None:
    """The words of a segment, as they were when it was last indexed."""
    packed = cache.get(_KIND, segment.place)
    return SegmentWords.unpack(packed) if packed else None


def _content(file: Path) -> bytes:
    """What a file of the last site holds; nothing where it is gone."""
    try:
        return file.read_bytes()
    except OSError:
        return b""
