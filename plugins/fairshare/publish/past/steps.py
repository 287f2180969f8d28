"""The steps of an entry's past in words, for pages and feeds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from fairshare.history import Difference, Step
from fairshare.language import gettext as _
from fairshare.publish.past.difference_words import DifferenceText, DifferenceWords

BRIEF = 5
"""How many differences a short account names before it counts the rest."""

_REASONS = frozenset({"events", "corrections"})
"""The lists whose new items are shown as reasons, and not as differences beside them."""

_EXPLAINED = frozenset(
    {
        *("results", "challenges", "sources", "references", "approvals", "acceptability"),
        *("keywords", "contact", "related", "withdrawn", "supersedes", "superseded_by"),
        *("stage_as_of", "also_known_as", "homepage", "statement", "note", "closed", "successor"),
    }
)
"""Fields that need no reason beside them, as they say themselves what is new.

(contract: fields, What explains itself)
"""


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """One reason that an entry gives, in words."""

    kind: str
    """The label of an event or of a correction."""
    date: str
    """In words."""
    text: str


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
        """What was done to the page, as a heading says it."""
        if self.step.day is None:
            return _("Not committed yet")
        return {
            "added": _("Page first published"),
            "changed": _("Page edited"),
            "removed": _("Page removed from the register"),
            "restored": _("Page put back into the register"),
        }[self.step.change]

    @property
    def date(self) -> str:
        """The day it was published, as entries write dates; empty for what is not committed."""
        return self.step.day.isoformat() if self.step.day else ""

    @property
    def reasons(self) -> tuple[ReasonWords, ...]:
        """Each reason that the entry gives."""
        kind, date = (
            (("events", 0, "kind"), ("events", 0, "date"))
            if self.step.kind == "initiative"
            else (("corrections", 0, "kind"), ("corrections", 0, "date"))
        )
        value = self.words.value
        return tuple(
            ReasonWords(value(kind, one.kind), value(date, one.date), one.text)
            for one in self.step.reasons
        )

    @property
    def lacks_reason(self) -> bool:
        """Whether something changed that needs a reason, and the entry gives none."""
        if self.step.change != "changed" or self.step.reasons:
            return False
        return any(one.path[0] not in _EXPLAINED for one in self._differences)

    @cached_property
    def differences(self) -> tuple[DifferenceText, ...]:
        """Every difference in words, but for what is a reason itself."""
        return tuple(map(self.words.describe, self._differences))

    @property
    def brief(self) -> tuple[DifferenceText, ...]:
        return tuple(map(self.words.describe, self._differences[:BRIEF]))

    @property
    def more(self) -> int:
        """How many differences the short account leaves out."""
        return max(0, len(self._differences) - BRIEF)

    @property
    def _differences(self) -> tuple[Difference, ...]:
        found = self.step.differences or ()
        if not self.step.reasons:
            return found
        return tuple(one for one in found if not (one.path[0] in _REASONS and one.kind == "added"))

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
