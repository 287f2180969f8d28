"""Shards: each machine has its own part of the work, and all parts together are the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.problems import SetupError
from fairshare.work.shard import WHOLE, Shard

COUNTS = st.integers(1, 9)


@pytest.mark.parametrize("written", ["0/4", "5/4", "2", "2/0", "a/b", "02/4", "2/4/6", "", "-1/4"])
def test_what_is_no_shard_is_refused(written: str) -> None:
    """In words that say how it is written."""
    with pytest.raises(SetupError, match="is no shard: write 2/4 for the second of four"):
        Shard.read(written)


def test_it_is_written_as_it_is_read() -> None:
    """In messages and on the command line alike."""
    assert str(Shard.read("2/4")) == "2/4"


@given(things=st.lists(st.integers()), count=COUNTS)
def test_the_runs_of_all_are_the_whole_in_order(things: list[int], count: int) -> None:
    """Nothing is lost and nothing is there twice; none has two more than another."""
    runs = [Shard(number, count).run_of(things) for number in range(1, count + 1)]
    assert [one for run in runs for one in run] == things
    assert max(map(len, runs)) - min(map(len, runs)) <= 1


@given(things=st.lists(st.integers()), count=COUNTS, less=st.integers(0, 50))
def test_the_first_may_take_fewer(things: list[int], count: int, less: int) -> None:
    """It has other work. Nothing is lost, and the others take as many as each other."""
    runs = [Shard(number, count).run_of(things, less) for number in range(1, count + 1)]
    assert [one for run in runs for one in run] == things
    others = [len(run) for run in runs[1:]]
    assert all(len(runs[0]) <= one + 1 for one in others)
    assert max(others, default=0) - min(others, default=0) <= 1


def test_the_first_takes_none_where_its_work_is_worth_a_share() -> None:
    """Of 100, with work that is worth 22: 9 beside three others, none beside five."""
    assert [len(Shard(number, 4).run_of(range(100), 22)) for number in (1, 2, 3, 4)] == [
        8,
        31,
        30,
        31,
    ]
    assert [len(Shard(number, 6).run_of(range(100), 22)) for number in (1, 2, 6)] == [0, 20, 20]


@given(count=COUNTS, size=st.integers(0, 40))
def test_each_takes_its_turn(count: int, size: int) -> None:
    """What is dear comes first, so it is spread over all."""
    turns = [Shard(number, count).every_nth_of(range(size)) for number in range(1, count + 1)]
    assert sorted(one for turn in turns for one in turn) == list(range(size))
    assert [turn[0] for turn in turns if turn] == list(range(min(count, size)))


def test_one_machine_alone_has_all() -> None:
    """A build without shards is one of one."""
    assert WHOLE.run_of("abc") == WHOLE.every_nth_of("abc") == "abc"
