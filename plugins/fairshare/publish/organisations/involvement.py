"""An organisation in the register: its part in every decision, and how it decided."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from fairshare.language import gettext as _
from fairshare.model import Organisation
from fairshare.publish.edition import Edition, Item
from fairshare.publish.voice_groups import VoiceGroup, by_voice
from fairshare.publish.words.alphabet import sort_key
from fairshare.publish.words.outcomes import outcomes


@dataclass(frozen=True, slots=True)
class Involvement:
    """An organisation with every initiative that names it, newest first."""

    organisation: Organisation
    items: tuple[Item, ...]
    roles: tuple[frozenset[str], ...]
    """What it does in each of them."""

    def playing(self, *roles: str) -> list[Item]:
        """The initiatives in which it plays one of the roles."""
        wanted = frozenset(roles)
        return [
            item
            for item, played in zip(self.items, self.roles, strict=True)
            if not wanted.isdisjoint(played)
        ]

    @property
    def led(self) -> int:
        return len(self.playing("lead"))

    @property
    def part(self) -> int:
        return len(self.items)


def involvements(edition: Edition) -> list[Involvement]:
    """Every organisation with its initiatives, in the order of the alphabet."""
    found: dict[str, list[tuple[Item, frozenset[str]]]] = defaultdict(list)
    for item in edition.items:
        played: dict[str, set[str]] = defaultdict(set)
        for one in item.initiative.participants:
            played[one.id].update(one.roles)
        for identifier, roles in played.items():
            found[identifier].append((item, frozenset(roles)))
    return sorted(
        (
            Involvement(
                one,
                tuple(item for item, _roles in found[one.id]),
                tuple(roles for _item, roles in found[one.id]),
            )
            for one in edition.organisations.values()
        ),
        key=lambda one: (sort_key(one.organisation.name), one.organisation.id),
    )


@dataclass(frozen=True, slots=True)
class Count:
    """Decisions of one outcome: those that an organisation leads, and all that it takes part in."""

    outcome: str
    """Of a decision, or what there is to say without one."""
    led: int
    part: int


def by_outcome(one: Involvement, edition: Edition) -> list[tuple[VoiceGroup, list[Count]]]:
    """For each kind of entry the outcomes that occur, and what there is to say without one."""
    leading = {item.initiative.id for item in one.playing("lead")}
    return [(group, list(_counts(group.items, leading, edition))) for group in by_voice(one.items)]


def _counts(items: tuple[Item, ...], leading: set[str], edition: Edition) -> Iterator[Count]:
    led = Counter(one.initiative.outcome for one in items if one.initiative.id in leading)
    part = Counter(one.initiative.outcome for one in items)
    for outcome in outcomes(edition.framework):
        if part[outcome]:
            yield Count(outcome, led[outcome], part[outcome])


@dataclass(frozen=True, slots=True)
class Stance:
    """The decisions that an organisation leads and that stand in one way to its assessment."""

    title: str
    items: tuple[Item, ...]
    against: bool


def stances(led: list[Item]) -> Iterator[Stance]:
    """Bolder, in line, more cautious: every way, whether it occurs or not.

    Only of what was assessed for the organisation: it set nothing aside that others rated later.
    """
    for title, sign in (
        (_("Bolder than the assessment"), 1),
        (_("In line with the assessment"), 0),
        (_("More cautious than the assessment"), -1),
    ):
        items = (item for item in led if not item.initiative.worked_example)
        yield Stance(title, tuple(item for item in items if _sign(item) == sign), against=sign != 0)


def read_otherwise(led: list[Item]) -> list[Item]:
    """The worked examples in which the decision and our later reading differ."""
    return [item for item in led if item.initiative.worked_example and _sign(item)]


def _sign(item: Item) -> int | None:
    """Above 0, 0 or below: how a decision stands to its assessment; None while there is none."""
    divergence = None if item.initiative.imported else item.score.divergence
    return None if divergence is None else (divergence > 0) - (divergence < 0)
