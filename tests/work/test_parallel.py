"""Work spread over the cores: the same results, whatever the system can do."""

from __future__ import annotations

import ctypes
import os

import pytest

from fairshare.work import parallel
from fairshare.work.parallel import FEW, parallel_map

THINGS = tuple(range(3 * FEW))


def whose(thing: int) -> tuple[int, int]:
    return thing, os.getpid()


def test_many_things_are_done_by_others_and_come_back_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A machine with two cores has two workers, none of which is this process."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    done = list(parallel_map(whose, THINGS))
    assert [thing for thing, _process in done] == list(THINGS)
    assert os.getpid() not in {process for _thing, process in done}


def test_a_system_that_can_not_fork_safely_does_all_of_it_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Windows and macOS: more slowly, and no result differs."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(parallel, "_SAFE_TO_FORK", False)
    assert list(parallel_map(whose, THINGS)) == [(thing, os.getpid()) for thing in THINGS]


@pytest.mark.parametrize("missing", [AttributeError, OSError])
def test_a_system_that_takes_no_memory_back_works_all_the_same(
    missing: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One whose library of C is not glibc, or can't be asked."""

    def refuse(_name: object) -> object:
        raise missing

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    assert [thing for thing, _process in parallel_map(whose, THINGS)] == list(THINGS)
