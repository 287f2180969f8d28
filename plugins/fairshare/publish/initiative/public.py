"""What the public said of an initiative: shown apart, never mixed into the assessment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fairshare.framework import Framework
from fairshare.model import Data, Initiative

FAR_APART = 2
"""Steps between the public's mean and the assessment that are worth a flag.

(contract: scoring, What the public says)
"""


@dataclass(frozen=True, slots=True)
class VoteOption:
    """One answer that people could choose."""

    label: str
    by_time: Mapping[str, float]
    """Percent of the people, by a code of `vote_times`."""

    @property
    def shares(self) -> list[tuple[str, float]]:
        """Time and percent, in the order asked."""
        return list(self.by_time.items())


@dataclass(frozen=True, slots=True)
class Vote:
    """One question, asked once, or before and after people had talked about it."""

    question: str
    times: tuple[str, ...]
    """Codes of `vote_times`, in the order of their list."""
    options: tuple[VoteOption, ...]


@dataclass(frozen=True, slots=True)
class PublicView:
    """What the public said, as far as it is more than plain fields."""

    votes: tuple[Vote, ...]
    gaps: frozenset[str]
    """Critical questions on which the public and the assessment are far apart."""


def public_view(
    initiative: Initiative, framework: Framework, critical: frozenset[str]
) -> PublicView | None:
    """The view of the public; None where an entry holds none."""
    written = initiative.data.get("acceptability")
    if written is None:
        return None
    times = tuple(framework.codes["vote_times"].codes)
    return PublicView(
        votes(written.get("votes", ()), times), frozenset(_gaps(initiative, written, critical))
    )


def votes(written: Sequence[Data], times: Sequence[str]) -> tuple[Vote, ...]:
    """The votes, those on one question together, in the order in which they were first named."""
    asked: dict[str, dict[str, Data]] = {}
    for vote in written:
        asked.setdefault(vote["question"], {}).setdefault(vote["when"], vote)
    return tuple(
        Vote(question, tuple(time for time in times if time in found), _options(found, times))
        for question, found in asked.items()
    )


def _options(found: Mapping[str, Data], times: Sequence[str]) -> tuple[VoteOption, ...]:
    """Every answer that could be chosen at some time, with its share at each."""
    shares: dict[str, dict[str, float]] = {}
    for time in (one for one in times if one in found):
        for option in found[time]["options"]:
            shares.setdefault(option["label"], {})[time] = option["percent"]
    return tuple(VoteOption(label, by_time) for label, by_time in shares.items())


def _gaps(initiative: Initiative, written: Data, critical: frozenset[str]) -> set[str]:
    means = written.get("ratings", {})
    answers = initiative.answers if means else {}
    return {
        key
        for key, mean in means.items()
        if key in critical
        and (answer := answers.get(key))
        and isinstance(answer.rating, int)
        and abs(mean - answer.rating) >= FAR_APART
    }
