"""How far an agreement has come: the one function that checks, headlines and facets share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fairshare.model import PROFILES, Data, Path, Phase, Profile
from fairshare.model.profile import PhaseTest
from fairshare.validate.calendar_date import earliest, latest, months_after
from fairshare.validate.entry_access import entry_kind, group
from fairshare.validate.rules.row_case import is_empty

LAST = "last"
"""In a field of a profile's files: the newest item of a list."""
_ENTRY_IS: Path = ("entry_is",)


def phase_of(profile: Profile, data: Data, today: date) -> Phase:
    """The last phase in the order of its life that has come."""
    come = (one for one in reversed(profile.phases) if has_come(one, data, today))
    return next(come, profile.phases[0])


def has_come(phase: Phase, data: Data, today: date) -> bool:
    """Whether all tests of one of its groups hold; always where it has none."""
    return not phase.any_of or any(
        all(_holds(test, data, today) for test in tests) for tests in phase.any_of
    )


def value_in(data: Any, field: Path) -> Any:
    """What stands in a field; None where there is nothing.

    Below a list it is the field of each item, as a list of what is there.
    """
    for number, step in enumerate(field):
        if isinstance(data, list):
            if step != LAST:
                found = [value_in(one, field[number:]) for one in data]
                return [one for one in found if not is_empty(one)]
            data = data[-1] if data else None
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data


def own_part(profile: Profile, data: Data) -> Data:
    """The profile's part of an entry."""
    return group(data, PROFILES, profile.name)


def _holds(test: PhaseTest, data: Data, today: date) -> bool:
    found = entry_kind(data) if test.field == _ENTRY_IS else value_in(data, test.field)
    if test.test == "given":
        return (not is_empty(found)) in test.values
    if test.test == "one_of":
        return any(type(found) is type(one) and found == one for one in test.values)
    first, last = earliest(found), latest(found)
    if first is None or last is None:
        return False
    if test.test == "months_ago":
        return months_after(last, int(str(test.values[0]))) < today
    return {
        "until": first <= today,
        "from": last >= today,
        "before": last < today,
        "after": first > today,
    }[test.test]
