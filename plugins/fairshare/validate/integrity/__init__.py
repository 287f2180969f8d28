"""Integrity: what was published stays. Rules that hold the register against an earlier revision.

They compare what entries say, so comments, quotes and layout may change. Which changes are refused,
and why, is in docs/adr/0013.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import partial

from fairshare.framework import Framework
from fairshare.load.base import Base
from fairshare.model import Data, is_removed
from fairshare.problems import Problem, in_order
from fairshare.validate.entry_access import is_organisation
from fairshare.validate.guard import attempt, guarded, name_of
from fairshare.validate.integrity.coverage import Coverage
from fairshare.validate.integrity.explained import explained
from fairshare.validate.integrity.fields import changed_fields
from fairshare.validate.integrity.growing import challenges, events, recorded, results
from fairshare.validate.integrity.identities import example, gone, reused
from fairshare.validate.integrity.lasting import decision, method, submission_date, withdrawal
from fairshare.validate.integrity.meaning import meaning
from fairshare.validate.integrity.older_form import has_older_form, older_form
from fairshare.validate.integrity.organisations import organisation
from fairshare.validate.integrity.pair import IntegrityRule, Pair
from fairshare.validate.integrity.removal import removal
from fairshare.validate.integrity.staged import staged
from fairshare.validate.naming import FieldNames
from fairshare.validate.rules.files import common_folder
from fairshare.validate.schema.references import inlined
from fairshare.validate.source import Source

__all__ = ["changed_fields", "check_change", "check_integrity", "is_integrity", "pairs"]

_RULES: tuple[IntegrityRule, ...] = (
    *(decision, submission_date, withdrawal, method),
    *(events, results, challenges, recorded, explained),
)
"""On an initiative that was there and still is."""


def check_integrity(
    base: Base,
    now: Mapping[str, Source],
    framework: Framework,
    today: date,
    agreed: Collection[str] = (),
) -> list[Problem]:
    """Every change since a revision that a register of record does not allow, in order.

    `now` are the files of today that could be read, by their path from the project's root. `today`
    bounds the dates of corrections. `agreed` are the files by which maintainers agree to a notice.
    """
    folder = common_folder([*base.files, *now])
    problems = [
        *guarded(gone, folder, base, now),
        *guarded(reused, folder, base, now),
        *guarded(example, folder, base),
        *guarded(staged, folder, base.staged),
        *_of_initiatives(base, now, framework, agreed),
    ]
    names = FieldNames(inlined(framework.organisation_schema))
    for file, old in base.changed.items():
        if file in now and is_organisation(file):
            problems += guarded(organisation, file, old, now[file], names, today)
    for changed in base.schema:
        problems += guarded(meaning, changed.file, changed, base, now, today)
    return in_order(problems)


def check_change(old: Data, source: Source, framework: Framework) -> list[Problem]:
    """What a register of record does not allow in the change of one initiative, in order.

    `old` is what was published, `source` the file to come.
    """
    names = FieldNames(inlined(framework.initiative_schema))
    if is_removed(old) or is_removed(source.data):
        return []
    pair = Pair.of(old, source, names, Coverage(framework))
    return in_order(problem for rule in _RULES for problem in guarded(rule, source.file, pair))


def _of_initiatives(
    base: Base, now: Mapping[str, Source], framework: Framework, agreed: Collection[str]
) -> Iterator[Problem]:
    rules: tuple[IntegrityRule, ...] = (older_form,) if has_older_form(base) else _RULES
    for pair in _compared(base, now, framework):
        if isinstance(pair, Problem):
            yield pair
            continue
        file = pair.source.file
        if is_removed(pair.old) or is_removed(pair.new):
            yield from guarded(submission_date, file, pair)
            yield from guarded(removal, file, pair, agreed)
            continue
        for rule in rules:
            yield from guarded(rule, file, pair)


def pairs(base: Base, now: Mapping[str, Source], framework: Framework) -> Iterator[Pair]:
    """Each initiative that says something else than it did in the revision.

    Without those at which the comparison fails: `check_integrity` names them.
    """
    found = _compared(base, now, framework)
    return (one for one in found if not isinstance(one, Problem))


def _compared(
    base: Base, now: Mapping[str, Source], framework: Framework
) -> Iterator[Pair | Problem]:
    names = FieldNames(inlined(framework.initiative_schema))
    coverage = Coverage(framework)
    for file, old in base.changed.items():
        source = now.get(file)
        if source is not None and not is_organisation(file):
            yield attempt(name_of(Pair.of), file, partial(Pair.of, old, source, names, coverage))


def is_integrity(problem: Problem) -> bool:
    """Whether a problem is about what changed, and not about what an entry says."""
    return problem.code[1] == "5"
