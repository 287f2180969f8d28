"""What followers of an initiative receive: one notice for each thing that happened to it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fairshare import prose
from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import Initiative
from fairshare.validate.calendar_date import first_day


@dataclass(frozen=True)
class Notice:
    """One thing that happened, as a follower reads it."""

    initiative: Initiative
    key: str
    """`decided-2025-04-02`: kind and day, alone among the initiative's notices. Never changes."""
    title: str
    """Plain text, not yet escaped."""
    date: str
    """As written."""
    said: tuple[str, ...]
    """Paragraphs before the reason. Plain text, not yet escaped."""
    reason: str = ""
    """Prose with its marks."""
    conditions: tuple[str, ...] = ()

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
        parts += [_("Condition: {}").format(condition) for condition in self.conditions]
        if self.initiative.worked_example:
            parts.append(_("A worked example from public sources, not the body’s own account."))
        return "\n\n".join(part.strip() for part in parts)

    @cached_property
    def day(self) -> dt.date:
        """The first day that the date may mean."""
        return first_day(self.date)

    @property
    def order(self) -> tuple[dt.date, str, str]:
        """What sorts notices; the newest is the greatest."""
        return self.day, self.initiative.id, self.key


def notices(initiative: Initiative, framework: Framework) -> list[Notice]:
    """Every notice of an initiative, newest first."""
    found = [*_milestones(initiative, framework), *_later(initiative, framework)]
    return sorted(found, key=lambda notice: notice.order, reverse=True)


def _milestones(initiative: Initiative, framework: Framework) -> Iterator[Notice]:
    """What happens once at most."""
    if date := initiative.submitted:
        yield _notice(initiative, f"submitted-{date}", date, _("Submitted"), initiative.summary)
    if decision := initiative.decision:
        yield Notice(
            initiative=initiative,
            key=f"decided-{decision.date}",
            title=f"{framework.label('outcomes', decision.outcome)}: {initiative.title}",
            date=decision.date,
            said=(initiative.summary, _("Decided by: {}").format(decision.decided_by)),
            reason=decision.justification,
            conditions=decision.conditions,
        )
    if withdrawn := initiative.data.get("withdrawn"):
        date, reason = withdrawn["date"], withdrawn["reason"]
        yield _notice(initiative, f"withdrawn-{date}", date, _("Withdrawn"), reason)


def _later(initiative: Initiative, framework: Framework) -> Iterator[Notice]:
    """What may happen again and again: changes, results, answers to challenges.

    An answer is known by the day of its challenge. Challenges are only ever added, but answers come
    in any order; numbered by their own day, one would take the name of another.
    """
    data = initiative.data
    changes = data.get("changes", ())
    for number, change in zip(_numbers(changes, "date"), changes, strict=True):
        key = f"changed-{number}"
        yield _notice(initiative, key, change["date"], _("Changed"), change["reason"])
    results = data.get("results", ())
    for number, result in zip(_numbers(results, "date"), results, strict=True):
        achieved = framework.label("achieved", result["achieved"])
        words = _("Result reported ({})").format(achieved)
        yield _notice(initiative, f"result-{number}", result["date"], words, result["summary"])
    challenges = data.get("challenges", ())
    for number, challenge in zip(_numbers(challenges, "raised"), challenges, strict=True):
        if "answered" in challenge:
            asked = _("Asked: {}").format(challenge["concern"])
            reply = _("Answer: {}").format(challenge.get("response", ""))
            words, key = _("Question answered"), f"answered-{number}"
            yield _notice(initiative, key, challenge["answered"], words, asked, reply)


def _notice(initiative: Initiative, key: str, date: str, words: str, *said: str) -> Notice:
    return Notice(initiative, key, f"{words}: {initiative.title}", date, said)


def _numbers(written: list[dict[str, str]] | tuple[()], field: str) -> Iterator[str]:
    """The day of each; from the second of one day on with a number: `2025-04-02-2`."""
    seen: Counter[str] = Counter()
    for one in written:
        date = one[field]
        seen[date] += 1
        yield date if seen[date] == 1 else f"{date}-{seen[date]}"
