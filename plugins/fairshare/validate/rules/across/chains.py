"""Rules across files on initiatives that replace each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fairshare.language import gettext as _
from fairshare.model import PROFILES, is_removed
from fairshare.problems import Problem
from fairshare.validate.entry_access import group, text
from fairshare.validate.naming import short, where
from fairshare.validate.rules.conditions import rows_of_replaced
from fairshare.validate.rules.files import Files
from fairshare.validate.rules.lineage import SUPERSEDED_BY, SUPERSEDES

_OPPOSITE = {SUPERSEDES: SUPERSEDED_BY, SUPERSEDED_BY: SUPERSEDES}

SHOWN = 4
"""So many members of a circle are named."""


def agreement(files: Files) -> Iterator[Problem]:
    """What one initiative says of another, that one says too."""
    for identifier, source in files.initiatives.items():
        for field, opposite in _OPPOSITE.items():
            other_id = text(source.data, field)
            other = files.initiatives.get(other_id)
            if other is None or other is source or text(other.data, opposite) == identifier:
                continue
            if is_removed(other.data):
                continue  # it can't say anything any more
            yield source.problem(
                "E303",
                (field,),
                field=where((field,)),
                other=short(other_id, 90),
                opposite=opposite,
                id=short(identifier, 90),
            )


def circles(files: Files) -> Iterator[Problem]:
    """What replaced an initiative can't be replaced by it in the end. Two alone: E230 or E303."""
    following = {name: text(one.data, SUPERSEDED_BY) for name, one in files.initiatives.items()}
    for circle in rounds(following):
        many = len(circle) > SHOWN
        for number, identifier in enumerate(circle if len(circle) > 2 else ()):
            steps = range(number + 1, number + 1 + min(len(circle), SHOWN))
            onward = (circle[step % len(circle)] for step in steps)
            yield files.initiatives[identifier].problem(
                "E306",
                (SUPERSEDED_BY,),
                "long" if many else "",
                chain=_(", then ").join(short(one, 90) for one in onward),
            )


def replaced(files: Files) -> Iterator[Problem]:
    """What is to be replaced is looked at again until the newer one is approved (rows)."""
    names = files.field_names()
    for source in files.initiatives.values():
        newer = files.initiatives.get(text(source.data, SUPERSEDED_BY))
        if newer is None or is_removed(newer.data):
            continue  # nobody can tell
        outcome = text(newer.data, "decision", "outcome")
        yield from rows_of_replaced(source, names, files.framework.rules, outcome)


def families(files: Files) -> dict[str, str]:
    """For each initiative one that stands for all that it replaces or is replaced by, itself too.

    Members of a family may say the same: a renewal keeps what is still true, and so does an
    amendment.
    """
    above: dict[str, str] = {}

    def eldest(name: str) -> str:
        while name in above:
            above[name] = above.get(above[name], above[name])
            name = above[name]
        return name

    for identifier, source in files.initiatives.items():
        named = [text(source.data, field) for field in _OPPOSITE]
        laws = group(source.data, PROFILES) if PROFILES in source.data else {}
        for other in (*named, *(text(laws, name, "amends") for name in laws)):
            if other in files.initiatives and (one := eldest(identifier)) != (two := eldest(other)):
                above[one] = two
    return {identifier: eldest(identifier) for identifier in files.initiatives}


def rounds(following: Mapping[str, str]) -> Iterator[list[str]]:
    """The circles of a map from each name to the next, each once. Every name is visited once."""
    done: set[str] = set()
    for start in following:
        way: dict[str, None] = {}
        here = start
        while here in following and here not in way and here not in done:
            way[here] = None
            here = following[here]
        if here in way:
            names = list(way)
            yield names[names.index(here) :]
        done.update(way)
