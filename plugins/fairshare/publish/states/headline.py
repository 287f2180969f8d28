"""One headline for each initiative: the first row that is true of it (contract: states)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fairshare.publish.states import headline_words as say
from fairshare.publish.states.labels import ASKED, IS, WAS, WOULD
from fairshare.publish.states.situation import NEVER_BEGAN, Situation


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


_ROWS = (
    _HeadlineRow("replaced", lambda s: s.replaced, say.replaced),
    _HeadlineRow("stopped", lambda s: s.stopped is not None, say.stopped),
    _HeadlineRow("withdrawn", lambda s: s.initiative.withdrawn is not None, say.withdrawn),
    _HeadlineRow(
        "refused-ended",
        lambda s: s.outcome == "refused" and s.stage == "ended",
        lambda s: say.sentences(say.decided(s), say.had_been_in_use(s)),
        WAS,
    ),
    _HeadlineRow(
        "refused",
        lambda s: s.outcome == "refused",
        lambda s: say.sentences(say.decided(s), say.nothing_shared()),
        ASKED,
    ),
    _HeadlineRow("dropped", lambda s: s.outcome == "not_pursued", say.dropped, ASKED),
    _HeadlineRow(
        "put-off",
        _put_off_and(*NEVER_BEGAN),
        lambda s: say.sentences(say.decided(s), say.nothing_shared()),
        ASKED,
    ),
    _HeadlineRow(
        "put-off-in-use",
        _put_off_and("pilot", "live"),
        lambda s: say.sentences(say.decided(s), say.in_use(s)),
        IS,
    ),
    _HeadlineRow(
        "put-off-over",
        _put_off_and("paused", "ended"),
        lambda s: say.sentences(say.decided(s), say.had_been_in_use(s)),
        WAS,
    ),
    _HeadlineRow(
        "approved-not-started",
        _approved_and("proposed"),
        lambda s: say.sentences(say.decided(s), say.not_started(s)),
        WOULD,
    ),
    _HeadlineRow(
        "approved-never-started",
        _approved_and("never_started"),
        lambda s: say.sentences(say.decided(s), say.never_started(s)),
        ASKED,
    ),
    _HeadlineRow(
        "approved-in-use",
        _approved_and("pilot", "live"),
        lambda s: say.sentences(say.decided(s), say.in_use(s)),
        IS,
    ),
    _HeadlineRow(
        "approved-paused",
        _approved_and("paused"),
        lambda s: say.sentences(say.decided(s), say.paused(s)),
        WAS,
    ),
    _HeadlineRow(
        "approved-ended",
        _approved_and("ended"),
        lambda s: say.sentences(say.decided(s), say.ended(s)),
        WAS,
    ),
    _HeadlineRow(
        "not-found-not-started",
        _not_found_and("proposed"),
        lambda s: say.sentences(say.no_decision(s), say.not_started(s)),
        WOULD,
    ),
    _HeadlineRow(
        "not-found-never-started",
        _not_found_and("never_started"),
        lambda s: say.sentences(say.no_decision(s), say.never_started(s)),
        ASKED,
    ),
    _HeadlineRow("listed-used", _listed_as("pilot", "live", "paused", "ended"), say.listed, WAS),
    _HeadlineRow("listed-proposed", _listed_as("proposed"), say.listed, WOULD),
    _HeadlineRow("listed-never-started", _listed_as("never_started"), say.listed, ASKED),
    _HeadlineRow(
        "in-use",
        _undecided_and("pilot", "live"),
        lambda s: say.sentences(say.in_use(s, since=True), say.no_decision(s)),
        IS,
    ),
    _HeadlineRow(
        "was-in-use",
        _undecided_and("paused", "ended"),
        lambda s: say.sentences(say.was_in_use(s), say.no_decision(s)),
        WAS,
    ),
    _HeadlineRow(
        "never-started",
        _undecided_and("never_started"),
        lambda s: say.sentences(say.never_started(s), say.no_decision(s)),
        ASKED,
    ),
    _HeadlineRow("our-proposal", _is_our_proposal, say.proposed, WOULD),
    _HeadlineRow("under-review", _undecided_and("proposed"), say.under_review, WOULD),
)
"""In the order of the contract: the first that fits is the one."""
