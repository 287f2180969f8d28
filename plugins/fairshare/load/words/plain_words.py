"""Read `schema/words/en.yml`: what people type into the search, and what pages say instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairshare.load.document import Document
from fairshare.load.schema_files import FieldGroup
from fairshare.model import PlainWords

PLAIN_WORDS = "words/en.yml"
MOST = 4
"""What is looked for in the place of one word: each more would be another question to the index."""


def read_plain_words(document: Document) -> PlainWords:
    """Its words. Raises SetupError, one sentence with the line, for what can't be searched by."""
    fields = ("skip", "questions", "instead", "pages", "places", "postcode")
    group = FieldGroup.at(document).only((), fields)
    return PlainWords(
        skip=_words(group, "skip"),
        questions=_words(group, "questions"),
        instead=dict(_instead(group)),
        pages=dict(_pages(group)),
        places=_words(group, "places"),
        postcode=_postcode(group),
    )


def _words(group: FieldGroup, name: str) -> tuple[str, ...]:
    if name not in group.fields:
        return ()
    found = group.texts(name)
    seen: set[str] = set()
    for word in found:
        if word != word.lower() or not any(letter.isalnum() for letter in word):
            raise group.broken(name, f"must be words in small letters, and “{word}” is none")
        if word in seen:
            raise group.broken(name, f"holds “{word}” twice: remove one")
        seen.add(word)
    return found


def _instead(group: FieldGroup) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one, words in _groups(group, "instead", "pages_say"):
        said = _words(one, "pages_say")
        if len(said) > MOST:
            raise one.broken("pages_say", f"must hold {MOST} at most")
        yield from ((word, said) for word in words)


def _pages(group: FieldGroup) -> Iterator[tuple[str, str]]:
    for one, words in _groups(group, "pages", "page"):
        address = one.text("page")
        if not re.fullmatch(r"([a-z0-9-]+/)+", address):
            raise one.broken("page", "must be an address on this site, such as about/questioning/")
        yield from ((word, address) for word in words)


def _groups(group: FieldGroup, name: str, other: str) -> Iterator[tuple[FieldGroup, list[str]]]:
    """The groups of a list with their words, of which none stands in two of them."""
    if name not in group.fields:
        return
    listed = group.fields[name]
    if not isinstance(listed, list) or not listed:
        raise group.broken(name, "must be a list, at least one")
    seen: set[str] = set()
    for place in range(len(listed)):
        one = FieldGroup.at(group.document, (*group.path, name, place)).only(("words", other))
        words = _words(one, "words")
        for word in words:
            if word in seen:
                raise one.broken("words", f"holds “{word}”, which stands above: remove one")
            seen.add(word)
        yield one, list(words)


def _postcode(group: FieldGroup) -> str:
    if "postcode" not in group.fields:
        return ""
    pattern = group.text("postcode")
    try:
        re.compile(pattern)
    except re.error as error:
        raise group.broken("postcode", f"is no regular expression: {error}") from error
    return pattern
