"""What followers of an initiative receive: one notice for each thing that happened to it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fairshare import prose
from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import (
    DECIDED,
    Decision,
    DecisionCondition,
    Event,
    Initiative,
    Organisation,
)
from fairshare.publish.states import result_words, voice_of
from fairshare.validate.calendar_date import first_day


@dataclass(frozen=True)
class Notice:
    """One thing that happened, as a follower reads it."""

    initiative: Initiative
    key: str
    """`decided-2025-04-02`: kind and day, alone among the initiative's notices. Never changes."""
    what: str
    """What happened, in a few words: "Approved", "Paused". Plain text, not yet escaped."""
    date: str
    """As written."""
    said: tuple[str, ...]
    """Paragraphs before the reason. Plain text, not yet escaped."""
    reason: str = ""
    """Prose with its marks."""
    conditions: tuple[DecisionCondition, ...] = ()
    edit: bool = False
    """Whether it is about the page alone, and nothing happened to the sharing."""

    @property
    def title(self) -> str:
        """Plain text, not yet escaped."""
        return f"{self.what}: {self.initiative.title}"

    @property
    def address(self) -> str:
        """Where to read more, below the site's root."""
        return f"initiatives/{self.initiative.id}/"

    @property
    def summary(self) -> str:
        """What happened, in plain text, not yet escaped; an empty line parts paragraphs.

        Made when it is asked for: most notices are too old for the feeds that hold many.
        """
        parts = [*self.said]
        if self.reason:
            parts.append(prose.plain(self.reason.strip()))
        parts += [_("Condition: {}").format(one.text) for one in self.conditions]
        parts.append(voice_of(self.initiative).credit)
        return "\n\n".join(part.strip() for part in parts if part)

    @cached_property
    def day(self) -> dt.date:
        """The first day that the date may mean."""
        return first_day(self.date)

    @property
    def order(self) -> tuple[dt.date, str, str]:
        """What sorts notices; the newest is the greatest."""
        return self.day, self.initiative.id, self.key


def notices(
    initiative: Initiative, framework: Framework, organisations: Mapping[str, Organisation]
) -> list[Notice]:
    """Every notice of an initiative, newest first."""
    writer = _Writer(initiative, framework, organisations)
    return sorted(writer.all(), key=lambda notice: notice.order, reverse=True)


def last_day(initiative: Initiative) -> dt.date:
    """The day of an initiative's newest notice, found without any of them; the first ever for none.

    A notice costs ten times as much, and most are too old for the feeds that hold many.
    """
    decision, asked = initiative.decision, initiative.data.get("challenges", ())
    decisions = [one for one in (decision, decision.earlier) if one] if decision else []
    written = [
        initiative.submitted,
        *(one.dated for one in decisions),
        (initiative.withdrawn or {}).get("date"),
        *(event.date for event in initiative.events),
        *(result["date"] for result in initiative.data.get("results", ())),
        *(one[name] for one in asked for name in ("raised", "answered") if name in one),
    ]
    return max((first_day(one) for one in written if one), default=dt.date.min)


