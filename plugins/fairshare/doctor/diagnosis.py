"""One thing that was looked at."""

from __future__ import annotations

from typing import Literal, NamedTuple

Health = Literal["good", "wrong", "unknown"]
"""unknown: nobody here can tell, and the finding says who can."""


class Diagnosis(NamedTuple):
    """What was found, and what to do about it."""

    name: str
    """What was looked at, as the guide to settings calls it."""
    state: Health
    said: str
    """A sentence; of what is wrong it says how to mend it."""
