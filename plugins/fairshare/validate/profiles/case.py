"""An entry as the rules of one profile see it: its own part, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fairshare.framework import Framework
from fairshare.model import PROFILES, Data, Path, Phase, Profile
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest
from fairshare.validate.entry_access import entry_kind, group, groups, text
from fairshare.validate.profiles.phase import own_part, phase_of, value_in
from fairshare.validate.source import Source


@dataclass(frozen=True, slots=True)
class ProfileCase:
    """One entry, held against one profile on one day."""

    source: Source
    framework: Framework
    profile: Profile
    phase: Phase
    today: date

    @classmethod
    def of(
        cls,
        source: Source,
        framework: Framework,
        profile: Profile,
        today: date,
        phase: str = "",
    ) -> ProfileCase:
        """`phase`: as if it had come so far; empty for how far it has."""
        asked = profile.phase(phase) if phase else phase_of(profile, source.data, today)
        return cls(source, framework, profile, asked, today)

    @property
    def data(self) -> Data:
        return self.source.data

    @property
    def own(self) -> Data:
        """The profile's part of the entry."""
        return own_part(self.profile, self.data)

    @property
    def facts_only(self) -> bool:
        """Whether it only says what public sources say: of such an entry little is asked."""
        return entry_kind(self.data) != "own"

    def at_least(self, code: str) -> bool:
        """Whether it has come to a phase, and something is still asked of it."""
        reached = self.profile.rank(self.phase.code) >= self.profile.rank(code)
        return reached and not self.phase.asks_nothing

    def value(self, field: Path) -> Any:
        """What stands in a field of the entry."""
        return value_in(self.data, field)

    def path(self, *steps: str | int) -> Path:
        """Of a field of the profile's own part."""
        return (PROFILES, self.profile.name, *steps)

    def day(self, *steps: str) -> date | None:
        """A date of the profile's own part: the first day that it can mean."""
        return earliest(value_in(self.own, steps))

    def group(self, *steps: str) -> Data:
        """A group of the profile's own part."""
        return group(self.own, *steps)

    def groups(self, *steps: str) -> Iterator[tuple[int, Data]]:
        """The items of a list of the profile's own part, with their positions."""
        return groups(self.own, *steps)

    def text(self, *steps: str) -> str:
        """A text of the profile's own part."""
        return text(self.own, *steps)

    def problem(self, code: str, path: Path, variant: str = "", /, **values: Any) -> Problem:
        """A problem at a path of the entry, or at the nearest place above it."""
        return self.source.problem(code, path, variant, **values)


ProfileRule = Callable[[ProfileCase], Iterator[Problem]]
"""A rule of one profile. It bears with fields that are missing or of the wrong kind."""

RuleSets = Mapping[str, tuple[ProfileRule, ...]]
