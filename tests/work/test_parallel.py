"""Work spread over the cores: the same results, whatever the system can do."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys

import pytest

from fairshare.work import parallel
from fairshare.work.parallel import FEW, parallel_map

THINGS = tuple(range(3 * FEW))


SHARED = f"""
import json, multiprocessing, os
from fairshare.work.parallel import parallel_map
os.sched_getaffinity = lambda _process: {{0, 1}}
both, met = multiprocessing.get_context("fork").Barrier(2), []
def work(thing):
    met or met.append(both.wait(60))
    return thing, os.getpid()
done = list(parallel_map(work, range({len(THINGS)})))
print(json.dumps({{"asked": os.getpid(), "done": done}}))
"""
"""Who begins waits for the other."""


def whose(thing: int) -> tuple[int, int]:
    return thing, os.getpid()


def test_many_things_are_shared_with_another_and_come_back_in_order() -> None:
    """On two cores two processes work: the one that asks, and a copy of it.

    In a process of its own, for one in which a browser was driven has threads, and forks no more.
    """
    done = subprocess.run(
        [sys.executable, "-c", SHARED], capture_output=True, text=True, check=True, timeout=60
    )
    found = json.loads(done.stdout)
    assert [thing for thing, _process in found["done"]] == list(THINGS)
    assert len({process for _thing, process in found["done"]} - {found["asked"]}) == 1


def test_a_system_that_can_not_fork_safely_does_all_of_it_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Windows and macOS: more slowly, and no result differs."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1})
    monkeypatch.setattr(parallel, "_SAFE_TO_FORK", False)
    assert list(parallel_map(whose, THINGS)) == [(thing, os.getpid()) for thing in THINGS]


def test_who_is_given_one_core_works_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """So `taskset -c 0` halves what a build holds, and a container makes no process too many."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0})
    assert list(parallel_map(whose, THINGS)) == [(thing, os.getpid()) for thing in THINGS]


@pytest.mark.parametrize("missing", [AttributeError, OSError])
def test_a_system_that_takes_no_memory_back_works_all_the_same(
    missing: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One whose library of C is not glibc, or can't be asked."""

    def refuse(_name: object) -> object:
        raise missing

    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1})
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    assert [thing for thing, _process in parallel_map(whose, THINGS)] == list(THINGS)
