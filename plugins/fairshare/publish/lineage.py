"""Which decision takes the place of which: pure functions of an initiative and its register."""

from __future__ import annotations

from typing import NamedTuple

from fairshare.language import gettext as _
from fairshare.model import UNDER_REVIEW, Initiative, Register
from fairshare.publish.words.dates import date_words
from fairshare.validate.calendar_date import first_day

APPROVED = frozenset({"approved", "approved_with_conditions"})
"""The outcomes by which a newer decision takes an older one's place (contract: states)."""
IN_USE = frozenset({"pilot", "live"})
"""The stages in which data is being shared (schema/codes/stages.yml)."""


class LineageMark(NamedTuple):
    """What a page says of the newer initiative that its entry names."""

    words: str
    newer: str
    """Its id."""
    replaced: bool
    """Whether the newer one has taken the place of this one."""


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


def lineage_mark(initiative: Initiative, register: Register) -> LineageMark | None:
    """What to say of the newer initiative; None where the entry names none."""
    identifier = initiative.superseded_by
    if identifier is None:
        return None
    newer = register.initiatives.get(identifier)
    if newer is None:
        return LineageMark(_("See also the later entry:"), identifier, replaced=False)
    if newer.outcome in APPROVED:
        replaced = is_replaced(initiative, register)
        return LineageMark(_approved_words(newer, replaced=replaced), identifier, replaced)
    if newer.outcome == UNDER_REVIEW:
        return LineageMark(_("A new proposal is under review:"), identifier, replaced=False)
    return LineageMark(_("See also the later entry:"), identifier, replaced=False)


def _approved_words(newer: Initiative, *, replaced: bool) -> str:
    date = newer.decision.dated if newer.decision else ""
    if replaced:
        words = _("Replaced {date}. A newer decision takes its place:")
        return words.format(date=date_words(date)) if date else _("Replaced by a newer decision:")
    words = _("To be replaced. The newer decision was approved {date}:")
    return words.format(date=date_words(date)) if date else _("To be replaced by a newer decision:")


def _runs_on(initiative: Initiative, newer: Initiative) -> bool:
    """Whether it is known to be in use on a day after the newer one was decided."""
    known, decided = initiative.stage_as_of, newer.decision.dated if newer.decision else ""
    if initiative.stage not in IN_USE or not known or not decided:
        return False
    return first_day(known) > first_day(decided)
