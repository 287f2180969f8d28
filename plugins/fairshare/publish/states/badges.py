"""The badges of an initiative: a short word and a shape, never colour alone."""

from __future__ import annotations

from typing import NamedTuple

from fairshare.language import gettext as _
from fairshare.publish.states.situation import Situation
from fairshare.publish.words.outcomes import outcome_label


class Badge(NamedTuple):
    """One badge."""

    code: str
    """Gives it its shape."""
    words: str


def badge_of_stop() -> Badge:
    return Badge("stopped", _("Stopped"))


def badge_of_withdrawal() -> Badge:
    return Badge("withdrawn", _("Withdrawn"))


def badges_of(given: Situation) -> tuple[Badge, ...]:
    """The badges of an initiative: one, and beside it that it was replaced."""
    own = _own(given)
    return (Badge("replaced", _("Replaced")), own) if given.replaced else (own,)


def _own(given: Situation) -> Badge:
    if given.stopped:
        return badge_of_stop()
    if given.initiative.withdrawn is not None:
        return badge_of_withdrawal()
    return Badge(given.outcome, outcome_label(given.outcome, given.framework))
