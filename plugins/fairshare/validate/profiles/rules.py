"""The rules of profiles inside a file, and across files; an entry without one costs nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from fairshare.framework import Framework
from fairshare.load.document import Document
from fairshare.model import IMPORTED, PROFILES, Path
from fairshare.model.profile import ADDED_TO
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import entry_kind, group
from fairshare.validate.guard import guarded
from fairshare.validate.nearest import nearest
from fairshare.validate.profiles import ie_dsga_2019
from fairshare.validate.profiles.case import ProfileCase, RuleSets
from fairshare.validate.profiles.items import missing_items
from fairshare.validate.source import Source

RULES: RuleSets = {ie_dsga_2019.NAME: ie_dsga_2019.RULES}
"""What no items file can say, by profile."""
REVIEW_CODE = "E215"
"""The register's own limit on a review, where the law of a profile sets another."""


def profile_rules(document: Document, context: Context) -> Iterator[Problem]:
    """All that the profiles of an entry ask of it."""
    yield from _codes_of_others(document, context.framework)
    if PROFILES in document.data:
        yield from _not_chosen(document, context.framework)
        yield from problems_of(document, context.framework, context.today)


def problems_of(
    source: Source, framework: Framework, today: date, *, only: str = "", phase: str = ""
) -> Iterator[Problem]:
    """What the chosen profiles of an entry ask of it; `phase`: as if it had come so far."""
    for name in group(source.data, PROFILES):
        profile = framework.profiles.get(name)
        if profile is None or only not in {"", name}:
            continue
        case = ProfileCase.of(source, framework, profile, today, phase)
        for rule in (missing_items, *RULES.get(name, ())):
            yield from guarded(rule, source.file, case)


def has_review_clock(data: Mapping[str, object], framework: Framework) -> bool:
    """Whether a law that the entry follows says by when it is reviewed."""
    found = data.get(PROFILES)
    named = found if isinstance(found, Mapping) else {}
    return any(name in named and one.review for name, one in framework.profiles.items())


def is_not_chosen(problem: Problem, framework: Framework) -> bool:
    """Whether a problem only says that the schema knows no such profile: another one says why."""
    path: Path = problem.path
    if problem.code != "E102" or path[:1] != (PROFILES,):
        return False
    return len(path) == 1 or (len(path) == 2 and path[1] not in framework.profiles)


def _codes_of_others(document: Document, framework: Framework) -> Iterator[Problem]:
    """A code that a profile adds is for entries that were taken from where it speaks of."""
    for name, profile in framework.profiles.items():
        if entry_kind(document.data) == IMPORTED and name in group(document.data, PROFILES):
            continue
        for listed, codes in profile.codes.items():
            for path, code in _texts_at(document.data, ADDED_TO[listed]):
                if code in codes:
                    title = profile.title
                    yield document.problem("E750", path, written=code, title=title, name=name)


def _texts_at(value: Any, field: Path, above: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a field, with its path; in a list, and below one, that of each item."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _texts_at(one, field, (*above, number))
    elif field and isinstance(value, Mapping):
        yield from _texts_at(value.get(field[0]), field[1:], (*above, field[0]))
    elif isinstance(value, str) and not field:
        yield above, value


def _not_chosen(document: Document, framework: Framework) -> Iterator[Problem]:
    for name in group(document.data, PROFILES):
        if name in framework.profiles:
            continue
        path = (PROFILES, name)
        known = name in framework.known_profiles
        near = next(iter(nearest(name, framework.known_profiles)), "")
        yield document.problem(
            "E701",
            path,
            "" if known else "unknown",
            at_key=True,
            name=name,
            near=near or ", ".join(framework.known_profiles),
        )
