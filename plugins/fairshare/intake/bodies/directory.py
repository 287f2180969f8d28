"""Find an organisation of the register by its id, its name, a former name or an acronym."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from fairshare.load.register import ORGANISATIONS, load_documents
from fairshare.model import Data
from fairshare.model.organisation import Organisation
from fairshare.validate.likely_bodies import GENERIC

_ALIKE = 0.75
"""From 0 to 1, of the words that tell bodies apart: Lewishm is near Lewisham, Leeds near none."""
_A_SLIP = 0.9
"""From 0 to 1, of whole names: one letter is wrong or missing."""
_MOST = 3
"""Guesses."""


@dataclass(frozen=True, slots=True)
class Directory:
    """The organisations that a register describes."""

    names: Mapping[str, tuple[str, ...]]
    """By id: the name, then acronyms and former names."""

    def name(self, identifier: str) -> str:
        """What it is called; its id where it is not described."""
        return next(iter(self.names.get(identifier, ())), identifier)

    def find(self, written: str) -> list[str]:
        """The ids of those that are called so; several where an acronym is shared."""
        if written in self.names:
            return [written]
        form = plain(written)
        return [
            identifier
            for identifier, names in self.names.items()
            if form and form in {plain(identifier), *map(plain, names)}
        ]

    def alike(self, written: str) -> list[str]:
        """The ids of those that may be meant, best first: never another place of the same kind."""
        scores = {
            identifier: max(_likeness(written, name) for name in (identifier, *names))
            for identifier, names in self.names.items()
        }
        found = [identifier for identifier, score in scores.items() if score >= _ALIKE]
        return sorted(found, key=lambda one: (-scores[one], one))[:_MOST]

    def with_more(self, more: Mapping[str, Data]) -> Directory:
        """With organisations that are about to be described."""
        return Directory({**self.names, **{key: called(data) for key, data in more.items()}})


def read_directory(register: Path, root: Path) -> Directory:
    """The organisations in a register's folder; a file that can't be read is left to the check."""
    names: dict[str, tuple[str, ...]] = {}
    paths = sorted((register / ORGANISATIONS).glob("*.yml"))
    for path, parsed in zip(paths, load_documents(paths, root), strict=True):
        if parsed.document is not None:
            names[path.stem] = called(parsed.document.data)
    return Directory(names)


def called(data: Data) -> tuple[str, ...]:
    """All that an organisation is and was called."""
    whole = Organisation("", "", "", {"name": "", **data})
    former = (name for _day, name in whole.former_names)
    return tuple(filter(None, _texts((whole.name, *whole.also_known_as, *former))))


def plain(name: str) -> str:
    """A name without what people leave out: capitals, accents, points, "the"; & is "and"."""
    signs = unicodedata.normalize("NFD", name.casefold())
    letters = "".join(sign for sign in signs if not unicodedata.category(sign).startswith("M"))
    words = re.findall(r"\w+", re.sub(r"['’.]", "", letters).replace("&", " and "))
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _texts(found: Iterable[object]) -> Iterator[str]:
    return (one for one in found if isinstance(one, str))


def _distinctive(name: str) -> str:
    """The words that tell it from others of its kind."""
    return " ".join(word for word in plain(name).replace("_", " ").split() if word not in GENERIC)


def _likeness(written: str, name: str) -> float:
    whole = SequenceMatcher(None, plain(written), plain(name)).ratio()
    one, other = _distinctive(written), _distinctive(name)
    if not one or not other:
        return whole if whole >= _A_SLIP else 0.0
    if f" {one} " in f" {other} ":
        return 1.0  # all words that were written stand in it
    return max(SequenceMatcher(None, one, other).ratio(), whole if whole >= _A_SLIP else 0.0)
