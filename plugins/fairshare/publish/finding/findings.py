"""Whether a regulator or a court found a sharing unlawful: only what an entry says they found."""

from __future__ import annotations

from dataclasses import dataclass

from fairshare.model import Initiative
from fairshare.validate.calendar_date import first_day

UNLAWFUL = "found"
NOT_UPHELD = "not-upheld"
"""It had been found unlawful, and a later finding says otherwise."""
NO_BREACH = "no-breach"

_BREACH, _CLEARED = "breach-found", "no-breach-found"


@dataclass(frozen=True, slots=True)
class LegalFinding:
    """The newest finding."""

    verdict: str
    by: str
    """Id of an organisation, or the name of a body."""
    date: str
    """As written."""


def newest_finding(initiative: Initiative) -> LegalFinding | None:
    """The newest finding; of one day that the law was broken. None where the entry names none."""
    found = [
        (one.date, one.kind == _BREACH, one.by or "")
        for one in initiative.events_of(_BREACH, _CLEARED)
    ]
    stated = initiative.data.get("legal", {}).get("found_by")
    if stated:
        found.append((stated["date"], True, stated["body"]))
    if not found:
        return None
    date, broken, by = max(found, key=lambda one: (first_day(one[0]), one[1]))
    if broken:
        return LegalFinding(UNLAWFUL, by, date)
    before = any(earlier for _date, earlier, _by in found)
    return LegalFinding(NOT_UPHELD if before else NO_BREACH, by, date)
