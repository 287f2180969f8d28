"""The same work on many things, spread over the machine's cores."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

from fairshare.work.gc_pause import throttle

Argument = TypeVar("Argument")
Result = TypeVar("Result")

FEW = 100
"""Below so many things a second process costs more than it saves."""
_CHUNK = 16
"""Things handed over at once, at most: few enough that no core idles at the end."""

_SAFE_TO_FORK = sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()
"""Windows can't fork; on macOS the system's own libraries may hang or crash in a forked process."""

_task: tuple[Callable[[Any], Any], Sequence[Any]]
"""What a worker process was born with."""


def parallel_map(
    work: Callable[[Argument], Result], things: Sequence[Argument], few: int = FEW
) -> Iterator[Result]:
    """`work` done on every thing; the results in the same order, each as soon as it is there.

    Workers are forked, so that `work` may be any function and what it needs is not copied; results
    must pickle. Where forking is not to be had, or not safe (another thread runs, as in `mkdocs
    serve`), or there are but a `few` things, the work is done here: the same results. Workers end
    with their parent, however it ends: a killed build leaves nobody behind who still writes.
    """
    cores = os.cpu_count() or 1
    alone = cores == 1 or len(things) < few or threading.active_count() > 1
    if alone or not _SAFE_TO_FORK:
        yield from map(work, things)
        return
    _give_back()
    context = multiprocessing.get_context("fork")
    read_end, write_end = os.pipe()
    try:
        with ProcessPoolExecutor(
            cores, context, _be_born, (work, things, read_end, write_end)
        ) as workers:
            chunk = max(1, min(_CHUNK, len(things) // (cores * 4)))
            yield from workers.map(_do, range(len(things)), chunksize=chunk)
    finally:
        os.close(read_end)
        os.close(write_end)


def _give_back() -> None:
    """Return to the system what was freed: workers would hold copies of it.

    Only glibc keeps much, a fifth of what a register takes in memory, and it alone can be asked.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def _be_born(
    work: Callable[[Any], Any], things: Sequence[Any], read_end: int, write_end: int
) -> None:
    global _task  # noqa: PLW0603 - how a forked worker knows its work
    _task = (work, things)
    os.close(write_end)  # the parent alone holds it: when the parent dies, the pipe ends
    throttle()
    threading.Thread(target=_end_with, args=(read_end,), daemon=True).start()


def _end_with(read_end: int) -> None:
    """Wait for the pipe's end, then stop at once."""
    os.read(read_end, 1)
    os._exit(1)


def _do(number: int) -> Any:
    work, things = _task
    return work(things[number])
