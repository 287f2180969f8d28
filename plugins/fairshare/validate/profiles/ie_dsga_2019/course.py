"""From signing to the end: the Minister, publication, review, end (sections 20, 22, 60, 61)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from fairshare.model import Path
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest, latest, months_after
from fairshare.validate.entry_access import groups, text
from fairshare.validate.profiles.case import ProfileCase
from fairshare.validate.profiles.ie_dsga_2019.parties import TEN_DAYS

_SIGNED = ("safeguards", "agreement", "signed")
_STARTS: Path = ("dates", "starts")
_REVIEW_BY = ("dates", "review_by")
_EFFECTIVE = ("publication", "effective")
_DROPPED = frozenset({"refused", "not_pursued"})
_MONTH = timedelta(days=30)
_IN_USE = frozenset({"pilot", "live"})
_KINDS_OF_CHANGE = ("technical", "policy", "legislative")


def decided(case: ProfileCase) -> Iterator[Problem]:
    """Signing is the parties' decision: it stands in the entry, and it is not to drop it (59)."""
    if case.facts_only:
        return
    outcome, signed = text(case.data, "decision", "outcome"), case.value(_SIGNED)
    if signed and outcome in _DROPPED:
        yield case.problem("E739", ("decision", "outcome"), "dropped", signed=signed)
    elif case.at_least("signed") and not outcome:
        yield case.problem("E739", ("decision",), "in force" if case.at_least("in-force") else "")


def stage_behind(case: ProfileCase) -> Iterator[Problem]:
    """What is in force can begin: a stage that says "proposed" may be forgotten (section 61)."""
    if not case.at_least("in-force") or case.at_least("ended") or case.facts_only:
        return
    starts = latest(case.value(_STARTS))
    if text(case.data, "stage") == "proposed" and not (starts and starts > case.today):
        yield case.problem("W739", ("stage",))


def signed_first(case: ProfileCase) -> Iterator[Problem]:
    """It is signed, and then published: from that day it is in force (sections 59 to 61)."""
    if case.facts_only or case.phase.asks_nothing:
        return
    effective, signed = case.group("publication").get("effective"), case.value(_SIGNED)
    first, last = earliest(signed), latest(effective)
    if first and last and last < first:
        path = case.path(*_EFFECTIVE)
        yield case.problem("E740", path, effective=effective, signed=signed)
    elif last and not signed:
        yield case.problem("E740", _SIGNED, "unsigned", effective=effective)


def minister(case: ProfileCase) -> Iterator[Problem]:
    """The Minister gets a copy within 10 days of signing (section 60(1)(a))."""
    signed, sent = latest(case.value(_SIGNED)), case.day("publication", "sent_to_minister")
    if signed is None or not case.at_least("signed") or case.facts_only:
        return
    until = signed + TEN_DAYS
    if (sent or case.today) > until:
        path = case.path("publication", "sent_to_minister")
        yield case.problem("W725" if sent else "E725", path, date=until.isoformat())


def published(case: ProfileCase) -> Iterator[Problem]:
    """A signed agreement is not in force until the lead publishes it (sections 60(4), 61)."""
    signed = latest(case.value(_SIGNED))
    if signed is None or case.facts_only or not case.at_least("signed"):
        return
    if not case.text(*_EFFECTIVE) and case.today > signed + _MONTH:
        yield case.problem("W726", case.path(*_EFFECTIVE), date=signed.isoformat())


def started_early(case: ProfileCase) -> Iterator[Problem]:
    """Nothing is shared before the agreement takes effect (sections 16, 61)."""
    if case.facts_only or case.phase.asks_nothing:
        return
    effective = case.day(*_EFFECTIVE)
    begun: list[tuple[Path, date | None]] = [(_STARTS, latest(case.value(_STARTS)))]
    begun += [
        (("events", number, "date"), latest(event.get("date")))
        for number, event in groups(case.data, "events")
        if event.get("kind") == "started"
    ]
    for path, day in begun:
        if effective and day and day < effective:
            yield case.problem("E727", path, days=(effective - day).days)
    if text(case.data, "stage") in _IN_USE and (effective is None or effective > case.today):
        yield case.problem("E727", ("stage",), "not in force")


def review(case: ProfileCase) -> Iterator[Problem]:
    """The next review is due within five years, from the day it took effect (section 20(1))."""
    clock = case.profile.review
    if clock is None or not case.at_least("in-force") or case.at_least("ended"):
        return
    newest = max(filter(None, map(earliest, _days(case))), default=None)
    if newest is None or case.facts_only:
        return
    limit = months_after(newest, clock.months)
    due = earliest(case.value(_REVIEW_BY))
    if due is None or due > limit:
        yield case.problem("E728", _REVIEW_BY, "late" if due else "", date=limit.isoformat())


def thin_reviews(case: ProfileCase) -> Iterator[Problem]:
    """A review looks at three kinds of change and is published (sections 20(2), 21(3)(d))."""
    for number, one in case.groups("reviews"):
        missing = [name for name in (*_KINDS_OF_CHANGE, "url") if not text(one, name)]
        if missing and not case.facts_only:
            yield case.problem("W729", case.path("reviews", number), missing=", ".join(missing))


def ended(case: ProfileCase) -> Iterator[Problem]:
    """The Minister is told of the end (section 22(1))."""
    if case.facts_only or case.phase.asks_nothing:
        return
    if case.own.get("ended"):
        if case.at_least("ended") and not case.text("ended", "minister_told"):
            yield case.problem("E733", case.path("ended", "minister_told"))
    elif text(case.data, "stage") == "ended" and case.at_least("in-force"):
        yield case.problem("E733", case.path("ended"), "no end")


def _days(case: ProfileCase) -> Iterator[str]:
    """The days from which the next review counts, as written."""
    clock = case.profile.review
    for field in clock.after if clock else ():
        found = case.value(field)
        yield from (one for one in (found if isinstance(found, list) else [found]) if one)
