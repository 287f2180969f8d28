"""The sentences that headlines are made of (contract: states)."""

from __future__ import annotations

from fairshare.language import gettext as _
from fairshare.publish.states.situation import Situation, decided_words
from fairshare.publish.words.dates import date_words


def sentences(*sentences: str) -> str:
    """Sentences in a row; the last has no full stop, as in a heading."""
    return _(". ").join(one for one in sentences if one)


def _spaced(*parts: str) -> str:
    return " ".join(one for one in parts if one)


def _followed(words: str, more: str) -> str:
    """A sentence and what follows its comma, where there is something to say."""
    return f"{words}, {more}" if more else words


def decided(given: Situation) -> str:
    """What was decided, and when: "Approved with conditions 5 June 2015"."""
    return _spaced(given.framework.label("outcomes", given.outcome), given.decided)


def _had_been(given: Situation) -> str:
    if given.undecided:
        return ""
    outcome = given.framework.label("outcomes", given.outcome).lower()
    return _spaced(_("It had been {outcome}").format(outcome=outcome), given.decided)


def replaced(given: Situation) -> str:
    newer = given.newer
    date, title = decided_words(newer.decision if newer else None), newer.title if newer else ""
    by = _("by {title}").format(title=title)
    return sentences(_spaced(_("Replaced"), date, by), _had_been(given))


def stopped(given: Situation) -> str:
    event = given.stopped
    if event is None:
        raise ValueError(given.initiative.id)
    words, date = _("Stopped"), date_words(event.date)
    if event.by:
        date = _("by {name}, {date}").format(name=given.name(event.by, event.date), date=date)
    return sentences(_spaced(words, date), _had_been(given))


def withdrawn(given: Situation) -> str:
    taken_back = given.initiative.withdrawn or {}
    date = date_words(taken_back["date"]) if "date" in taken_back else ""
    return sentences(_spaced(_("Withdrawn"), date), _had_been(given))


def dropped(given: Situation) -> str:
    decision = given.decision
    name = (
        given.name(decision.decided_by, decision.dated) if decision and decision.decided_by else ""
    )
    by = _("by {title}").format(title=name) if name else ""
    return sentences(_spaced(decided(given), by), nothing_shared())


def had_been_in_use(given: Situation) -> str:
    if given.ends:
        return _("It had been in use until {date}").format(date=given.ends)
    return _("It had been in use")


def in_use(given: Situation, *, since: bool = False) -> str:
    """That it is in use, never without the day up to which that is known."""
    if given.as_of:
        words = _("In use on trial") if given.stage == "pilot" else _("In use")
        if since and given.starts:
            words = _spaced(words, _("since {date}").format(date=given.starts))
        return _followed(words, _as_of(given))
    if given.starts:
        return _("Begun {date}").format(date=given.starts)
    if given.edited:
        words = _("Said to be in use when this page was edited, {date}")
        return words.format(date=date_words(given.edited))
    return _("Said to be in use")


def _as_of(given: Situation) -> str:
    return _("as of {date}").format(date=given.as_of) if given.as_of else ""


def not_started(given: Situation) -> str:
    return _followed(_("Not started"), _as_of(given))


def never_started(given: Situation) -> str:
    dropped = given.happened("dropped")
    if dropped:
        return _("It never started (dropped {date})").format(date=dropped)
    return _("It never started")


def paused(given: Situation) -> str:
    event, words = given.newest("paused"), _("Paused")
    if event and event.by:
        words = _spaced(words, _("by {title}").format(title=given.name(event.by, event.date)))
    return _followed(_spaced(words, given.happened("paused")), _as_of(given))


def ended(given: Situation) -> str:
    return _spaced(_("Ended"), given.happened("ended") or given.ends)


def was_in_use(given: Situation) -> str:
    words, starts, ends = _("It was in use"), given.starts, given.ends
    if starts and ends:
        return _spaced(words, _("{start} to {end}").format(start=starts, end=ends))
    if starts:
        return _spaced(words, _("from {date}").format(date=starts))
    return _spaced(words, _("until {date}").format(date=ends)) if ends else words


def no_decision(given: Situation) -> str:
    return _("No decision found") if given.searched else _("No decision recorded")


def listed(given: Situation) -> str:
    sources = given.initiative.sources
    listed = _("Listed in a table")
    if sources:
        listed = _("Listed in {source}").format(source=sources[0]["title"])
    return sentences(_followed(listed, _as_of(given)), _("No decision found"))


def proposed(given: Situation) -> str:
    submitted = given.initiative.submitted
    words = _spaced(_("Proposed"), date_words(submitted) if submitted else "")
    return sentences(_followed(words, _as_of(given)), no_decision(given))


def under_review(given: Situation) -> str:
    submitted = given.initiative.submitted
    if submitted:
        return _("Under review since {date}").format(date=date_words(submitted))
    return _("Under review")


def nothing_shared() -> str:
    """That nothing came of it."""
    return _("Nothing was shared")
