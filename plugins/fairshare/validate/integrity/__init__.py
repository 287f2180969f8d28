"""Integrity: what was published stays. Rules that hold the register against an earlier revision.

They compare what entries say, so comments, quotes and layout may change. Which changes are refused,
and why, is in docs/adr/0013.
"""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.framework import Framework
from fairshare.load.base import Base
from fairshare.model import is_removed
from fairshare.problems import Problem, in_order
from fairshare.validate.entry_access import initiative_id, is_decided, is_organisation
from fairshare.validate.integrity.appended import appended
from fairshare.validate.integrity.explained import explained
from fairshare.validate.integrity.frozen import (
    decision,
    method,
    replacement,
    submission_date,
    withdrawal,
)
from fairshare.validate.integrity.identities import gone, reused
from fairshare.validate.integrity.pair import IntegrityRule, Pair
from fairshare.validate.integrity.removal import removal
from fairshare.validate.integrity.staged import staged
from fairshare.validate.naming import FieldNames
from fairshare.validate.schema.references import inlined
from fairshare.validate.source import Source

__all__ = ["check_integrity", "is_integrity"]

_RULES: tuple[IntegrityRule, ...] = (
    *(decision, submission_date, withdrawal, method, replacement),
    *(appended, explained),
)
"""On an initiative that was there and still is."""

_RULES_OF_REMOVAL: tuple[IntegrityRule, ...] = (submission_date, removal)
"""On one whose content maintainers removed."""


def check_integrity(base: Base, now: Mapping[str, Source], framework: Framework) -> list[Problem]:
    """Every change since a revision that a register of record does not allow, in order.

    `now` are the files of today that could be read, by their path from the project's root.
    """
    problems = [*gone(base, now), *reused(base, now), *staged(base.staged)]
    names = FieldNames(inlined(framework.initiative_schema))
    decided = _decided(base, now)
    for file, old in base.changed.items():
        source = now.get(file)
        if source is None or is_organisation(file):
            continue
        pair = Pair(old, source, names, decided)
        removed = is_removed(old) or is_removed(source.data)
        for rule in _RULES_OF_REMOVAL if removed else _RULES:
            problems += rule(pair)
    return in_order(problems)


def is_integrity(problem: Problem) -> bool:
    """Whether a problem is about what changed, and not about what an entry says."""
    return problem.code[1] == "5"


def _decided(base: Base, now: Mapping[str, Source]) -> frozenset[str]:
    """Ids of the initiatives that the revision had as decided."""
    return frozenset(
        initiative_id(file)
        for file, source in now.items()
        if file in base.files and is_decided(base.changed.get(file, source.data))
    )
