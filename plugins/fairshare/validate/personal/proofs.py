"""What turns a pattern into a find: a checksum, a word beside it, a number that is no example."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address

Proof = Callable[[re.Match[str]], bool]

BEFORE, AFTER = 40, 25
"""So many characters before and after a number may hold the word that says what it is."""

# Numbers that Ofcom keeps free for drama, without their first nought.
DRAMA = re.compile(
    r"7700900|163296|1(?:1[3-8]|[2-6]1)4960|1914980|2079460|2896496|2920180|8081570|909879|306999"
)
EXAMPLE_HOST = re.compile(r"(?:.*\.)?(?:example(?:\.[a-z]+){0,2}|test|invalid)", re.IGNORECASE)
STEP_OF_TEXT = re.compile(
    r"(?:section|paragraph|chapter|version|table|annex|part|\bv)\W*\Z", re.IGNORECASE
)
BOOK = re.compile(r"ISBN\W*\Z", re.IGNORECASE)


def sure(_match: re.Match[str]) -> bool:
    """The pattern says it all."""
    return True


@dataclass(frozen=True, slots=True)
class Near:
    """A word beside the match says what it is."""

    words: tuple[str, ...]
    """Patterns."""

    def __call__(self, match: re.Match[str]) -> bool:
        """Whether one of the words stands there."""
        beside = slice(max(0, match.start() - BEFORE), match.end() + AFTER)
        return _any_of(self.words).search(match.string[beside]) is not None


@dataclass(frozen=True, slots=True)
class Passes:
    """The match passes a checksum, and the other proof too."""

    check: Callable[[str], bool]
    beside: Proof = sure

    def __call__(self, match: re.Match[str]) -> bool:
        """Whether it does."""
        return self.beside(match) and self.check(match[0])


def near(*words: str) -> Near:
    """The proof that one of these patterns stands beside a match."""
    return Near(words)


def passes(check: Callable[[str], bool], *, beside: Proof = sure) -> Passes:
    """The proof that a match passes a checksum."""
    return Passes(check, beside)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


def phone(match: re.Match[str]) -> bool:
    """Not a number for drama, nor one of a book."""
    digits = re.sub(r"[^0-9]", "", match[0].replace("(0)", ""))
    national = re.sub(r"^(?:0044|44|0)", "", digits)
    if BOOK.search(_before(match)):
        return False
    return not DRAMA.match(national)


def mailbox(match: re.Match[str]) -> bool:
    """Not at a site that is kept free for examples (RFC 2606)."""
    return not EXAMPLE_HOST.fullmatch(match["host"])


def internet_address(match: re.Match[str]) -> bool:
    """A public address of the internet, and no number of a section such as 4.1.2.3."""
    try:
        found = ip_address(match[0])
    except ValueError:
        return False
    return found.is_global and not STEP_OF_TEXT.search(_before(match))


def secret(match: re.Match[str]) -> bool:
    """What follows "password:" is one, and not a word of a sentence."""
    value = match["it"]
    return any(c.isdigit() for c in value) and any(c.isalpha() for c in value)


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - BEFORE) : match.start()]
