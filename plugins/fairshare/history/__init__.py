"""History: what git holds of every entry, version by version. Between score and publish.

`read_history` goes over git once; `differences` compares two versions field by field. The words for
people stand in `publish`.
"""

from __future__ import annotations

from fairshare.history.differences import Difference, Kind, differences
from fairshare.history.model import Entry, History, Reason, Step, Version
from fairshare.history.reading import Present, read_history

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
