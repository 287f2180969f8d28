"""Memory that was freed, and that Python's own keeper of memory has not given back."""

from __future__ import annotations

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Return to the system what was freed, once much was: workers would hold copies of it.

    Only glibc keeps much, a fifth of what a register takes in memory, and it alone can be asked.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
