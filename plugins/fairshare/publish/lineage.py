"""Which decision takes the place of which: pure functions of an initiative and its register."""

from __future__ import annotations

from fairshare.model import Initiative, Register
from fairshare.validate.calendar_date import first_day

APPROVED = frozenset({"approved", "approved_with_conditions"})
"""The outcomes by which a newer decision takes an older one's place (contract: states)."""
IN_USE = frozenset({"pilot", "live"})
"""The stages in which data is being shared (schema/codes/stages.yml)."""


def replacing(initiative: Initiative, register: Register) -> Initiative | None:
    """The newer initiative that an entry names, once that one is approved; else None."""
    newer = register.initiatives.get(initiative.superseded_by or "")
    return newer if newer and newer.outcome in APPROVED else None


def is_replaced(initiative: Initiative, register: Register) -> bool:
    """Whether a newer decision has taken its place, and it is not known to run on beside it."""
    newer = replacing(initiative, register)
    return newer is not None and not _runs_on(initiative, newer)


def is_gone(initiative: Initiative, register: Register) -> bool:
    """Whether it was withdrawn or replaced: its page stays, and lists name it last."""
    return initiative.withdrawn is not None or is_replaced(initiative, register)


def _runs_on(initiative: Initiative, newer: Initiative) -> bool:
    """Whether it is known to be in use on a day after the newer one was decided."""
    known, decided = initiative.stage_as_of, newer.decision.dated if newer.decision else ""
    if initiative.stage not in IN_USE or not known or not decided:
        return False
    return first_day(known) > first_day(decided)
