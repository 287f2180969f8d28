"""How far long work is, for whoever wants to show it. Nobody does unless asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Thing = TypeVar("Thing")


class Watcher(Protocol):
    """Shows how many of the things were handed on."""

    def __call__(self, what: str, things: Iterable[Thing], count: int, /) -> Iterator[Thing]:
        """The same things; `what` is a few words for people."""


def _unseen(_what: str, things: Iterable[Thing], _count: int, /) -> Iterator[Thing]:
    return iter(things)


_watcher: Watcher = _unseen


def show_progress(watcher: Watcher | None) -> None:
    """Let somebody watch from now on; None: nobody."""
    global _watcher  # noqa: PLW0603 - one terminal, one process
    _watcher = watcher or _unseen


def watched(what: str, things: Iterable[Thing], count: int) -> Iterator[Thing]:
    """Things on their way, of which there are `count`."""
    return _watcher(what, things, count)
