"""The state of an initiative: all that a page says of it before its facts."""

from __future__ import annotations

from dataclasses import dataclass

from fairshare.language import gettext as _
from fairshare.model import LISTED, NOT_FOUND, PROFILES, UNDER_REVIEW
from fairshare.model.tense import ASKED, IS, WAS
from fairshare.publish.reviews import Review
from fairshare.publish.states.badges import Badge, badges_of
from fairshare.publish.states.headline import headline_of
from fairshare.publish.states.labels import labels
from fairshare.publish.states.marks import Mark, marks_of
from fairshare.publish.states.silences import LeftOpen, left_open
from fairshare.publish.states.situation import Situation
from fairshare.publish.states.voices import Voice, voice_of
from fairshare.score import Score


@dataclass(frozen=True, slots=True)
class InitiativeState:
    """An initiative's state on one day, in words."""

    row: str
    """The name of the row that it comes from, such as "approved-in-use"."""
    headline: str
    """One or two sentences; the last without a full stop."""
    tense: str
    """is, was, would or asked: in which tense the facts are told."""
    badges: tuple[Badge, ...]
    marks: tuple[Mark, ...]
    voice: Voice
    shared: str
    """What the data is called: "What was shared until 9 November 2018"."""
    decided: str
    """What the part about the decision is called."""
    undecided: str
    """What there is to say in the place of a decision's reasons; empty where there is one."""
    nothing_shared: bool
    """Whether it was only asked for, and nothing came of it."""
    open_of_laws: tuple[LeftOpen, ...]
    """What the laws that it follows ask by now and it does not say, law by law."""

    @property
    def badge(self) -> Badge:
        """The one that stands for it where there is room for one."""
        return self.badges[0]

    @property
    def outcome_unknown(self) -> bool:
        """Whether it was asked for, and nobody here knows what came of it."""
        return self.tense == ASKED and not self.nothing_shared

    def label(self, name: str) -> str:
        """The label of a fact, in the tense that is true of it."""
        return labels(self.tense)[name]


def state_of(given: Situation, score: Score, review: Review | None = None) -> InitiativeState:
    """The state of an initiative. `review`: its next one."""
    headline = headline_of(given)
    words = labels(headline.tense)
    date = {WAS: given.ends, IS: given.as_of}.get(headline.tense, "")
    return InitiativeState(
        row=headline.row,
        headline=headline.words,
        tense=headline.tense,
        badges=badges_of(given),
        marks=marks_of(given, score, review),
        voice=voice_of(given.initiative),
        shared=words["shared_dated"].format(date=date) if date else words["shared"],
        decided=_heading(given),
        undecided=_undecided(given) if given.undecided else "",
        open_of_laws=_open_of_laws(given),
        nothing_shared=headline.tense == ASKED and not headline.of_a_law,
    )


def _open_of_laws(given: Situation) -> tuple[LeftOpen, ...]:
    if not given.initiative.data.get(PROFILES):
        return ()
    return left_open(given.initiative, given.framework, given.today)


def _heading(given: Situation) -> str:
    if not given.undecided:
        return _("What was decided, and why")
    if given.outcome == UNDER_REVIEW:
        return _("What is still to be decided")
    return _("What is known of a decision")


def _undecided(given: Situation) -> str:
    if given.outcome == NOT_FOUND:
        return _("We found no decision. The public record that we read shows none.")
    if given.outcome == LISTED:
        return _("The source does not name a decision.")
    if given.outcome == UNDER_REVIEW:
        return _("No decision has been taken yet.")
    return _("No decision is recorded here.")
