"""Whether a regulator or a court found a sharing unlawful: only what an entry says they found."""

from __future__ import annotations

from dataclasses import dataclass

from fairshare.model import Initiative
from fairshare.validate.calendar_date import first_day

UNLAWFUL = "found"
NOT_UPHELD = "not-upheld"
"""It had been found unlawful, and a later finding says otherwise."""
NO_BREACH = "no-breach"

BREACH, CLEARED = "breach-found", "no-breach-found"
"""The kinds of events by which an entry tells of a finding."""


@dataclass(frozen=True, slots=True)
class LegalFinding:
    """What was found, by whom and when."""

    unlawful: bool
    by: str
    """Id of an organisation, or the name of a body; empty where the entry does not say."""
    date: str
    """As written."""


def findings(initiative: Initiative) -> list[LegalFinding]:
    """Each finding in order of date; of one day, that the law was broken comes last."""
    found = [
        LegalFinding(one.kind == BREACH, one.by or "", one.date)
        for one in initiative.events_of(BREACH, CLEARED)
    ]
    stated = initiative.data.get("legal", {}).get("found_by")
    if stated:
        found.append(LegalFinding(unlawful=True, by=stated["body"], date=stated["date"]))
    return sorted(found, key=lambda one: (first_day(one.date), one.unlawful))


def verdict(initiative: Initiative) -> str:
    """What the newest finding makes of it; empty where the entry names none."""
    found = findings(initiative)
    if not found:
        return ""
    if found[-1].unlawful:
        return UNLAWFUL
    return NOT_UPHELD if any(one.unlawful for one in found) else NO_BREACH
