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

    provider: str
    recipient: str
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
        return f"{self.provider}/#to-{self.recipient}"


@dataclass(frozen=True, slots=True)
class Exchanges:
    """Every exchange of an edition, as its providers and its recipients see it."""

    given: Mapping[str, tuple[Exchange, ...]]
    """By provider; the recipients in the order of the alphabet."""
    received: Mapping[str, tuple[Exchange, ...]]
    """By recipient; the providers in the order of the alphabet."""
    within: Mapping[str, tuple[Item, ...]]
    """Decisions in which an organisation uses its own data and gives them to no other."""


def exchanges(edition: Edition) -> Exchanges:
    """Every pair of provider and recipient that occurs, in time that grows with the pairs."""
    between: dict[tuple[str, str], list[Item]] = defaultdict(list)
    within: dict[str, list[Item]] = defaultdict(list)
    for item in edition.items:
        found = list(pairs(item.initiative))
        for pair in found:
            between[pair].append(item)
        if not found:
            within[item.initiative.with_role("provider")[0].id].append(item)
    known = [
        Exchange(provider, recipient, tuple(items), sum(runs(one.initiative) for one in items))
        for (provider, recipient), items in between.items()
    ]
    place = alphabet(edition)
    return Exchanges(
        given=_by(known, lambda one: one.provider, lambda one: place[one.recipient]),
        received=_by(known, lambda one: one.recipient, lambda one: place[one.provider]),
        within={identifier: tuple(items) for identifier, items in within.items()},
    )


def pairs(initiative: Initiative) -> Iterator[tuple[str, str]]:
    """Provider and recipient, each pair once. What a body passes to its own units is no pair."""
    providers = dict.fromkeys(one.id for one in initiative.with_role("provider"))
    recipients = dict.fromkeys(one.id for one in initiative.with_role("recipient"))
    for provider in providers:
        for recipient in recipients:
            if provider != recipient:
                yield provider, recipient


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
