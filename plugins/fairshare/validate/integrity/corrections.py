"""Names, labels and questions change only with a correction that says what stood there.

The same rule holds for an organisation, a closed list and the questions: each is a file with texts
at paths, and a list of corrections that only grows (contract: fields, Meaning outside the entry).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from fairshare.differences import same
from fairshare.model import Data
from fairshare.validate.calendar_date import earliest
from fairshare.validate.entry_access import text
from fairshare.validate.integrity.sequence import lost


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one file calls things, and how it came to call them so."""

    texts: Mapping[str, str]
    """By path."""
    corrections: Sequence[Any]


class Unsaid(NamedTuple):
    """A text that says something else, and no new correction says what it was."""

    path: str
    was: str
    is_gone: bool


class Wrong(NamedTuple):
    """A correction that can't be right."""

    item: int
    """Its place in the list, from 0."""
    variant: str
    """The name of the message."""
    path: str
    was: str


def unsaid(old: Meaning, new: Meaning) -> Iterator[Unsaid]:
    """Each text that was changed or taken out without a new correction at its path.

    A text where none was is no change.
    """
    corrected = {text(one, "path") for _, one in _added(old, new)}
    for path, was in old.texts.items():
        if _plain(new.texts.get(path, "")) != _plain(was) and path not in corrected:
            yield Unsaid(path, was, path not in new.texts)


def wrong(old: Meaning, new: Meaning) -> Iterator[Wrong]:
    """What is wrong with the list: it grows at its end, by what was true."""
    if (edited := _edited(old.corrections, new.corrections)) is not None:
        yield edited
        return
    for number, one in _added(old, new):
        path = text(one, "path")
        was = old.texts.get(path)
        if was is None or _plain(new.texts.get(path, "")) == _plain(was):
            yield Wrong(number, "no change", path, "")
        elif _plain(text(one, "was")) != _plain(was):
            yield Wrong(number, "was", path, was)


def still_to_come(new: Meaning, today: date) -> Iterator[Wrong]:
    """The corrections whose day has not come yet."""
    for number, one in enumerate(new.corrections):
        day = earliest(one.get("date")) if isinstance(one, Mapping) else None
        if day and day > today:
            yield Wrong(number, "future", text(dict(one), "path"), today.isoformat())


def _edited(old: Sequence[Any], new: Sequence[Any]) -> Wrong | None:
    """The first correction that does not stand where it stood."""
    if (found := lost(old, new)) is not None:
        return Wrong(found.item, found.variant or "changed", "", "")
    moved = (n for n, one in enumerate(old) if not same(one, new[n]))
    return next((Wrong(number, "moved", "", "") for number in moved), None)


def _added(old: Meaning, new: Meaning) -> Iterator[tuple[int, Data]]:
    start = len(old.corrections)
    for number, one in enumerate(new.corrections[start:], start):
        if isinstance(one, Mapping):
            yield number, dict(one)


def quoted(written: str) -> str:
    """A text in quotes, as both YAML and JSON read it."""
    return json.dumps(written, ensure_ascii=False)


def _plain(written: str) -> str:
    return " ".join(written.split())
