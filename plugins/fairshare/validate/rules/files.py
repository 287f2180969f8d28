"""The files of a register as rules across files see them, and how such a rule is asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from pathlib import PurePosixPath

from fairshare.framework import Framework
from fairshare.problems import Problem
from fairshare.validate.entry_access import initiative_id, is_organisation, organisation_id
from fairshare.validate.guard import attempt, name_of
from fairshare.validate.naming import FieldNames
from fairshare.validate.schema.references import inlined
from fairshare.validate.source import Source


@dataclass(frozen=True, slots=True)
class Files:
    """All files of a register, by id."""

    initiatives: Mapping[str, Source]
    organisations: Mapping[str, Source]
    unread: frozenset[str]
    """Ids of files that are there but could not be read: they don't count as missing."""
    framework: Framework
    today: date = date.max
    """The day to judge by."""

    def field_names(self) -> FieldNames:
        """How to speak of the fields of an initiative."""
        return FieldNames(inlined(self.framework.initiative_schema))

    @property
    def names(self) -> list[str]:
        """Every file by its path."""
        return [one.file for one in (*self.organisations.values(), *self.initiatives.values())]

    def only(self, name: str) -> Files:
        """One file by itself."""
        return self.without(set(self.names) - {name})

    def without(self, names: Collection[str]) -> Files:
        """The others; what they say of those left out is not called wrong."""
        both = (self.initiatives, self.organisations)
        initiatives, organisations = (
            {key: one for key, one in group.items() if one.file not in names} for group in both
        )
        left_out = (key for group in both for key, one in group.items() if one.file in names)
        unread = self.unread.union(left_out)
        return Files(initiatives, organisations, unread, self.framework, self.today)


RegisterRule = Callable[[Files], Iterator[Problem]]
"""A rule on what files say of each other. It bears with fields that are missing or wrong."""


def judged(rule: RegisterRule, files: Files) -> list[Problem]:
    """What a rule says of all files; where it fails, of all but those at which it fails alone."""
    found = _attempt(rule, files)
    if not isinstance(found, Problem):
        return found
    alone = {name: _attempt(rule, files.only(name), name) for name in files.names}
    failed = {name: one for name, one in alone.items() if isinstance(one, Problem)}
    others = _attempt(rule, files.without(failed))
    if isinstance(others, Problem):
        others = [replace(others, file=common_folder(files.names))]
    return [*failed.values(), *others]


def entry_id(file: str) -> str:
    """The id of an entry of either kind, as its path says."""
    return organisation_id(file) if is_organisation(file) else initiative_id(file)


def common_folder(names: Iterable[str]) -> str:
    """The folder that holds all files: where a fault is shown that is no single one's."""
    steps = zip(*(PurePosixPath(name).parent.parts for name in names), strict=False)
    same = takewhile(lambda step: len(set(step)) == 1, steps)
    return str(PurePosixPath(*(step[0] for step in same)))


def _attempt(rule: RegisterRule, files: Files, name: str = "") -> list[Problem] | Problem:
    return attempt(name_of(rule), name, lambda: list(rule(files)))
