"""Two folders change places at one stroke, where the system can do that."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_HERE = -100
"""AT_FDCWD: relative paths are meant from the working folder."""
_EXCHANGE = 2
"""RENAME_EXCHANGE, see renameat2(2). Python has no name for it."""
_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM})
"""What systems and file systems answer that don't know it; some sandboxes forbid it."""


def rename_exchange(one: Path, other: Path) -> bool:
    """Let two folders of one disk change places, so that neither is missing for a moment.

    False where this can't be done here, and nothing has happened then. Raises OSError when it
    failed for a reason that would stop a rename as well.
    """
    try:
        library = ctypes.CDLL(None, use_errno=True)
    except TypeError:  # Windows: there is no library of the program itself
        return False
    renameat2 = getattr(library, "renameat2", None)  # Linux with glibc 2.28 or newer
    if renameat2 is None:
        return False
    if renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number))
