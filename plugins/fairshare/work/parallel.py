"""The same work on many things, spread over the machine's cores."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from typing import Any, TypeVar

from fairshare.work.gc_pause import throttle, throttled
from fairshare.work.memory import give_back

Argument = TypeVar("Argument")
Result = TypeVar("Result")

FEW = 100
"""Below so many things a second process costs more than it saves."""
_CHUNK = 16
"""Things done together, at most: few enough that no core idles at the end."""

_SAFE_TO_FORK = sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()
"""Windows can't fork; on macOS the system's own libraries may hang or crash in a forked process."""

_task: tuple[Callable[[Any], Any], Sequence[Any]]
"""What a worker process was born with."""


def parallel_map(
    work: Callable[[Argument], Result], things: Sequence[Argument], few: int = FEW
) -> Iterator[Result]:
    """`work` done on every thing; the results in the same order, each as soon as it is there.

    Workers are forked, so that `work` may be any function and what it needs is not copied; results
    must pickle. This process is one of those that work: each one more makes a copy of all that it
    looks at (docs/adr/0053). Where forking is not to be had, or not safe (another thread runs, as
    in `mkdocs serve`), where there is but one core to use, or but a `few` things, all is done here:
    the same results. Workers end with their parent, however it ends: a killed build leaves nobody
    behind who still writes.
    """
    cores = _cores()
    alone = cores == 1 or len(things) < few or threading.active_count() > 1
    if alone or not _SAFE_TO_FORK:
        with nullcontext() if len(things) < few else throttled():
            yield from map(work, things)
        return
    size = max(1, min(_CHUNK, len(things) // (cores * 4)))
    chunks = [range(start, min(start + size, len(things))) for start in range(0, len(things), size)]
    with _workers(cores - 1, work, things) as workers, throttled():
        futures = [workers.submit(_do, chunk) for chunk in chunks]
        yield from _in_order(lambda chunk: [work(things[one]) for one in chunk], chunks, futures)


def _cores() -> int:
    """How many cores this process may use: `taskset` and containers allow fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_order(
    do: Callable[[range], list[Result]],
    chunks: Sequence[range],
    futures: Sequence[Future[list[Result]]],
) -> Iterator[Result]:
    """The results of all chunks. While one is not there yet, the next that nobody began is done."""
    own: dict[int, list[Result]] = {}
    left = iter(range(len(chunks)))
    for number, future in enumerate(futures):
        while number not in own and not future.done():
            mine = next((one for one in left if futures[one].cancel()), None)
            if mine is None:
                break
            own[mine] = do(chunks[mine])
        yield from own.pop(number) if number in own else future.result()


@contextmanager
def _workers(
    count: int, work: Callable[[Any], Any], things: Sequence[Any]
) -> Iterator[ProcessPoolExecutor]:
    """Processes born with their work. They end with the block, what is not begun is left."""
    give_back()
    read_end, write_end = os.pipe()
    context, born_with = multiprocessing.get_context("fork"), (work, things, read_end, write_end)
    workers = ProcessPoolExecutor(count, context, _be_born, born_with)
    try:
        yield workers
    finally:
        workers.shutdown(cancel_futures=True)
        os.close(read_end)
        os.close(write_end)


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


def _do(chunk: range) -> list[Any]:
    work, things = _task
    return [work(things[one]) for one in chunk]
