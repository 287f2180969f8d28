"""One headline for each initiative: the first row that is true of it (contract: states)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fairshare.language import gettext as _
from fairshare.publish.states.labels import ASKED, IS, WAS, WOULD
from fairshare.publish.states.situation import NEVER_BEGAN, Situation, decided_words
from fairshare.publish.words.dates import date_words


@dataclass(frozen=True, slots=True)
class Headline:
    """What became of an initiative, in one or two sentences."""

    row: str
    """The name of the row that it comes from."""
    words: str
    tense: str
    """In which tense the facts are told: is, was, would or asked."""


@dataclass(frozen=True, slots=True)
class _HeadlineRow:
    name: str
    fits: Callable[[Situation], bool]
    words: Callable[[Situation], str]
    tense: str = ""
    """Empty for a row whose tense depends on whether it ever began."""


def headline_of(given: Situation) -> Headline:
    """The headline of the first row that fits."""
    row = next(row for row in _ROWS if row.fits(given))
    tense = row.tense or (ASKED if given.never_began else WAS)
    return Headline(row.name, row.words(given), tense)


def _text(*sentences: str) -> str:
    """Sentences in a row; the last has no full stop, as in a heading."""
    return _(". ").join(one for one in sentences if one)


def _words(*parts: str) -> str:
    return " ".join(one for one in parts if one)


def _after(words: str, more: str) -> str:
    """A sentence and what follows its comma, where there is something to say."""
    return f"{words}, {more}" if more else words


def _outcome(given: Situation) -> str:
    """What was decided, and when: "Approved with conditions 5 June 2015"."""
    return _words(given.framework.label("outcomes", given.outcome), given.decided)


def _had_been(given: Situation) -> str:
    if given.undecided:
        return ""
    outcome = given.framework.label("outcomes", given.outcome).lower()
    return _words(_("It had been {outcome}").format(outcome=outcome), given.decided)


def _replaced(given: Situation) -> str:
    newer = given.newer
    date, title = decided_words(newer.decision if newer else None), newer.title if newer else ""
    by = _("by {title}").format(title=title)
    return _text(_words(_("Replaced"), date, by), _had_been(given))


def _stopped(given: Situation) -> str:
    event = given.stopped
    if event is None:
        raise ValueError(given.initiative.id)
    words, date = _("Stopped"), date_words(event.date)
    if event.by:
        date = _("by {name}, {date}").format(name=given.name(event.by), date=date)
    return _text(_words(words, date), _had_been(given))


def _withdrawn(given: Situation) -> str:
    taken_back = given.initiative.withdrawn or {}
    date = date_words(taken_back["date"]) if "date" in taken_back else ""
    return _text(_words(_("Withdrawn"), date), _had_been(given))


def _dropped(given: Situation) -> str:
    decision = given.decision
    name = given.name(decision.decided_by) if decision and decision.decided_by else ""
    by = _("by {title}").format(title=name) if name else ""
    return _text(_words(_outcome(given), by), _("Nothing was shared"))


def _had_been_in_use(given: Situation) -> str:
    if given.ends:
        return _("It had been in use until {date}").format(date=given.ends)
    return _("It had been in use")


def _in_use(given: Situation, *, since: bool = False) -> str:
    """That it is in use, never without the day up to which that is known."""
    if given.as_of:
        words = _("In use on trial") if given.stage == "pilot" else _("In use")
        if since and given.starts:
            words = _words(words, _("since {date}").format(date=given.starts))
        return _after(words, _as_of(given))
    if given.starts:
        return _("Begun {date}").format(date=given.starts)
    if given.edited:
        words = _("Said to be in use when this page was edited, {date}")
        return words.format(date=date_words(given.edited))
    return _("Said to be in use")


def _as_of(given: Situation) -> str:
    return _("as of {date}").format(date=given.as_of) if given.as_of else ""


def _not_started(given: Situation) -> str:
    return _after(_("Not started"), _as_of(given))


def _never_started(given: Situation) -> str:
    dropped = given.happened("dropped")
    if dropped:
        return _("It never started (dropped {date})").format(date=dropped)
    return _("It never started")


def _paused(given: Situation) -> str:
    event, words = given.newest("paused"), _("Paused")
    if event and event.by:
        words = _words(words, _("by {title}").format(title=given.name(event.by)))
    return _after(_words(words, given.happened("paused")), _as_of(given))


def _ended(given: Situation) -> str:
    return _words(_("Ended"), given.happened("ended") or given.ends)


def _was_in_use(given: Situation) -> str:
    words, starts, ends = _("It was in use"), given.starts, given.ends
    if starts and ends:
        return _words(words, _("{start} to {end}").format(start=starts, end=ends))
    if starts:
        return _words(words, _("from {date}").format(date=starts))
    return _words(words, _("until {date}").format(date=ends)) if ends else words


def _no_decision(given: Situation) -> str:
    return _("No decision found") if given.searched else _("No decision recorded")


def _listed(given: Situation) -> str:
    sources = given.initiative.sources
    listed = _("Listed in a table")
    if sources:
        listed = _("Listed in {source}").format(source=sources[0]["title"])
    return _text(_after(listed, _as_of(given)), _("No decision found"))


def _listed_as(*stages: str) -> Callable[[Situation], bool]:
    return lambda given: given.undecided and given.initiative.imported and given.stage in stages


def _approved_and(*stages: str) -> Callable[[Situation], bool]:
    return lambda given: given.approved and given.stage in stages


def _put_off_and(*stages: str) -> Callable[[Situation], bool]:
    return lambda given: given.outcome == "deferred" and given.stage in stages


def _not_found_and(*stages: str) -> Callable[[Situation], bool]:
    return lambda given: given.not_found and given.stage in stages


def _undecided_and(*stages: str) -> Callable[[Situation], bool]:
    return lambda given: given.undecided and given.stage in stages


def _is_our_proposal(given: Situation) -> bool:
    return given.undecided and given.stage == "proposed" and given.initiative.worked_example


def _proposed(given: Situation) -> str:
    submitted = given.initiative.submitted
    words = _words(_("Proposed"), date_words(submitted) if submitted else "")
    return _text(_after(words, _as_of(given)), _no_decision(given))


def _under_review(given: Situation) -> str:
    submitted = given.initiative.submitted
    if submitted:
        return _("Under review since {date}").format(date=date_words(submitted))
    return _("Under review")


_NOTHING_SHARED = "Nothing was shared"

_ROWS = (
    _HeadlineRow("replaced", lambda s: s.replaced, _replaced),
    _HeadlineRow("stopped", lambda s: s.stopped is not None, _stopped),
    _HeadlineRow("withdrawn", lambda s: s.initiative.withdrawn is not None, _withdrawn),
    _HeadlineRow(
        "refused-ended",
        lambda s: s.outcome == "refused" and s.stage == "ended",
        lambda s: _text(_outcome(s), _had_been_in_use(s)),
        WAS,
    ),
    _HeadlineRow(
        "refused",
        lambda s: s.outcome == "refused",
        lambda s: _text(_outcome(s), _(_NOTHING_SHARED)),
        ASKED,
    ),
    _HeadlineRow("dropped", lambda s: s.outcome == "not_pursued", _dropped, ASKED),
    _HeadlineRow(
        "put-off",
        _put_off_and(*NEVER_BEGAN),
        lambda s: _text(_outcome(s), _(_NOTHING_SHARED)),
        ASKED,
    ),
    _HeadlineRow(
        "put-off-in-use",
        _put_off_and("pilot", "live"),
        lambda s: _text(_outcome(s), _in_use(s)),
        IS,
    ),
    _HeadlineRow(
        "put-off-over",
        _put_off_and("paused", "ended"),
        lambda s: _text(_outcome(s), _had_been_in_use(s)),
        WAS,
    ),
    _HeadlineRow(
        "approved-not-started",
        _approved_and("proposed"),
        lambda s: _text(_outcome(s), _not_started(s)),
        WOULD,
    ),
    _HeadlineRow(
        "approved-never-started",
        _approved_and("never_started"),
        lambda s: _text(_outcome(s), _never_started(s)),
        ASKED,
    ),
    _HeadlineRow(
        "approved-in-use",
        _approved_and("pilot", "live"),
        lambda s: _text(_outcome(s), _in_use(s)),
        IS,
    ),
    _HeadlineRow(
        "approved-paused", _approved_and("paused"), lambda s: _text(_outcome(s), _paused(s)), WAS
    ),
    _HeadlineRow(
        "approved-ended", _approved_and("ended"), lambda s: _text(_outcome(s), _ended(s)), WAS
    ),
    _HeadlineRow(
        "not-found-not-started",
        _not_found_and("proposed"),
        lambda s: _text(_no_decision(s), _not_started(s)),
        WOULD,
    ),
    _HeadlineRow(
        "not-found-never-started",
        _not_found_and("never_started"),
        lambda s: _text(_no_decision(s), _never_started(s)),
        ASKED,
    ),
    _HeadlineRow("listed-used", _listed_as("pilot", "live", "paused", "ended"), _listed, WAS),
    _HeadlineRow("listed-proposed", _listed_as("proposed"), _listed, WOULD),
    _HeadlineRow("listed-never-started", _listed_as("never_started"), _listed, ASKED),
    _HeadlineRow(
        "in-use",
        _undecided_and("pilot", "live"),
        lambda s: _text(_in_use(s, since=True), _no_decision(s)),
        IS,
    ),
    _HeadlineRow(
        "was-in-use",
        _undecided_and("paused", "ended"),
        lambda s: _text(_was_in_use(s), _no_decision(s)),
        WAS,
    ),
    _HeadlineRow(
        "never-started",
        _undecided_and("never_started"),
        lambda s: _text(_never_started(s), _no_decision(s)),
        ASKED,
    ),
    _HeadlineRow("our-proposal", _is_our_proposal, _proposed, WOULD),
    _HeadlineRow("under-review", _undecided_and("proposed"), _under_review, WOULD),
)
"""In the order of the contract: the first that fits is the one."""
