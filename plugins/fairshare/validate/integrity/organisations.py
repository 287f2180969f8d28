"""The rules on an organisation: old decisions keep the name of their day."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date

from fairshare.framework import BODY_CHANGED
from fairshare.model import Data
from fairshare.problems import Problem
from fairshare.validate.entry_access import groups, items, text, texts
from fairshare.validate.integrity.corrections import Meaning, quoted, unsaid, wrong
from fairshare.validate.naming import FieldNames, short
from fairshare.validate.source import Source

CORRECTIONS = "corrections"
_NAME = "name"
_IDENTIFIERS = "identifiers"


def organisation(old: Data, source: Source, names: FieldNames, today: date) -> Iterator[Problem]:
    """Its name, kind and identifiers change with a correction; a former name is kept.

    The days of corrections are held by rules of the file alone.
    """
    before, after = meaning_of(old), meaning_of(source.data, of=old)
    for path, was, is_gone in unsaid(before, after):
        yield source.problem(
            "E523",
            (path,),
            "taken out" if is_gone else "",
            field=names.field((path,)),
            path_name=path,
            was=short(was, 300),
            quoted=quoted(was),
            today=today.isoformat(),
        )
    found = list(wrong(before, after))
    for item, variant, path, was in found:
        place = (CORRECTIONS, min(item, len(after.corrections) - 1))
        yield source.problem(
            "E526",
            place if after.corrections else (CORRECTIONS,),
            variant,
            number=item + 1,
            path_name=short(path),
            was=short(was, 300),
            quoted=quoted(was),
        )
    yield from _former_names(source, {one.item for one in found})


def meaning_of(data: Data, of: Data | None = None) -> Meaning:
    """What an organisation is called, and its corrections; all its identifiers are one text.

    `of`: what it said before. Identifiers that were added to those are no change.
    """
    found = {field: text(data, field) for field in (_NAME, "type") if text(data, field)}
    numbers, earlier = _numbers(data), _numbers(data if of is None else of)
    if numbers:
        found[_IDENTIFIERS] = ", ".join(earlier if set(earlier) <= set(numbers) else numbers)
    return Meaning(found, items(data, CORRECTIONS))


def _numbers(data: Data) -> list[str]:
    """`GB-LAE NSH`: list and number of each identifier."""
    return [f"{text(one, 'scheme')} {text(one, 'id')}" for _, one in groups(data, _IDENTIFIERS)]


def _former_names(source: Source, wrong_ones: Container[int]) -> Iterator[Problem]:
    """A body that was renamed is found under the name that it had.

    `wrong_ones`: corrections that are wrong themselves. What they call the former name may be none.
    """
    known = {_plain(name) for _, name in texts(source.data, "also_known_as")}
    for number, one in groups(source.data, CORRECTIONS):
        renamed = text(one, "path") == _NAME and text(one, "kind") == BODY_CHANGED
        if (
            renamed
            and number not in wrong_ones
            and text(one, "was")
            and _plain(text(one, "was")) not in known
        ):
            yield source.problem(
                "E527", (CORRECTIONS, number, "was"), was=short(text(one, "was"), 200)
            )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
