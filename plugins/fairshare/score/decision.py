"""Decision: what of it is held against the assessment that it rested on (contract: scoring)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from fairshare.framework import Code
from fairshare.model import IMPORTED, WORKED_EXAMPLE
from fairshare.score.gates import gates_changed_by
from fairshare.validate.calendar_date import earliest, latest


class Decided(NamedTuple):
    """A decision, as far as a score is about it."""

    outcome: str
    left_out: frozenset[str] = frozenset()
    """Gates that it is not held against, because their facts have changed since."""
    needs_evidence: bool = False
    """Whether insufficient evidence leaves nothing to hold it against: the silence of public
    sources makes nobody bold."""


def decided(
    data: Mapping[str, Any], gates: Collection[str], kinds: Mapping[str, Code]
) -> Decided | None:
    """The decision of an entry as written; None where there is none to hold against anything.

    That is so too where the record shows none, and where a body answered the questions only after
    it had decided. `kinds`: those of events. Raises nothing, whatever `data` holds.
    """
    decision = data.get("decision")
    outcome = decision.get("outcome") if isinstance(decision, Mapping) else None
    if not isinstance(decision, Mapping) or not isinstance(outcome, str) or "record" in decision:
        return None
    if independence(data) == WORKED_EXAMPLE:  # it is always assessed later, by this project
        return Decided(outcome, needs_evidence=True)
    day = latest(decision.get("date")) or latest(decision.get("not_later_than"))
    assessment = data.get("assessment")
    assessed = earliest(assessment.get("date")) if isinstance(assessment, Mapping) else None
    if day is None:
        return Decided(outcome)
    if assessed and assessed > day:
        return None
    return Decided(outcome, _changed_since(day, data, kinds) if gates else frozenset())


def is_imported(data: Mapping[str, Any]) -> bool:
    """Whether an entry as written was taken from a published table, and never assessed."""
    return independence(data) == IMPORTED


def independence(data: Mapping[str, Any]) -> object:
    """Who assessed an entry, as a code; None where it does not say."""
    assessment = data.get("assessment")
    return assessment.get("independence") if isinstance(assessment, Mapping) else None


def _changed_since(
    day: dt.date, data: Mapping[str, Any], kinds: Mapping[str, Code]
) -> frozenset[str]:
    """The gates whose facts are others since an event after a day."""
    events, changed = data.get("events"), frozenset[str]()
    for event in events if isinstance(events, list) else ():
        happened = earliest(event.get("date")) if isinstance(event, Mapping) else None
        code = event.get("kind") if happened and happened > day else None
        if isinstance(code, str) and code in kinds:
            changed |= gates_changed_by(kinds[code])
    return changed
