"""Rules across files on bodies that are gone: who answers for them now leads to a body of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fairshare.language import gettext as _
from fairshare.problems import Problem
from fairshare.validate.naming import short
from fairshare.validate.rules.across.chains import SHOWN
from fairshare.validate.rules.across.named import SUCCESSOR, named_successors
from fairshare.validate.rules.files import Files

Following = Mapping[str, Sequence[str]]
"""For each name those that come after it."""


def itself(files: Files) -> Iterator[Problem]:
    """A body that is gone does not answer for itself."""
    for identifier, source in files.organisations.items():
        for path, successor in named_successors(source.data):
            if successor == identifier:
                yield source.problem("E307", path)


def circles(files: Files) -> Iterator[Problem]:
    """Nobody answers where each body names the next as its successor, round and round."""
    following = {
        name: [other for _path, other in named_successors(source.data) if other != name]
        for name, source in files.organisations.items()
    }
    for circle in rounds({name: others for name, others in following.items() if others}):
        for number, identifier in enumerate(circle):
            onward = [*circle[number + 1 :], *circle[: number + 1]]
            yield files.organisations[identifier].problem(
                "E307",
                (SUCCESSOR,),
                "long" if len(onward) > SHOWN else "circle",
                chain=_(", then ").join(short(one, 90) for one in onward[:SHOWN]),
            )


def rounds(following: Following) -> Iterator[list[str]]:
    """Circles, so that every name from which a way leads back to it is in one at least."""
    known: set[str] = set()
    for start in _leading_on(following):
        circle = _round(start, following) if start not in known else []
        known.update(circle)
        if circle:
            yield circle


def _leading_on(following: Following) -> list[str]:
    """The names from which one can go on and on: all others end at a name that none comes after."""
    before: dict[str, list[str]] = {}
    for name, others in following.items():
        for other in others:
            before.setdefault(other, []).append(name)
    open_ways = {name: len(others) for name, others in following.items()}
    ended = [name for name in before if name not in following]
    for name in ended:
        for earlier in before.get(name, ()):
            open_ways[earlier] -= 1
            if not open_ways[earlier]:
                ended.append(earlier)
    return [name for name, ways in open_ways.items() if ways]


def _round(start: str, following: Following) -> list[str]:
    """A shortest way from a name back to it; empty where none leads back."""
    before = {start: ""}
    waiting = [start]
    for name in waiting:
        for other in following.get(name, ()):
            if other == start:
                return _way(start, name, before)
            if other not in before:
                before[other] = name
                waiting.append(other)
    return []


def _way(start: str, end: str, before: Mapping[str, str]) -> list[str]:
    way = [end]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]
