"""History: what git holds of every entry, version by version. Between score and publish.

`read_history` goes over git once; `differences` compares two versions field by field. The words for
people stand in `publish`.

A change goes by these names, from git to the page:

- `Edit` (`history.edits`): what one commit did to one file, as git's log says it.
- `Step`: what one commit did to one entry, with the version before and the one after.
- `Difference`: one field, or one item of a list, that a step changed.
- `StepWords` and `DifferenceText` (`publish.past`): a step and a difference in words.
- `ChangeReason`: an event by which the entry itself says why a step was made.
- `CorrectedField`: a field of which the page was wrong until a step corrected it.
- `Notice` (`publish.feeds.notices`): what the entry itself says happened, whatever git holds.
"""

from __future__ import annotations

from fairshare.differences import Difference, DifferenceKind, differences
from fairshare.history.model import (
    ChangeReason,
    CorrectedField,
    EntryKind,
    History,
    Step,
    Version,
)
from fairshare.history.reading import Present, read_history

__all__ = [
    "ChangeReason",
    "CorrectedField",
    "Difference",
    "DifferenceKind",
    "EntryKind",
    "History",
    "Present",
    "Step",
    "Version",
    "differences",
    "read_history",
]
