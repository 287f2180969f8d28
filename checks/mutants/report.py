"""The share of wrong changes that tests noticed, with its interval, and those that none did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import yaml

from checks.mutants.judging import Ending
from checks.mutants.results import Result

EXPLAINED = Path(__file__).with_name("explained.yml")
FLOOR = 0.9
"""The share that must be noticed."""
_Z = 1.959964
"""The normal distribution's bounds of 95 %."""


@dataclass(frozen=True)
class Explained:
    """A survivor that somebody looked at."""

    file: str
    before: str
    """The changed lines, as they are, on one line."""
    after: str
    why: str
    same: bool = False
    """Whether nothing that anybody could notice differs."""

    def is_of(self, result: Result) -> bool:
        """Whether this is the change; the line may have moved."""
        return (self.file, self.before, self.after) == (result.file, result.before, result.after)


def read_explained(path: Path = EXPLAINED) -> list[Explained]:
    """The rows of the file."""
    return [Explained(**row) for row in yaml.safe_load(path.read_text("utf-8"))]


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The bounds of 95 % of a share (Wilson 1927): 0 and 1 where nothing was tried."""
    if not whole:
        return 0.0, 1.0
    share, square = part / whole, _Z**2 / whole
    middle = share + square / 2
    half = _Z * sqrt(share * (1 - share) / whole + square / (4 * whole))
    return (middle - half) / (1 + square), (middle + half) / (1 + square)


@dataclass(frozen=True)
class Count:
    """Changes of one area, or of all."""

    noticed: int
    too_long: int
    survived: int
    same: int
    """Of those that survived: which change nothing."""
    unjudged: int

    @property
    def share(self) -> float:
        """Of those that change something and could be judged: how many were noticed."""
        return self.noticed / max(self._tried, 1)

    @property
    def _tried(self) -> int:
        return self.noticed + self.survived - self.same

    def line(self, name: str) -> str:
        low, high = wilson(self.noticed, self._tried)
        more = [
            f"{number} {words}"
            for number, words in (
                (self.too_long, "of these ran on until they were stopped"),
                (self.same, "more change nothing"),
                (self.unjudged, "more could not be judged"),
            )
            if number
        ]
        said = (
            f"{name:<10} {self.noticed:>3} of {self._tried:>3} noticed,"
            f" {self.share:6.1%} ({low:.1%} to {high:.1%})"
        )
        return "; ".join([said, *more])


def counted(results: Sequence[Result], explained: Sequence[Explained]) -> Count:
    """How the changes ended."""
    ends = [one.ending for one in results]
    same = [one for one in explained if one.same]
    return Count(
        noticed=ends.count(Ending.NOTICED) + ends.count(Ending.TOO_LONG),
        too_long=ends.count(Ending.TOO_LONG),
        survived=ends.count(Ending.SURVIVED),
        same=sum(
            one.ending == Ending.SURVIVED and any(row.is_of(one) for row in same) for one in results
        ),
        unjudged=ends.count(Ending.UNJUDGED),
    )


def lines(results: Sequence[Result], explained: Sequence[Explained]) -> Iterator[str]:
    """What is printed at the end: survivors with their reasons, each area, and all."""
    for one in results:
        if one.ending in {Ending.SURVIVED, Ending.UNJUDGED}:
            yield f"{one.ending}: {one.name}"
            yield f"  {_reason(one, explained)}"
    areas: Mapping[str, list[Result]] = {one.area: [] for one in results}
    for one in results:
        areas[one.area].append(one)
    for name, ended in areas.items():
        yield counted(ended, explained).line(name)
    yield counted(results, explained).line("all")


def _reason(one: Result, explained: Sequence[Explained]) -> str:
    if one.ending == Ending.UNJUDGED:
        return one.by
    why = [row.why for row in explained if row.is_of(one)]
    if why:
        return f"explained: {why[0]}"
    files = " ".join(dict.fromkeys(test.partition("::")[0] for test in one.tests))
    return f"not explained; tried with {files or 'nothing, for no test reaches it'}"
