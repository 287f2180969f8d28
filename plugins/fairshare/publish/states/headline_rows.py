"""The rows of the headline, as data that Python and the form's preview read.

(contract: states, The headline)

A row fits by outcome, by stage and by what else is so. Its sentences are phrases with gaps: of
each sentence the first phrase is taken whose gaps can all be filled. `headline.py` and
`assess/headline.js` fill them with the same facts, by name.
"""

from __future__ import annotations

from dataclasses import dataclass

from fairshare.language import N_
from fairshare.model.tense import ASKED, IS, WAS, WOULD
from fairshare.publish.lineage import APPROVED

_APPROVED = tuple(sorted(APPROVED))
_IN_USE = ("pilot", "live")
_NEVER_BEGAN = ("proposed", "never_started")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way to say a sentence."""

    words: str
    when: str = ""
    """A fact that must be known for it, beside those in its gaps."""


Sentence = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """When something is said, what, and in which tense the facts are told."""

    name: str
    sentences: tuple[Sentence, ...]
    tense: str = ""
    """Empty for a row whose tense depends on whether it ever began."""
    outcomes: tuple[str, ...] = ()
    """The decisions that it fits; any where there are none."""
    stages: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    """Facts that must all be known."""


def _say(*words: str) -> Sentence:
    return tuple(map(Phrase, words))


_DECIDED = _say(N_("{outcome} {decided}"), "{outcome}")
_HAD_BEEN = _say(N_("It had been {outcome_small} {decided}"), N_("It had been {outcome_small}"))
_NOTHING = _say(N_("Nothing was shared"))
_NO_DECISION = (
    Phrase(N_("No decision found"), "searched"),
    *_say(N_("No decision recorded")),
)
_HAD_BEEN_IN_USE = _say(N_("It had been in use until {ends}"), N_("It had been in use"))
_WITHOUT_DAY = _say(
    N_("Begun {starts}"),
    N_("Said to be in use when this page was edited, {edited}"),
    N_("Said to be in use"),
)
_USED_NOW = (
    Phrase(N_("In use on trial, as of {as_of}"), "trial"),
    *_say(N_("In use, as of {as_of}")),
    *_WITHOUT_DAY,
)
_USED_SINCE = (
    Phrase(N_("In use on trial since {starts}, as of {as_of}"), "trial"),
    Phrase(N_("In use on trial, as of {as_of}"), "trial"),
    *_say(N_("In use since {starts}, as of {as_of}"), N_("In use, as of {as_of}")),
    *_WITHOUT_DAY,
)
_NOT_STARTED = _say(N_("Not started, as of {as_of}"), N_("Not started"))
_NEVER_STARTED = _say(N_("It never started (dropped {dropped})"), N_("It never started"))
_PAUSED = _say(
    N_("Paused by {paused_by} {paused}, as of {as_of}"),
    N_("Paused by {paused_by} {paused}"),
    N_("Paused {paused}, as of {as_of}"),
    N_("Paused {paused}"),
    N_("Paused, as of {as_of}"),
    N_("Paused"),
)
_ENDED = _say(N_("Ended {ended}"), N_("Ended {ends}"), N_("Ended"))
_WAS_IN_USE = _say(
    N_("It was in use {starts} to {ends}"),
    N_("It was in use from {starts}"),
    N_("It was in use until {ends}"),
    N_("It was in use"),
)
_LISTED = _say(
    N_("Listed in {source}, as of {as_of}"),
    N_("Listed in {source}"),
    N_("Listed in a table, as of {as_of}"),
    N_("Listed in a table"),
)
_PROPOSED = _say(
    N_("Proposed {submitted}, as of {as_of}"),
    N_("Proposed {submitted}"),
    N_("Proposed, as of {as_of}"),
    N_("Proposed"),
)

ROWS = (
    HeadlineRow(
        "replaced",
        (
            _say(N_("Replaced {replaced} by {replaced_by}"), N_("Replaced by {replaced_by}")),
            _HAD_BEEN,
        ),
        when=("replaced_by",),
    ),
    HeadlineRow(
        "stopped",
        (_say(N_("Stopped by {stopped_by}, {stopped}"), N_("Stopped {stopped}")), _HAD_BEEN),
        when=("stopped",),
    ),
    HeadlineRow(
        "withdrawn",
        (_say(N_("Withdrawn {withdrawn}"), N_("Withdrawn")), _HAD_BEEN),
        when=("was_withdrawn",),
    ),
    HeadlineRow(
        "refused-ended", (_DECIDED, _HAD_BEEN_IN_USE), WAS, outcomes=("refused",), stages=("ended",)
    ),
    HeadlineRow("refused", (_DECIDED, _NOTHING), ASKED, outcomes=("refused",)),
    HeadlineRow(
        "dropped",
        (
            (
                *_say(N_("{outcome} {decided} by {decided_by}"), N_("{outcome} by {decided_by}")),
                *_DECIDED,
            ),
            _NOTHING,
        ),
        ASKED,
        outcomes=("not_pursued",),
    ),
    HeadlineRow(
        "put-off", (_DECIDED, _NOTHING), ASKED, outcomes=("deferred",), stages=_NEVER_BEGAN
    ),
    HeadlineRow(
        "put-off-in-use", (_DECIDED, _USED_NOW), IS, outcomes=("deferred",), stages=_IN_USE
    ),
    HeadlineRow(
        "put-off-over",
        (_DECIDED, _HAD_BEEN_IN_USE),
        WAS,
        outcomes=("deferred",),
        stages=("paused", "ended"),
    ),
    HeadlineRow(
        "approved-not-started", (_DECIDED, _NOT_STARTED), WOULD, _APPROVED, stages=("proposed",)
    ),
    HeadlineRow(
        "approved-never-started",
        (_DECIDED, _NEVER_STARTED),
        ASKED,
        _APPROVED,
        stages=("never_started",),
    ),
    HeadlineRow("approved-in-use", (_DECIDED, _USED_NOW), IS, _APPROVED, stages=_IN_USE),
    HeadlineRow("approved-paused", (_DECIDED, _PAUSED), WAS, _APPROVED, stages=("paused",)),
    HeadlineRow("approved-ended", (_DECIDED, _ENDED), WAS, _APPROVED, stages=("ended",)),
    HeadlineRow(
        "not-found-not-started",
        (_NO_DECISION, _NOT_STARTED),
        WOULD,
        stages=("proposed",),
        when=("not_found",),
    ),
    HeadlineRow(
        "not-found-never-started",
        (_NO_DECISION, _NEVER_STARTED),
        ASKED,
        stages=("never_started",),
        when=("not_found",),
    ),
    HeadlineRow(
        "listed-used",
        (_LISTED, _NO_DECISION),
        WAS,
        stages=(*_IN_USE, "paused", "ended"),
        when=("imported",),
    ),
    HeadlineRow(
        "listed-proposed", (_LISTED, _NO_DECISION), WOULD, stages=("proposed",), when=("imported",)
    ),
    HeadlineRow(
        "listed-never-started",
        (_LISTED, _NO_DECISION),
        ASKED,
        stages=("never_started",),
        when=("imported",),
    ),
    HeadlineRow("in-use", (_USED_SINCE, _NO_DECISION), IS, stages=_IN_USE),
    HeadlineRow("paused", (_PAUSED, _NO_DECISION), WAS, stages=("paused",), when=("paused",)),
    HeadlineRow("was-in-use", (_WAS_IN_USE, _NO_DECISION), WAS, stages=("paused", "ended")),
    HeadlineRow("never-started", (_NEVER_STARTED, _NO_DECISION), ASKED, stages=("never_started",)),
    HeadlineRow(
        "our-proposal",
        (_PROPOSED, _NO_DECISION),
        WOULD,
        stages=("proposed",),
        when=("worked_example",),
    ),
    HeadlineRow(
        "under-review",
        (_say(N_("Under review since {submitted}"), N_("Under review")),),
        WOULD,
        stages=("proposed",),
    ),
)
"""In the order of the contract but for "paused" (docs/adr/0023): the first that fits is the one."""

LISTED = HeadlineRow("listed", (_LISTED, _NO_DECISION), WOULD)
"""For a stage that only a profile's list has, such as one that a table leaves open.

It stands apart from the rows that the form's preview reads: nobody can type such an entry there.
"""
