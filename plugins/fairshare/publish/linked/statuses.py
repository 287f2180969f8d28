"""The state of an initiative in the words of DPV: never a sharing that did not happen.

Every initiative has one, for without it a program takes what was asked for as what is done.
"""

from __future__ import annotations

from fairshare.model.tense import ASKED, IS, WOULD
from fairshare.publish.edition import Item

REJECTED = "dpv:RequestRejected"
UNFULFILLED = "dpv:RequestUnfulfilled"
_OF_OUTCOME = {
    "approved": "dpv:RequestAccepted",
    "approved_with_conditions": "dpv:RequestAccepted",
    "refused": REJECTED,
    "deferred": "dpv:RequestActionDelayed",
    "not_pursued": UNFULFILLED,
}
LISTED_IN_USE = "fs:listed-in-use"
"""In use on the day of a table: nobody has looked since."""
_IN_USE = frozenset({"pilot", "live"})


def statuses(item: Item) -> list[str]:
    """What was decided, then how far the sharing itself got; at least one of them."""
    decided = _OF_OUTCOME.get(item.initiative.outcome)
    activity = _activity(item)
    return list(dict.fromkeys(one for one in (decided, activity) if one))


def _activity(item: Item) -> str | None:
    initiative, tense = item.initiative, item.state.tense
    if tense == ASKED:
        accepted = initiative.outcome not in ("refused", "deferred")
        return UNFULFILLED if accepted else None
    if tense == WOULD:
        return "dpv:ActivityProposed"
    if tense == IS:
        return "dpv:ActivityOngoing"
    if initiative.stage == "ended":
        return "dpv:ActivityCompleted"
    if initiative.imported and initiative.stage in _IN_USE:
        return LISTED_IN_USE
    return "dpv:ActivityHalted"
