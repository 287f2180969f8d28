"""The targets of the random runs: they take what is known, and notice what must not be."""

from __future__ import annotations

import pytest

from fuzz import targets
from fuzz.seeds import seeds
from html_reader import Reader
from projects import BASE

EVERY = 12
"""One seed of so many: the random runs take them all."""


@pytest.mark.parametrize("name", sorted(targets.TARGETS))
def test_what_is_known_holds(name: str) -> None:
    """Of entries and cases for the one, of hostile texts in fields for the other."""
    some = list(seeds(name))[::EVERY]
    assert len(some) >= 20
    for content in some:
        targets.TARGETS[name](content)


@pytest.mark.parametrize("content", [b"", b"\0", b"\xff\xfe", b"? {a: b} # c\n: d\n", b"a: [" * 50])
@pytest.mark.parametrize("name", sorted(targets.TARGETS))
def test_what_is_nothing_holds_too(name: str, content: bytes) -> None:
    """No bytes, few, and such as no file has."""
    targets.TARGETS[name](content)


def test_a_page_that_runs_something_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader of the target is a strict one."""

    class Broken(Reader):
        def __init__(self, html: str) -> None:
            super().__init__(html + "<p onclick=x>")

    monkeypatch.setattr(targets, "Reader", Broken)
    with pytest.raises(AssertionError):
        targets.check_and_draw(b"\0\0text")


def test_a_file_that_reads_twice_otherwise_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it would if a cache gave the problems of another file."""
    found = iter([[], ["a problem"]])

    class Fickle:
        def initiative(self, _document: object) -> object:
            return next(found)

    monkeypatch.setattr(targets, "checker", Fickle)
    with pytest.raises(AssertionError):
        targets.read_and_check((BASE / "small.yml").read_bytes())
