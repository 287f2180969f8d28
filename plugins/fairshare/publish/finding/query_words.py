"""What the browser knows of words before it asks the text index.

The register's own vocabulary, plain words and what pages say in their place, the names of bodies,
and pages that answer a question.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from fairshare.model import PlainWords
from fairshare.publish.edition import Edition
from fairshare.publish.finding.stems import Stem

_WORD = re.compile(r"[^\W_]+")
_WRITTEN = re.compile(r"[^\W_](?:\S*[^\W_])?")
"""From a letter or digit to another, whatever stands between: care.data, NC-ISA-114."""
LONGEST = 40
"""Letters of a word that somebody types. Longer ones are checksums and addresses."""


def folded(text: str) -> str:
    """In small letters, without accents and apostrophes, as the browser folds what was typed."""
    text = text.lower().replace("'", "").replace("’", "")
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    for letter in set(parts):
        if unicodedata.category(letter).startswith("M"):
            parts = parts.replace(letter, "")
    return parts


def plain_words(text: str) -> list[str]:
    """The words of a folded text in their order, letters and digits alone."""
    return _WORD.findall(text)


def marked_words(text: str) -> list[str]:
    """The words of a folded text with a mark inside, as they are written: care.data."""
    return [one for one in _WRITTEN.findall(text) if not one.isalnum() and "://" not in one]


def words_of(text: str) -> set[str]:
    """The words of a page: each as it is written, and the parts of those with a mark inside."""
    text = folded(text)
    return {one for one in marked_words(text) + plain_words(text) if len(one) <= LONGEST}


def vocabulary(counts: Mapping[str, int], stem: Stem) -> dict[str, list[tuple[str, str]]]:
    """Every word by its first letter or digit: stems, the commonest first, with their forms.

    `counts`: how often each word stands there. Forms stand in one text, the commonest first. Others
    than a to z and 0 to 9 stand together under "other". A query needs one such list for each of its
    words: a slip of the pen in the first letter is not mended.
    """
    shelves: dict[str, dict[str, list[str]]] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        shelves.setdefault(shelf(word), {}).setdefault(stem(word), []).append(word)
    return {
        name: [(one, " ".join(forms)) for one, forms in stems.items()]
        for name, stems in shelves.items()
    }


def shelf(word: str) -> str:
    """Where a word stands."""
    return word[0] if re.fullmatch("[a-z0-9]", word[0]) else "other"


def phrases_of(edition: Edition) -> list[list[str]]:
    """What the browser may ask the index for that is more than one word, each as its words."""
    plain = edition.framework.plain_words
    said = (phrase for found in plain.instead.values() for phrase in found)
    phrases = {tuple(plain_words(one)) for one in (*plain.instead, *said, *_names(edition))}
    return [list(one) for one in sorted(phrases) if len(one) > 1]


def query_words(
    edition: Edition, words: Collection[str], titles: Mapping[str, str]
) -> dict[str, Any]:
    """`search/query.json`: what is known of words beside the vocabulary, which `words` are.

    `titles`: of the indexed pages, by address. What pages say in a plain word's place is named
    only where a page says it.
    """
    plain = edition.framework.plain_words
    return {
        "skip": list(plain.skip),
        "questions": list(plain.questions),
        "instead": dict(_instead(plain, words)),
        "pages": {word: page for word, page in plain.pages.items() if page in titles},
        "titles": {page: titles[page] for page in sorted(set(plain.pages.values()) & set(titles))},
        "names": _names(edition),
        "places": list(plain.places),
        "postcode": plain.postcode,
        "shelves": sorted(set(map(shelf, words))),
    }


def _instead(plain: PlainWords, known: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    for word, said in plain.instead.items():
        found = [phrase for phrase in said if all(word in known for word in words_of(phrase))]
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
