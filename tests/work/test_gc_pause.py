"""The garbage collector: out of the way during a build, and back after it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from fairshare.work import gc_pause


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave nothing set aside for other tests."""
    yield
    gc.unfreeze()


def test_what_is_settled_is_not_looked_through_until_the_next_build() -> None:
    """A preview that builds again and again must not keep what every build left."""
    gc_pause.freeze()
    assert gc.get_freeze_count() > 0
    gc_pause.unfreeze()
    assert gc.get_freeze_count() == 0


def test_what_an_earlier_build_left_in_circles_is_freed() -> None:
    """Frozen garbage is garbage again once a new build begins."""

    class Left:
        """Something that holds itself."""

        def __init__(self, freed: list[bool]) -> None:
            self.itself, self.freed = self, freed

        def __del__(self) -> None:
            self.freed.append(True)

    freed: list[bool] = []
    Left(freed)
    gc_pause.freeze()
    gc.collect()
    assert not freed
    gc_pause.unfreeze()
    assert freed


def test_the_collector_runs_again_after_a_failure() -> None:
    """Whatever happens inside, it is not left switched off."""

    @gc_pause.paused()
    def fail() -> None:
        assert not gc.isenabled()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert gc.isenabled()
