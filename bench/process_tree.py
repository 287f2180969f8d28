"""What a command costs with everything that it starts: processor time, and memory at its peak."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.1
"""Seconds between two looks at the memory, at least."""
_REST = 20
"""How often as long as a look takes is waited for the next: with gigabytes to go over, a look takes
tenths of a second of the processor that is measured."""


class Cost(NamedTuple):
    """What one run took."""

    seconds: float
    """Of the processor, for the command and all that it waited for."""
    megabytes: float
    """The most that the whole tree held at once; a page that several share is counted once."""


def cost_of(command: Sequence[str], folder: Path, variables: Mapping[str, str]) -> Cost:
    """Run a command in a folder to its end, unheard unless it fails. Raises CalledProcessError."""
    surroundings = {**os.environ, **variables}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=folder, env=surroundings, stdout=subprocess.DEVNULL, stderr=said
        )
        cost = _watched(process)
        if process.returncode:
            said.seek(0)
            sys.stderr.write(said.read().decode(errors="replace"))
            raise subprocess.CalledProcessError(process.returncode, command)
    return cost


def _watched(process: subprocess.Popen[bytes]) -> Cost:
    """What a process costs until it has ended."""
    peak, ended = [0.0], threading.Event()

    def watch() -> None:
        known: set[int] = set()
        rest = _EVERY
        while not ended.wait(rest):
            begun = time.monotonic()
            found = {*_tree(process.pid)}
            # Who was just born may still be in its parent's memory (vfork), and count that twice.
            peak[0] = max(peak[0], sum(map(_proportional_share, found & known)) / 1e3)
            known = found
            rest = max(_EVERY, _REST * (time.monotonic() - begun))

    watcher = threading.Thread(target=watch)
    watcher.start()
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    ended.set()
    watcher.join()
    return Cost(used.ru_utime + used.ru_stime, peak[0])


def _tree(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    with suppress(OSError):  # it has ended meanwhile
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text(encoding="ascii").split():
                yield from _tree(int(child))


def _proportional_share(pid: int) -> int:
    """Kilobytes of a process; of what it shares with others, its part."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
