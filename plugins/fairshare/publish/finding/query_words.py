"""What the browser knows of words before it asks the text index.

The register's own vocabulary, plain words and what pages say in their place, the names of bodies,
and pages that answer a question.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from fairshare.model import PlainWords
from fairshare.publish.edition import Edition

_WORD = re.compile(r"[^\W_]+")
_WRITTEN = re.compile(r"[^\W_](?:\S*[^\W_])?")
"""From a letter or digit to another, whatever stands between: care.data, NC-ISA-114."""
_NO_APOSTROPHES = str.maketrans("", "", "'’")
LONGEST = 40
"""Letters of a word that somebody types. Longer ones are checksums and addresses."""


def folded(text: str) -> str:
    """In small letters, without accents and apostrophes, as the browser folds what was typed."""
    parts = unicodedata.normalize("NFKD", text.lower().translate(_NO_APOSTROPHES))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def words_of(text: str) -> set[str]:
    """The words of a page: each as it is written, and the parts of those with a mark inside."""
    text = folded(text)
    written = {word for word in _WRITTEN.findall(text) if "://" not in word}
    return {word for word in written | set(_WORD.findall(text)) if len(word) <= LONGEST}


def vocabulary(pages: Iterable[str]) -> dict[str, list[str]]:
    """Every word of the pages by its first letter or digit, the commonest first.

    Others than a to z and 0 to 9 stand together under "other". A query needs one for each of its
    words: a slip of the pen in the first letter is not mended.
    """
    found: Counter[str] = Counter()
    for text in pages:
        found.update(words_of(text))
    shelves: dict[str, list[str]] = {}
    for word, _count in sorted(found.items(), key=lambda one: (-one[1], one[0])):
        shelves.setdefault(shelf(word), []).append(word)
    return shelves


def shelf(word: str) -> str:
    """Where a word stands."""
    return word[0] if re.fullmatch("[a-z0-9]", word[0]) else "other"


def query_words(
    edition: Edition, shelves: Mapping[str, list[str]], titles: Mapping[str, str]
) -> dict[str, Any]:
    """`search/query.json`: what is known of words beside the vocabulary.

    `titles`: of the indexed pages, by address. What pages say in a plain word's place is named
    only where a page says it.
    """
    plain = edition.framework.plain_words
    known = {word for words in shelves.values() for word in words}
    return {
        "skip": list(plain.skip),
        "questions": list(plain.questions),
        "instead": dict(_instead(plain, known)),
        "pages": {word: page for word, page in plain.pages.items() if page in titles},
        "titles": {page: titles[page] for page in sorted(set(plain.pages.values()) & set(titles))},
        "names": _names(edition),
        "places": list(plain.places),
        "postcode": plain.postcode,
        "shelves": sorted(shelves),
    }


def _instead(plain: PlainWords, known: set[str]) -> Iterator[tuple[str, list[str]]]:
    for word, said in plain.instead.items():
        found = [phrase for phrase in said if words_of(phrase) <= known]
        if found:
            yield word, found


def _names(edition: Edition) -> dict[str, list[str]]:
    """Ids of bodies by their names, former and short ones included; those that take part alone."""
    parties = {one.id for item in edition.items for one in item.initiative.participants}
    names: dict[str, list[str]] = {}
    for identifier in sorted(parties):
        body = edition.organisations[identifier]
        for name in dict.fromkeys(map(_plain, (body.name, *body.also_known_as))):
            names.setdefault(name, []).append(identifier)
    return names


def _plain(name: str) -> str:
    """A name as somebody types it: its words, without the marks around them."""
    return " ".join(_WRITTEN.findall(folded(name)))
