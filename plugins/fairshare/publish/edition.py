"""What is published: the assessed register as it stands on one day, in reading order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from fairshare.framework import Framework
from fairshare.history import History
from fairshare.language import gettext as _
from fairshare.model import Initiative, Organisation, Register
from fairshare.model.publisher import Publisher
from fairshare.publish.licence import OGL, Licence
from fairshare.publish.lineage import is_gone
from fairshare.publish.organisations.receiving import receiving_kinds
from fairshare.publish.organisations.succession import answering, predecessors
from fairshare.publish.reviews import Review, review_of
from fairshare.publish.states import (
    AssessmentWords,
    InitiativeState,
    Situation,
    assessment_words,
    state_of,
)
from fairshare.publish.states.laws import consultation_in
from fairshare.score import Score
from fairshare.validate.calendar_date import first_day


@dataclass(frozen=True)
class Item:
    """One initiative with everything that lists and pages say of it."""

    initiative: Initiative
    score: Score
    review: Review | None
    """The next review; None where none is planned."""
    state: InitiativeState
    """What pages say of it, in words."""
    framework: Framework = field(repr=False)
    found_by: str = ""
    """Who found that it has no lawful basis, by the name of that day."""
    gone: bool = False
    """Whether it was withdrawn or replaced: its page stays, and lists name it last."""
    receiving_kinds: tuple[str, ...] = ()
    """Kinds of the bodies that get the data, then the aims that say what it goes to, as codes."""

    consultation: str = ""
    """soon, open or closed; empty where no law has people asked."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What those who take part were called when it was decided, by id."""

    @classmethod
    def of(cls, given: Situation, score: Score, *, review: Review | None = None) -> Item:
        """An initiative and its score, with the words that go with them."""
        initiative = given.initiative
        found_by = initiative.data.get("legal", {}).get("found_by")
        body = given.name(found_by["body"], found_by["date"]) if found_by else ""
        decided = initiative.decision.dated if initiative.decision else ""
        return cls(
            initiative,
            score,
            review,
            state_of(given, score, review),
            given.framework,
            body,
            is_gone(initiative, given.register),
            tuple(receiving_kinds(initiative, given.register.organisations, given.framework)),
            consultation_in(given),
            {one: given.name(one, decided) for one in _who(initiative)},
        )

    @cached_property
    def assessment(self) -> AssessmentWords:
        """The assessment in words; made for those that are drawn alone."""
        voice = self.initiative.independence or ""
        return assessment_words(self.score, self.framework, voice, self.found_by)

    @property
    def overdue(self) -> bool:
        """Whether the review was not held in time."""
        return self.review is not None and self.review.state == "overdue"


ItemValues = Callable[[Item], tuple[str, ...]]
"""The values of an initiative in one respect, such as the codes of its themes."""


@dataclass(frozen=True, eq=False)
class Edition:
    """The assessed register on one day. Immutable; the derived orders are computed once.

    Two of them are never compared, for that would take as long as to read a register.
    """

    register: Register
    scores: Mapping[str, Score]
    framework: Framework
    today: dt.date
    site_name: str
    site_url: str
    """Ends in a slash; empty where the site's address isn't known."""
    repository: str = ""
    """Where changes are proposed; empty where that isn't known."""
    mailbox: str = ""
    """Where files can be sent by people without an account there; empty for nowhere."""
    root: Path | None = None
    """The project's folder, where the files of entries lie; None where they are not published."""
    history: History | None = None
    """What git holds of the register's past; None where the site is built without it."""
    versions: Mapping[str, int] = field(default_factory=dict)
    """How many texts each initiative has had, this one included, by id; else it is its first."""
    seal: str = ""
    """Of the register's state, as the manifest names it; empty where that isn't known."""
    licence: Licence = OGL
    """Under which the data may be used."""
    publisher: Publisher | None = None
    """Who stands behind it; None where no register.yml says so."""
    prose_pages: frozenset[str] = frozenset()
    """Addresses of the site's own prose pages, below its root: `about/questioning/`."""

    @property
    def organisations(self) -> Mapping[str, Organisation]:
        return self.register.organisations

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every initiative, newest first, those of one day by id; what is gone comes last."""
        items = [self._item(one) for one in self.register.initiatives.values()]
        items.sort(key=lambda item: item.initiative.id)
        items.sort(key=lambda item: newest_date(item.initiative), reverse=True)
        return tuple(sorted(items, key=lambda item: item.gone))

    def _item(self, initiative: Initiative) -> Item:
        edited = ""
        if self.history and (steps := self.history.initiatives.get(initiative.id)):
            edited = steps[0].day.isoformat() if steps[0].day else ""
        given = Situation(initiative, self.framework, self, self.register, edited)
        review = review_of(initiative, self.register, self.today)
        return Item.of(given, self.scores[initiative.id], review=review)

    @cached_property
    def _groups(self) -> dict[ItemValues, Mapping[str, tuple[Item, ...]]]:
        return {}

    def grouped(self, values: ItemValues) -> Mapping[str, tuple[Item, ...]]:
        """The initiatives that have each value, in the order of `items`; worked out once."""
        if values not in self._groups:
            found: dict[str, list[Item]] = {}
            for item in self.items:
                for code in values(item):
                    found.setdefault(code, []).append(item)
            self._groups[values] = {code: tuple(items) for code, items in found.items()}
        return self._groups[values]

    @cached_property
    def assessed(self) -> tuple[Item, ...]:
        """Those of `items` whose questions were answered: an imported entry is no assessment."""
        return tuple(item for item in self.items if item.score.assessed)

    @cached_property
    def standing(self) -> int:
        """How many initiatives are not gone: they come first in `items`."""
        return sum(not item.gone for item in self.items)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Id to title, for links between initiatives."""
        removed = dict.fromkeys(self.register.removed, _("An entry that was removed"))
        return removed | {one.id: one.title for one in self.register.initiatives.values()}

    def has_come(self, written: str) -> bool:
        """Whether the first day that a date may mean is past, or today."""
        return first_day(written) <= self.today

    def answering(self, identifier: str) -> str:
        """Id of the organisation that answers for another one's decisions today."""
        return answering(identifier, self.organisations, self.today)

    @cached_property
    def predecessors(self) -> Mapping[str, tuple[str, ...]]:
        """For each organisation that answers for closed ones: their ids."""
        return predecessors(self.organisations, self.today)

    @cached_property
    def themes(self) -> frozenset[str]:
        """The codes of the themes that occur."""
        entries = self.register.initiatives.values()
        return frozenset(code for one in entries for code in one.data["themes"])


def _who(initiative: Initiative) -> Iterator[str]:
    """Ids of those who take part, the lead first."""
    yield from dict.fromkeys((initiative.lead, *(one.id for one in initiative.participants)))


def newest_date(initiative: Initiative) -> dt.date:
    """The day that a list sorts by: the decision's, or the submission's while there is none."""
    decided = initiative.decision.dated if initiative.decision else ""
    written = decided or initiative.submitted
    return first_day(written) if written else dt.date.min
