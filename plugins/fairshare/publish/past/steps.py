"""The steps of an entry's past in words, for pages and feeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from fairshare.history import Step
from fairshare.language import gettext as _
from fairshare.model import Initiative
from fairshare.publish.past.difference_words import DifferenceText, DifferenceWords
from fairshare.publish.words.dates import date_words
from fairshare.validate.calendar_date import first_day

BRIEF = 5
"""How many differences a short account names before it counts the rest."""


@dataclass(frozen=True)
class StepWords:
    """One step, in words."""

    step: Step
    words: DifferenceWords

    @property
    def title(self) -> str:
        """What the entry was called: plain text, not yet escaped."""
        return title(self.step)

    @property
    def what(self) -> str:
        """What happened, as a heading says it."""
        if self.step.day is None:
            return _("Not committed yet")
        return {
            "added": _("First published"),
            "changed": _("Changed"),
            "removed": _("Removed from the register"),
            "restored": _("Put back into the register"),
        }[self.step.change]

    @property
    def date(self) -> str:
        """The day it was published, as entries write dates; empty for what is not committed."""
        return self.step.day.isoformat() if self.step.day else ""

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """The day and the words of each reason that the entry gives."""
        day = self.words.value
        return tuple((day(("changes", 0, "date"), one.date), one.text) for one in self.step.reasons)

    @cached_property
    def differences(self) -> tuple[DifferenceText, ...]:
        """Every difference in words."""
        return tuple(map(self.words.describe, self.step.differences or ()))

    @property
    def brief(self) -> tuple[DifferenceText, ...]:
        return tuple(map(self.words.describe, (self.step.differences or ())[:BRIEF]))

    @property
    def more(self) -> int:
        """How many differences the short account leaves out."""
        return max(0, len(self.step.differences or ()) - BRIEF)

    @property
    def note(self) -> str:
        """What there is to say where differences can't be listed, or lie further apart."""
        step = self.step
        if step.version and not step.version.shown:
            return step.version.fault
        if step.gap and step.differences is not None:
            return _("Compared with the last version that can be shown.")
        if step.change in {"added", "removed"} or step.differences:
            return ""
        if step.differences is None:
            return _("What changed can’t be told: the version before it can’t be read or shown.")
        return _("Only layout or comments changed: the entry says the same as before.")

    @property
    def reassessed(self) -> bool:
        """Whether the outcome of the assessment changed."""
        before, after = self.step.before, self.step.version
        return bool(before and after and before.outcome != after.outcome)


def title(step: Step) -> str:
    """What an entry was called after a step, or before it was removed; else its id."""
    known = [one.title for one in (step.version, step.before) if one and one.title]
    return known[0] if known else step.id


def fingerprint(steps: Sequence[Step]) -> str:
    """What pages that show these steps depend on."""
    digest = sha256()
    for step in steps:
        digest.update(repr((step.id, step.change, step.day, step.until, step.blob)).encode())
        digest.update(repr((step.version, step.before)).encode())
    return digest.hexdigest()


def confirmed(initiative: Initiative) -> tuple[str, str] | None:
    """When the body last stood by what the entry says, and by what; None where no date says so.

    An edit may only mend a slip. What counts is what the entry itself records (contract: fields): a
    change with its reason, the decision, the assessment, a withdrawal; before them, the submission.
    """
    data = initiative.data
    dates = [(one["date"], _("when it recorded a change")) for one in data.get("changes", ())]
    for field, words in (
        ("withdrawn", _("when it was withdrawn")),
        ("decision", _("when it was decided")),
        ("assessment", _("when it was assessed")),
    ):
        if field in data:
            dates.append((data[field]["date"], words))
    if not dates and initiative.submitted:
        dates.append((initiative.submitted, _("when it was submitted")))
    if not dates:
        return None
    date, words = max(dates, key=lambda one: first_day(one[0]))
    return date_words(date), words
