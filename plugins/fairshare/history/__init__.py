"""History: what git holds of every entry, version by version. Between score and publish.

`read_history` goes over git once; `differences` compares two versions field by field. The words for
people stand in `publish`.
"""

from __future__ import annotations

from fairshare.history.differences import Difference, Kind, differences
from fairshare.history.reading import Present, read_history
from fairshare.history.record import Entry, History, Reason, Step, Version

__all__ = [
    "Difference",
    "Entry",
    "History",
    "Kind",
    "Present",
    "Reason",
    "Step",
    "Version",
    "differences",
    "read_history",
]
