"""The items that a law asks for: each missing one is named with its section, by phase."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from fairshare.model import Data, Profile
from fairshare.model.profile import NEVER, ProfileItem
from fairshare.problems import Problem
from fairshare.validate.naming import FieldNames
from fairshare.validate.profiles.case import ProfileCase
from fairshare.validate.profiles.phase import phase_of, value_in
from fairshare.validate.rules.row_case import is_empty
from fairshare.validate.schema.references import inlined

LEAD = "lead"
"""The item that the entry itself answers: its lead is that of the agreement."""
_SILENT: tuple[Any, ...] = ("unknown", ["unknown"], "", {})


def is_stated(value: Any) -> bool:
    """Whether a field says something: "unknown" says nothing."""
    return not is_empty(value) and value not in _SILENT


def is_answered(case: ProfileCase, item: ProfileItem) -> bool:
    """Whether an entry says what an item asks for."""
    return _says(item, case.data)


def open_items(profile: Profile, data: Data, today: date) -> tuple[ProfileItem, ...]:
    """The items that are asked for by now and have no answer, in the order of the law.

    Of several ways to answer one question the first stands for all. Who leads the entry leads.
    """
    phase = phase_of(profile, data, today)
    if phase.asks_nothing:
        return ()
    answered = {one.checked for one in profile.items if one.checked and _says(one, data)}
    found: dict[str, ProfileItem] = {}
    for item in profile.items:
        due = item.phase != NEVER and profile.rank(item.phase) <= profile.rank(phase.code)
        if due and item.id != LEAD and item.checked not in answered and not _says(item, data):
            found.setdefault(item.checked or item.id, item)
    return tuple(found.values())


def _says(item: ProfileItem, data: Data) -> bool:
    stated = [is_stated(value_in(data, field)) for field in item.fields]
    return all(stated) if item.every else any(stated)


def missing_items(case: ProfileCase) -> Iterator[Problem]:
    """What is not answered: a warning while there is time, an error from its phase on."""
    if case.phase.asks_nothing or case.facts_only:
        return
    names: FieldNames | None = None
    for item in case.profile.items:
        if item.checked or item.phase == NEVER or is_answered(case, item):
            continue
        names = names or FieldNames(inlined(case.framework.initiative_schema))
        field = next(one for one in item.fields if not is_stated(case.value(one)))
        code = "E707" if case.at_least(item.phase) else "W707"
        advice = str(names.subschema(field).get("description", ""))
        section = case.profile.section(item.section)
        yield case.problem(
            code,
            field,
            section=section[:1].upper() + section[1:],
            label=item.label,
            field=names.field(field),
            advice=advice,
        )
