"""The same work on many things, spread over the machine's cores."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

FEW = 100
"""Below so many things a second process costs more than it saves."""

_task: tuple[Callable[[Any], Any], Sequence[Any]]
"""What a worker process was born with."""


def spread(work: Callable[[Thing], Result], things: Sequence[Thing]) -> list[Result]:
    """`work` done on every thing; the results in the same order.

    Workers are forked, so that `work` may be any function and what it needs is not copied; results
    must pickle. Where forking is not to be had, or not safe (another thread runs, as in `mkdocs
    serve`), the work is done here: the same results, more slowly.
    """
    cores = os.cpu_count() or 1
    alone = cores == 1 or len(things) < FEW or threading.active_count() > 1
    if alone or "fork" not in multiprocessing.get_all_start_methods():
        return [work(thing) for thing in things]
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(cores, context, _be_born, (work, things)) as workers:
        chunk = max(1, min(64, len(things) // (cores * 4)))
        return list(workers.map(_do, range(len(things)), chunksize=chunk))


def _be_born(work: Callable[[Any], Any], things: Sequence[Any]) -> None:
    global _task  # noqa: PLW0603 - how a forked worker knows its work
    _task = (work, things)


def _do(number: int) -> Any:
    work, things = _task
    return work(things[number])
