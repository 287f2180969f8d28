"""History: what git holds of every entry, version by version. Between score and publish.

`read_history` goes over git once; `differences` compares two versions field by field. The words for
people stand in `publish`.
"""

from __future__ import annotations

from fairshare.history.differences import Difference, differences
from fairshare.history.reading import Present, read_history
from fairshare.history.record import History, Reason, Step, Version

__all__ = [
    "Difference",
    "History",
    "Present",
    "Reason",
    "Step",
    "Version",
    "differences",
    "read_history",
]
