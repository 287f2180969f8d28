"""Rules on names: an entry keeps its address, and an address keeps its entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from fairshare.load.base import Base
from fairshare.load.publisher import example_in
from fairshare.model import Data
from fairshare.problems import Problem
from fairshare.validate.entry_access import (
    groups,
    initiative_id,
    is_organisation,
    organisation_id,
    text,
)
from fairshare.validate.naming import short
from fairshare.validate.source import Source

_FEW = 20
"""Above so many new files, one that goes by other words is not looked for."""


def gone(base: Base, now: Mapping[str, Source]) -> Iterator[Problem]:
    """No initiative is deleted or renamed, and no organisation that an initiative names.

    But for the example that a register began with.
    """
    in_use = _named(base, now)
    for file, old in base.gone.items():
        organisation = is_organisation(file)
        if organisation and organisation_id(file) not in in_use:
            continue
        if not organisation and initiative_id(file) == base.example:
            continue  # it never was a decision
        twin = _twin(file, old, base, now)
        if twin is None:
            yield Problem.of("E503" if organisation else "E501", file=file)
        else:
            code = "E504" if organisation else "E502"
            yield twin.problem(code, (), earlier=short(file, 200))


def example(base: Base) -> Iterator[Problem]:
    """What `register.yml` calls an example stays: the past leaves it out, so no other may be it."""
    if base.publisher and base.publisher.old is not None:
        then, now = base.example, example_in(base.publisher.new or b"")
        if then != now:
            variant = "named" if not then else ""
            yield Problem.of("E531", variant, file=base.publisher.file, id=short(then or now, 90))


def reused(base: Base, now: Mapping[str, Source]) -> Iterator[Problem]:
    """An id that was in the register once never comes to mean something else.

    An organisation may come back under its own name: one that no initiative names may leave.
    """
    for file, old in base.before.items():
        source = now.get(file)
        if source is None:
            continue
        if is_organisation(file) and old and text(old, "name") == text(source.data, "name"):
            continue
        yield source.problem("E505", ())


def _named(base: Base, now: Mapping[str, Source]) -> set[str]:
    """Ids of the organisations that initiatives name, now or in the revision."""
    entries: list[Data] = [source.data for source in now.values()]
    entries += [*base.changed.values(), *filter(None, base.gone.values())]
    return {text(one, "id") for data in entries for _, one in groups(data, "organisations")}


def _twin(file: str, old: Data | None, base: Base, now: Mapping[str, Source]) -> Source | None:
    """The new file that says what the old one said, if there is one."""
    new = [
        now[name]
        for name in sorted(base.new & now.keys())
        if is_organisation(name) == is_organisation(file)
    ]
    if old is None:
        return None
    title = "name" if is_organisation(file) else "title"
    called = [one for one in new if text(one.data, title) == text(old, title)]
    moved = [one for one in new if PurePosixPath(one.file).name == PurePosixPath(file).name]
    others = new if len(new) <= _FEW else []
    return next((one for one in called or moved or others if _alike(old, one.data)), None)


def _alike(old: Data, new: Data) -> bool:
    """Whether at least half of the fields say the same."""
    same = sum(1 for key, value in old.items() if key in new and new[key] == value)
    return same * 2 >= max(len(old), len(new))
