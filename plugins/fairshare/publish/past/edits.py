"""What was edited on the pages, commit by commit; what touched many pages at once is one line."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from fairshare.history import EntryKind, Step
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.publish.past.difference_words import DifferenceWords
from fairshare.publish.past.steps import StepWords

MANY = 5
"""From so many pages on, what one commit did to them is one line."""


@dataclass(frozen=True)
class PageEdit:
    """What one commit did: to one page, or to many at once."""

    steps: tuple[StepWords, ...]

    @property
    def bulk(self) -> bool:
        """Whether it touched many pages."""
        return len(self.steps) >= MANY

    @property
    def one(self) -> StepWords:
        """The first of its steps, and the only one unless it is a bulk edit."""
        return self.steps[0]

    @property
    def day(self) -> dt.date | None:
        """When it was published; None for what is not committed yet."""
        return self.one.step.day

    @property
    def sentence(self) -> str:
        """A bulk edit in words: "58 pages first published, 1 page edited"."""
        found = Counter(words.step.change for words in self.steps)
        counts = (_counted(change, count) for change, count in sorted(found.items()))
        return _(", ").join(counts)

    @property
    def key(self) -> str:
        """A name alone among all bulk edits, however often git's past is written anew."""
        parts = (f"{one.step.kind} {one.step.id} {one.step.name}" for one in self.steps)
        return f"many-{sha256(' '.join(parts).encode()).hexdigest()[:12]}"


def page_edits(
    log: Sequence[Step], words: Mapping[EntryKind, DifferenceWords]
) -> Iterator[PageEdit]:
    """The edits of a log, newest first; those of one commit stand together."""
    for _order, group in groupby(log, lambda step: step.order):
        steps = tuple(StepWords(step, words[step.kind]) for step in group)
        if len(steps) >= MANY:
            yield PageEdit(steps)
        else:
            yield from (PageEdit((step,)) for step in steps)


def _counted(change: str, count: int) -> str:
    words = {
        "added": ngettext("{} page first published", "{} pages first published", count),
        "changed": ngettext("{} page edited", "{} pages edited", count),
        "removed": ngettext("{} page removed", "{} pages removed", count),
        "restored": ngettext("{} page put back", "{} pages put back", count),
    }
    return words[change].format(count)