class _Writer:
    """Writes the notices of one initiative."""

    def __init__(
        self,
        initiative: Initiative,
        framework: Framework,
        organisations: Mapping[str, Organisation],
    ) -> None:
        self._initiative = initiative
        self._framework = framework
        self._organisations = organisations

    def all(self) -> Iterator[Notice]:
        initiative = self._initiative
        if date := initiative.submitted:
            yield self._notice(f"submitted-{date}", date, _("Submitted"), initiative.summary)
        yield from self._decisions()
        if withdrawn := initiative.withdrawn:
            date, reason = withdrawn["date"], withdrawn["reason"]
            yield self._notice(f"withdrawn-{date}", date, _("Withdrawn"), reason)
        yield from self._events()
        yield from self._results()
        yield from self._questions()
        yield from self._answers()

    def _decisions(self) -> Iterator[Notice]:
        """The decision, and that it had been put off where that stood before it.

        A decision that followed on the same day is the second of that day.
        """
        decision = self._initiative.decision
        found = [one for one in (decision.earlier, decision) if one] if decision else []
        dated = [(one, one.dated) for one in found if one.dated]
        for number, (one, date) in zip(_numbers(date for _one, date in dated), dated, strict=True):
            yield self._decision(one, date, f"decided-{number}")

    def _decision(self, decision: Decision, date: str, key: str) -> Notice:
        outcome = self._framework.label("outcomes", decision.outcome)
        by = decision.decided_by
        said = [self._initiative.summary, _("Decided by: {}").format(by) if by else ""]
        if not decision.date:
            said.append(_("The day is not known; it was not later than this one."))
        if decision is self._initiative.decision:
            said += [one.summary for one in self._initiative.events if self._decides(one)]
        return Notice(
            initiative=self._initiative,
            key=key,
            what=outcome,
            date=date,
            said=tuple(said),
            reason=decision.justification,
            conditions=decision.conditions,
        )

    def _events(self) -> Iterator[Notice]:
        """What happened, but for the decision itself, which has its own notice.

        Of one day and kind, events are numbered in the order in which they were recorded: one that
        was learned late takes its place by date, and no other's name.
        """
        events = [event for event in self._initiative.events if not self._decides(event)]
        events.sort(key=lambda event: event.recorded or event.date)
        names = _numbers(f"{event.date}-{event.kind}" for event in events)
        for name, event in zip(names, events, strict=True):
            label = self._framework.label("event_kinds", event.kind)
            by = _("By: {}").format(self._name(event.by)) if event.by else ""
            edit = self._initiative.is_edit(event)
            key = f"event-{name}"
            yield self._notice(key, event.date, label, event.summary, by, edit=edit)

    def _results(self) -> Iterator[Notice]:
        results = self._initiative.data.get("results", ())
        for number, result in zip(_numbers(r["date"] for r in results), results, strict=True):
            words = result_words(self._initiative, result["achieved"], self._framework)
            yield self._notice(f"result-{number}", result["date"], words, result["summary"])

    def _questions(self) -> Iterator[Notice]:
        """Challenges, each on the day on which it was raised."""
        asked = self._initiative.data.get("challenges", ())
        for number, challenge in zip(_numbers(c["raised"] for c in asked), asked, strict=True):
            by = _("By: {}").format(self._name(challenge["by"])) if "by" in challenge else ""
            words = _("Question asked")
            yield self._notice(
                f"asked-{number}", challenge["raised"], words, challenge["concern"], by
            )

    def _answers(self) -> Iterator[Notice]:
        """Answers to challenges, each known by the day of its challenge.

        Challenges are only ever added, but answers come in any order; numbered by their own day,
        one would take the name of another.
        """
        asked = self._initiative.data.get("challenges", ())
        for number, challenge in zip(_numbers(c["raised"] for c in asked), asked, strict=True):
            if "answered" in challenge:
                concern = _("Asked: {}").format(challenge["concern"])
                reply = _("Answer: {}").format(challenge.get("response", ""))
                words, key = _("Question answered"), f"answered-{number}"
                yield self._notice(key, challenge["answered"], words, concern, reply)

    def _decides(self, event: Event) -> bool:
        """Whether an event is the decision itself."""
        decision = self._initiative.decision
        return event.kind == DECIDED and decision is not None and decision.dated == event.date

    def _notice(self, key: str, date: str, words: str, *said: str, edit: bool = False) -> Notice:
        return Notice(self._initiative, key, words, date, said, edit=edit)

    def _name(self, by: str) -> str:
        """A body by its name, where it is one of the register's."""
        return self._organisations[by].name if by in self._organisations else by


def _numbers(written: Iterable[str]) -> Iterator[str]:
    """Each as it is; from the second of the same on with a number: `2025-04-02-2`."""
    seen: Counter[str] = Counter()
    for one in written:
        seen[one] += 1
        yield one if seen[one] == 1 else f"{one}-{seen[one]}"
