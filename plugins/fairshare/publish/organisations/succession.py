"""Who answers for the decisions of a body that was closed, and what bodies were called when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from fairshare.model import Initiative, Organisation, organisations_in
from fairshare.validate.calendar_date import first_day


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body as the page of one decision names it."""

    name: str
    now: str = ""
    """What it is called now, where that is something else."""


def is_closed(organisation: Organisation, today: dt.date) -> bool:
    """Whether it is gone on a day."""
    closed = organisation.closed
    return closed is not None and first_day(closed) <= today


def answering(identifier: str, organisations: Mapping[str, Organisation], today: dt.date) -> str:
    """Id of the body that answers for another one's decisions: its own while it is not closed.

    Of several successors the first. One that is closed itself passes them on.
    """
    seen = {identifier}
    while True:
        organisation = organisations.get(identifier)
        if organisation is None or not is_closed(organisation, today):
            return identifier
        following = next((one for one in organisation.successors if one in organisations), "")
        if not following or following in seen:
            return identifier
        seen.add(following)
        identifier = following


def predecessors(
    organisations: Mapping[str, Organisation], today: dt.date
) -> dict[str, tuple[str, ...]]:
    """For each body that answers for others: their ids, in the order of ids."""
    found: dict[str, list[str]] = {}
    for identifier in sorted(organisations):
        successor = answering(identifier, organisations, today)
        if successor != identifier:
            found.setdefault(successor, []).append(identifier)
    return {successor: tuple(known) for successor, known in found.items()}


def name_at(organisation: Organisation, decided: str, seen: dt.date | None = None) -> str:
    """What a body was called on the day of a decision; "" as the day stands for now.

    Only a body that was itself renamed had another name (contract: fields, Meaning outside the
    entry). `seen`: the day from which is looked back, if not from today.
    """
    for renamed, until_then in organisation.former_names if decided else ():
        if seen and first_day(renamed) > seen:
            break
        if first_day(decided) < first_day(renamed):
            return until_then
    return organisation.name


def named_bodies(
    initiative: Initiative, organisations: Mapping[str, Organisation]
) -> dict[str, NamedBody]:
    """The organisations that an entry names, by id, each under the name of the decision's day."""
    decided = initiative.decision.dated if initiative.decision else ""
    found = (
        organisations[one] for one in organisations_in(initiative.data) if one in organisations
    )
    return {one.id: named_body(one, name_at(one, decided)) for one in found}


def named_body(organisation: Organisation, name: str) -> NamedBody:
    """A body under a name of some day."""
    return NamedBody(name, "" if name == organisation.name else organisation.name)
