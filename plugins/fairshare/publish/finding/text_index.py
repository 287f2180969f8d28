"""The text index: which pages have a word, in files of which the browser takes what it needs.

`search/index/<number>.txt` holds the words whose checksum falls on it, a line for each segment of
pages. So a segment that stays the same is copied from the last files, and a change of one page
costs the reading of some fifty (docs/adr/0048). Beside it stand `search/documents.json`, which page
has which place, and `search/pages.json`, those that are no decision; the vocabulary in
`search/words/`; and `search/query.json`, what else is known of words.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

from fairshare.publish.edition import Edition
from fairshare.publish.finding.page_text import is_searched
from fairshare.publish.finding.query_words import phrases_of, query_words, vocabulary
from fairshare.publish.finding.segments import (
    Forms,
    Postings,
    Segment,
    SegmentWords,
    fitting,
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
        self._phrases = [" ".join(map(self._stem, words)) for words in phrases_of(edition)]
        self._phrases_digest = sha256(repr(self._phrases).encode()).hexdigest()
        self._titles: dict[str, str] = {}
        self._bundles = NO_BUNDLES

    def drawn_segments(self) -> Iterator[tuple[str, str]]:
        """Each segment by its key, as text that another machine can put into its index."""
        numbers = range(len(self._segments))
        texts = parallel_map(lambda number: json.dumps(self._drawn(number)), numbers, few=_FEW)
        return zip(map(self._key, self._segments), texts, strict=True)

    def write(self, cache: Cache, last: LastFiles, bundles: DrawnBundles = NO_BUNDLES) -> Written:
        """Write it below the site. `last`: the files of the last site's index."""
        self._bundles = bundles
        known = [cache.get(_KIND, one.key) for one in self._segments]
        keys = [self._learn(one, words) for one, words in zip(self._segments, known, strict=True)]
        before = last.parts.get(_PART)
        places = {key: place for place, key in enumerate(before.keys if before else ())}
        lacking = [number for number, key in enumerate(keys) if key not in places]
        made: dict[int, list[bytes]] = {}
        found = parallel_map(self._read, lacking, few=_FEW)
        for number, (words, lines) in zip(lacking, found, strict=True):
            made[number] = lines
            if known[number] is None:
                cache.put(_KIND, self._segments[number].key, words)
                keys[number] = self._learn(self._segments[number], words)
        taken = [places.get(key, 0) for key in keys]
        files = {
            path: keep_or_write(self._site, path, content, last)
            for path, content in (*self._index(last.folder, taken, made), *self._beside())
        }
        return Written(files, parts={_PART: PartSizes(tuple(keys), {})})

    def _learn(self, segment: Segment, packed: str | None) -> str:
        """Take the words of a segment to those of all; the key of its lines. None: nothing."""
        if packed is None:
            return ""
        words = SegmentWords.unpack(packed)
        self._titles |= words.titles
        for stem, forms in words.forms.items():
            self._counts.update(forms)
            self._stems |= dict.fromkeys(forms, stem)
        shown = len(self._files), fitting(self._phrases, words.forms)
        return sha256(repr((segment.key, shown)).encode()).hexdigest()

    def _read(self, number: int) -> tuple[str, list[bytes]]:
        """The words of a segment, and its line in each file."""
        paths = list(self._segments[number].pages)
        known = self._bundles.segment(self._key(self._segments[number]))
        forms, titles, postings = json.loads(known) if known else self._drawn(number)
        words = SegmentWords(forms, titles)
        shards: list[dict[str, str | list[int]]] = [{"": _check(paths)} for _file in self._files]
        for word in sorted(postings):
            shards[crc32(word.encode()) % len(shards)][word] = postings[word]
        return words.pack(), list(map(_compact, shards))

    def _drawn(self, number: int) -> tuple[Forms, Mapping[str, str], Postings]:
        paths = list(self._segments[number].pages)
        words, postings = read_segment(self._site, paths, self._phrases, self._stem)
        return words.forms, words.titles, postings

    def _key(self, segment: Segment) -> str:
        """What stands for a segment, and for the phrases that are looked for in it."""
        return sha256(f"{segment.key} {self._phrases_digest}".encode()).hexdigest()

    def _index(
        self, last: Path, taken: Sequence[int], made: Mapping[int, list[bytes]]
    ) -> Iterator[tuple[str, bytes]]:
        """Each file of the index; lines that nobody made are those of the last file."""
        for place, path in enumerate(self._files):
            lines = (last / path).read_bytes().split(b"\n") if len(made) < len(taken) else []
            yield (
                path,
                b"\n".join(
                    made[number][place] if number in made else lines[line]
                    for number, line in enumerate(taken)
                ),
            )

    def _beside(self) -> Iterator[tuple[str, bytes]]:
        """What the browser reads before it opens a file of the index."""
        shelves = vocabulary(self._counts, self._stem)
        for name, words in shelves.items():
            yield f"search/words/{name}.json", _compact(words)
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
        yield "search/documents.json", _compact(documents)
        yield "search/pages.json", _compact([(one, titles[one]) for one in others])
        known = query_words(self._edition, self._counts, titles)
        yield "search/query.json", _compact(known | {"files": len(self._files)})


def _check(pages: Iterable[str]) -> str:
    """Stands before the pages of a segment and in its lines, so that old never meets new."""
    return f"{crc32(chr(10).join(pages).encode()) & 0xFFFF:04x}"


def _compact(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
