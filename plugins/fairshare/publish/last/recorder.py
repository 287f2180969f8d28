"""Notes what a product reads of an edition, and says later whether any of it has changed.

What is noted is a name: of a field, `site_name`, of one thing in a mapping, `titles/lead/slug`, of
the answer to a question, `answering/lead`. What stands for it is the digest of its value. So a
product need not say what it depends on, and can't forget it (docs/adr/0050). The framework is not
noted: under another one, nothing is found of what was noted before.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from dataclasses import fields
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from fairshare.history import History
from fairshare.model import Register
from fairshare.publish.edition import Edition
from fairshare.publish.last.digests import Digests

Value = TypeVar("Value")

_REGISTER = ("register.initiatives", "register.organisations", "register.removed")
_PAST = ("history.initiatives", "history.organisations")
_BY_KEY = frozenset({"organisations", "versions", "titles", "predecessors", "scores"})
"""Mappings of which one thing can be read alone; so can those of register and history."""
_ASKED = frozenset({"answering", "has_come"})
"""Questions whose answer stays the same while much of what it is made from changes."""


_FOLLOWS = {"grouped": "items"}
"""A method whose answers follow from one field: what stands for that stands for them."""


class EditionDigests:
    """What stands for each thing that can be read of an edition."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self.values = Digests()
        """What stands for values, whoever asks: so what many hold is looked through once."""
        self._known: dict[str, str] = {}

    @cached_property
    def whole(self) -> str:
        """What stands for all of it."""
        own = (one.name for one in fields(Edition) if one.name != "register")
        return self.of([*own, *_REGISTER, *(_PAST if self._edition.history else ())])

    def key(self, *given: object) -> str:
        """What stands for values that are handed over."""
        return self.values.of(*given)

    def of(self, names: Iterable[str]) -> str:
        """What stands for all that was read under some names."""
        return self.values.of([self._one(name) for name in names])

    def _one(self, name: str) -> str:
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._digest(name)
        return known

    def _digest(self, name: str) -> str:
        edition, (kind, slash, key) = self._edition, name.partition("/")
        if kind == EVERYTHING:
            return self.whole
        if kind == "root":
            return repr(edition.root is None)  # what lies there is the register
        if kind == "history":
            return repr(edition.history is None)
        if kind in _PAST and edition.history is None:
            return ""
        if kind == "scores":
            return self._one(f"register.initiatives{slash}{key}")
        found = attrgetter(kind)(edition)
        if slash:
            found = found(key) if callable(found) else found.get(key)
        return self.values.of(found)


EVERYTHING = "everything"
"""The name under which a product notes all of the edition."""


class RecordedEdition(Edition):
    """An edition of which every reading is noted."""

    _edition: Edition
    _read: set[str]

    def __init__(self, edition: Edition) -> None:
        vars(self).update(_edition=edition, _read=set())

    def __getattribute__(self, name: str) -> Any:
        """What the edition has of that name, as it was found, and noted, when it was first read."""
        found = object.__getattribute__(self, "__dict__")
        if name not in found:
            if name.startswith("_"):
                return object.__getattribute__(self, name)
            found[name] = _read_of(found["_edition"], name, found["_read"])
        return found[name]


def _read_of(edition: Edition, name: str, read: set[str]) -> Any:
    """What an edition has of a name; a mapping, or a method, notes what is asked of it."""
    if name == "framework":
        return edition.framework
    if name in _BY_KEY:
        return _recorded(name, edition, read)
    if name in _ASKED:
        return _recorded_answer(name, getattr(edition, name), read)
    if name == "register":
        return Register(*(_recorded(one, edition, read) for one in _REGISTER))
    read.add(_FOLLOWS.get(name, name))
    return _recorded_past(edition, read) if name == "history" else getattr(edition, name)


def what_was_read(edition: RecordedEdition) -> tuple[str, ...]:
    """The names of what was read, each once; of a mapping that was read whole only its own."""
    read = edition._read  # noqa: SLF001 - a public name would be one of an edition's
    if EVERYTHING in read:
        return (EVERYTHING,)
    return tuple(sorted(one for one in read if one.partition("/")[0] not in read or "/" not in one))


def note_everything(edition: RecordedEdition) -> None:
    """Note that all of it may have been read, in ways that nobody sees."""
    edition._read.add(EVERYTHING)  # noqa: SLF001 - as above


class RecordedMapping(Mapping[str, Value]):
    """A mapping of an edition: each thing that is read is noted, or the whole of it."""

    def __init__(self, name: str, of: Mapping[str, Value], read: set[str]) -> None:
        self._name = name
        self._of = of
        self._read = read

    def __getitem__(self, key: str) -> Value:
        self._read.add(f"{self._name}/{key}")
        return self._of[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def keys(self) -> KeysView[str]:
        """All, as the next two."""
        return self._whole().keys()

    def values(self) -> ValuesView[Value]:
        """See above."""
        return self._whole().values()

    def items(self) -> ItemsView[str, Value]:
        """See above."""
        return self._whole().items()

    def _whole(self) -> Mapping[str, Value]:
        self._read.add(self._name)
        return self._of


def _recorded(name: str, edition: Edition, read: set[str]) -> RecordedMapping[Any]:
    return RecordedMapping(name, attrgetter(name)(edition), read)


def _recorded_past(edition: Edition, read: set[str]) -> History | None:
    """Texts and schemas of before need no note: they are asked for by what git calls them."""
    if edition.history is None:
        return None
    initiatives, organisations = (_recorded(one, edition, read) for one in _PAST)
    past = edition.history
    return History(initiatives, organisations, past.contents, past.schemas)


def _recorded_answer(
    name: str, answer: Callable[[str], Value], read: set[str]
) -> Callable[[str], Value]:
    def asked(key: str) -> Value:
        read.add(f"{name}/{key}")
        return answer(key)

    return asked
