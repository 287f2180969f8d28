"""Who gives data to whom: every pair of organisations, with the decisions between them.

A pair is a flow that an entry states, or one that goes without saying. Bodies that are only named
in the same decision are no pair (contract: fields, Flows).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fairshare.model import Flow, Initiative
from fairshare.publish.edition import Edition, Item
from fairshare.publish.lineage import IN_USE
from fairshare.publish.words.alphabet import sort_key
from fairshare.validate.calendar_date import first_day, latest


@dataclass(frozen=True, slots=True)
class Exchange:
    """One organisation gives data to another."""

    provider: str
    recipient: str
    items: tuple[Item, ...]
    """Every decision about it, refusals included, newest first."""
    running: int
    """How many of them are about sharing that is known to have been in use on some day."""
    as_of: str
    """The earliest of those days, as written; "" where there is none."""

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
    named: Mapping[str, tuple[Item, ...]]
    """Decisions in which an organisation gives or receives, and none knows to or from whom."""
    unpaired: tuple[Item, ...]
    """Decisions that name several of both, and do not say who gives to whom; newest first."""


def exchanges(edition: Edition) -> Exchanges:
    """Every pair of provider and recipient that occurs, in time that grows with the pairs."""
    between: dict[tuple[str, str], dict[str, tuple[Item, str]]] = defaultdict(dict)
    for item in edition.items:
        for flow in item.initiative.flows:
            found = between[flow.giver, flow.receiver]
            _item, before = found.get(item.initiative.id, (item, ""))
            found[item.initiative.id] = item, before or in_use(item, flow, edition)
    known = [_exchange(pair, list(found.values())) for pair, found in between.items()]
    place = alphabet(edition)
    within, named = _unpaired(edition)
    return Exchanges(
        given=_by(known, lambda one: one.provider, lambda one: place[one.recipient]),
        received=_by(known, lambda one: one.recipient, lambda one: place[one.provider]),
        within=within,
        named=named,
        unpaired=tuple(item for item in edition.items if _is_unpaired(item.initiative)),
    )


def _exchange(pair: tuple[str, str], found: list[tuple[Item, str]]) -> Exchange:
    known = [day for _item, day in found if day]
    earliest = min(known, key=first_day, default="")
    return Exchange(*pair, tuple(item for item, _day in found), len(known), earliest)


_ItemsOf = dict[str, tuple[Item, ...]]
"""Decisions by the id of an organisation."""


def _unpaired(edition: Edition) -> tuple[_ItemsOf, _ItemsOf]:
    """The decisions in which a body uses its own data, and those in which it is only named."""
    within: dict[str, list[Item]] = defaultdict(list)
    named: dict[str, list[Item]] = defaultdict(list)
    for item in edition.items:
        flows = item.initiative.flows
        paired = {one for flow in flows for one in (flow.giver, flow.receiver)}
        sharing = _sharing(item.initiative)
        for identifier in sharing:
            if len(sharing) == 1:
                within[identifier].append(item)
            elif identifier not in paired:
                named[identifier].append(item)
    frozen = ({key: tuple(items) for key, items in one.items()} for one in (within, named))
    return next(frozen), next(frozen)


def in_use(item: Item, flow: Flow, edition: Edition) -> str:
    """The day up to which data is known to have gone this way, as written; "" where it is not.

    A refusal may come after the start. Nothing is in use without a day
    (contract: states, Not found is not none).
    """
    if item.gone or item.initiative.stage not in IN_USE:
        return ""
    last = latest(flow.until) if flow.until else None
    over = last is not None and last < edition.today
    return "" if over else item.initiative.stage_as_of or ""


def alphabet(edition: Edition) -> dict[str, int]:
    """The place of every organisation in the alphabet of names."""
    names = sorted(edition.organisations.values(), key=lambda one: (sort_key(one.name), one.id))
    return {one.id: place for place, one in enumerate(names)}


def _is_unpaired(initiative: Initiative) -> bool:
    """Whether bodies give and receive, and nobody can tell who to whom."""
    return not initiative.flows and len(_sharing(initiative)) > 1


def _sharing(initiative: Initiative) -> tuple[str, ...]:
    """Ids of the organisations that give or receive, each once."""
    taking = (*initiative.with_role("provider"), *initiative.with_role("recipient"))
    return tuple(dict.fromkeys(one.id for one in taking))


def _by(
    known: list[Exchange], owner: Callable[[Exchange], str], order: Callable[[Exchange], int]
) -> dict[str, tuple[Exchange, ...]]:
    grouped: dict[str, list[Exchange]] = defaultdict(list)
    for one in sorted(known, key=order):
        grouped[owner(one)].append(one)
    return {identifier: tuple(group) for identifier, group in grouped.items()}
