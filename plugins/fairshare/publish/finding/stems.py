"""Words and their stems: forms of one word have the same (school, schools, schooling)."""

from __future__ import annotations

from collections.abc import Callable

from snowballstemmer import stemmer

Stem = Callable[[str], str]


def stem_finder(known: dict[str, str]) -> Stem:
    """Finds the stem of a folded English word; one with a mark or a digit is its own.

    `known`: stems by word, to which it adds. To find one takes a tenth of a millisecond.
    """
    english = stemmer("english")

    def stem(word: str) -> str:
        found = known.get(word)
        if found is None:
            found = known[word] = english.stemWord(word) if word.isalpha() else word
        return found

    return stem
