"""What a law adds to the state of an entry: how far its agreement has come, and what is late."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import PROFILES, Data, Initiative, Path, Phase, Profile
from fairshare.problems import Problem
from fairshare.publish.states.situation import Situation
from fairshare.publish.words.dates import date_words
from fairshare.validate.calendar_date import earliest, latest
from fairshare.validate.profiles.phase import phase_of, value_in
from fairshare.validate.profiles.rules import problems_of

_GAP = re.compile(r"\{([a-z_]+)\}")
_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


class LawPhase(NamedTuple):
    """How far an entry has come under one law."""

    profile: Profile
    phase: Phase
    headline: str
    """Empty where the phase has none, or a date of it is missing."""


class _UnplacedEntry(NamedTuple):
    """An entry as checks see it, which has no places to point to any more."""

    file: str
    data: Data

    def problem(
        self,
        code: str,
        _path: Path,
        variant: str = "",
        /,
        *,
        hint: str | None = None,  # noqa: ARG002 - the name is the protocol's
        at_key: bool = False,  # noqa: ARG002
        **values: Any,
    ) -> Problem:
        return Problem.of(code, variant, file=self.file, **values)


def law_phases(given: Situation) -> tuple[LawPhase, ...]:
    """The phases under each chosen law that an entry follows; none for most."""
    named = given.initiative.data.get(PROFILES)
    if not named:
        return ()
    found = []
    for name, profile in given.framework.profiles.items():
        if name in named:
            phase = phase_of(profile, given.initiative.data, given.today)
            words = filled_dates(phase.headline, phase, given.initiative)
            found.append(LawPhase(profile, phase, words))
    return tuple(found)


def filled_dates(text: str, phase: Phase, initiative: Initiative) -> str:
    """A text of a phase with its dates in words; empty where one is missing."""
    dates = {name: value_in(initiative.data, field) for name, field in phase.dates.items()}
    gaps = _GAP.findall(text)
    if not all(isinstance(dates.get(name), str) for name in gaps):
        return ""
    return _GAP.sub(lambda gap: date_words(str(dates[gap[1]])), text)


def own_headline(given: Situation) -> LawPhase | None:
    """The phase that speaks in the place of the register's own headline."""
    fits = {"undecided": given.undecided, "approved": given.approved}
    return next(
        (one for one in law_phases(given) if one.headline and fits.get(one.phase.said)), None
    )


def sentence_beside(given: Situation) -> str:
    """What a phase says after the register's own headline; empty for nothing."""
    said = (one.headline for one in law_phases(given) if one.phase.said == "beside")
    return next(filter(None, said), "")


def late_steps(given: Situation) -> Iterator[tuple[str, str]]:
    """The steps of a law that are overdue: the code that says so, and its words."""
    if not given.initiative.data.get(PROFILES):
        return
    entry = _UnplacedEntry(given.initiative.file, given.initiative.data)
    late = {code for one in given.framework.profiles.values() for code in one.overdue}
    for problem in problems_of(entry, given.framework, given.today):
        if problem.code in late:
            words = _DAY.sub(lambda day: date_words(day[0]), problem.message)
            yield problem.code, words.rstrip(".")


def amending(given: Situation) -> Iterator[tuple[str, str]]:
    """Amendments of this agreement that are open for consultation: id, and until when."""
    if not given.initiative.data.get(PROFILES):
        return
    for other in given.register.initiatives.values():
        for name, profile in given.framework.profiles.items():
            part = other.data.get(PROFILES, {}).get(name, {})
            if part.get("amends") == given.initiative.id and is_open(other, profile, given):
                yield other.id, date_words(part["consultation"]["closes"])


def is_open(initiative: Initiative, profile: Profile, given: Situation) -> bool:
    """Whether people can write in now."""
    return phase_of(profile, initiative.data, given.today).code == "open"


def consultation_of(initiative: Initiative, framework: Framework) -> tuple[Profile, Data] | None:
    """The law under which people are asked, and what the entry says of it; None for most."""
    if not initiative.data.get(PROFILES):
        return None
    for profile in framework.profiles.values():
        found = value_in(initiative.data, profile.consultation) if profile.consultation else None
        if isinstance(found, dict) and found.get("closes"):
            return profile, found
    return None


SOON, OPEN, CLOSED = "soon", "open", "closed"
"""How far a consultation has come."""


def consultation_state(part: Data, today: dt.date) -> str:
    """soon, open or closed on a day: the closing day is the last to write in."""
    opens, closes = earliest(part.get("opens")), latest(part.get("closes"))
    if closes is not None and closes < today:
        return CLOSED
    return SOON if opens is not None and opens > today else OPEN


def consultation_in(given: Situation) -> str:
    """How far the consultation on an entry has come; empty for most."""
    known = consultation_of(given.initiative, given.framework)
    return consultation_state(known[1], given.today) if known else ""


def change_words(until: str) -> str:
    """How an agreement in force names the change that people are asked about."""
    return _("A change is open for consultation until {date}:").format(date=until)
