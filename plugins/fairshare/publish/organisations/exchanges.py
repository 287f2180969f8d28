"""Who gives data to whom: every pair of organisations, with the decisions between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from fairshare.model import Initiative
from fairshare.publish.edition import Edition, Item
from fairshare.publish.words.alphabet import sort_key

_RUNNING = frozenset({"pilot", "live"})
"""The stages in which data is being shared (schema/codes/stages.yml)."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One organisation gives data to another."""

    giver: str
    receiver: str
    items: tuple[Item, ...]
    """Every decision about it, refusals included, newest first."""
    running: int
    """How many of them are about sharing that goes on now."""

    @property
    def total(self) -> int:
        return len(self.items)

    @property
    def anchor(self) -> str:
        """Where all its decisions stand, below `organisations/`."""
        return f"{self.giver}/#to-{self.receiver}"


@dataclass(frozen=True, slots=True)
class Exchanges:
    """Every exchange of an edition, as its givers and its receivers see it."""

    given: Mapping[str, tuple[Exchange, ...]]
    """By giver; the receivers in the order of the alphabet."""
    received: Mapping[str, tuple[Exchange, ...]]
    """By receiver; the givers in the order of the alphabet."""
    within: Mapping[str, tuple[Item, ...]]
    """Decisions in which an organisation uses its own data and gives them to no other."""


def exchanges(edition: Edition) -> Exchanges:
    """Every pair of giver and receiver that occurs, in time that grows with the pairs."""
    between: dict[tuple[str, str], list[Item]] = defaultdict(list)
    within: dict[str, list[Item]] = defaultdict(list)
    for item in edition.items:
        found = list(pairs(item.initiative))
        for pair in found:
            between[pair].append(item)
        if not found:
            within[item.initiative.with_role("provider")[0].id].append(item)
    known = [
        Exchange(giver, receiver, tuple(items), sum(runs(one.initiative) for one in items))
        for (giver, receiver), items in between.items()
    ]
    place = alphabet(edition)
    return Exchanges(
        given=_by(known, lambda one: one.giver, lambda one: place[one.receiver]),
        received=_by(known, lambda one: one.receiver, lambda one: place[one.giver]),
        within={identifier: tuple(items) for identifier, items in within.items()},
    )


def pairs(initiative: Initiative) -> Iterator[tuple[str, str]]:
    """Giver and receiver, each pair once. What a body passes between its own units is no pair."""
    givers = dict.fromkeys(one.id for one in initiative.with_role("provider"))
    receivers = dict.fromkeys(one.id for one in initiative.with_role("recipient"))
    for giver in givers:
        for receiver in receivers:
            if giver != receiver:
                yield giver, receiver


def runs(initiative: Initiative) -> bool:
    """Whether data is being shared now, as its stage says. A refusal may come after the start."""
    closed = "withdrawn" in initiative.data or "superseded_by" in initiative.data
    return not closed and initiative.data["stage"] in _RUNNING


def alphabet(edition: Edition) -> dict[str, int]:
    """The place of every organisation in the alphabet of names."""
    names = sorted(edition.organisations.values(), key=lambda one: (sort_key(one.name), one.id))
    return {one.id: place for place, one in enumerate(names)}


def _by(
    known: list[Exchange], owner: Callable[[Exchange], str], order: Callable[[Exchange], int]
) -> dict[str, tuple[Exchange, ...]]:
    grouped: dict[str, list[Exchange]] = defaultdict(list)
    for one in sorted(known, key=order):
        grouped[owner(one)].append(one)
    return {identifier: tuple(group) for identifier, group in grouped.items()}
