"""Which values of each facet an initiative has, as they stand in addresses."""

from __future__ import annotations

from fairshare.model import UNKNOWN
from fairshare.publish.edition import Item
from fairshare.publish.states.findings import verdict
from fairshare.validate.calendar_date import first_day

NO_BASIS = "none-stated"
NOT_ASSESSED = "not-assessed"
NOT_SAID = "not-said"
"""The entry leaves it out."""
THE_BODY = "body"
THIS_PROJECT = "worked-example"
NOT_CONSULTED = "none"
NOBODY = "nobody"
"""Who assessed it."""


def decided(item: Item) -> tuple[str, ...]:
    """The decision, or what there is to say without one."""
    return (item.initiative.outcome,)


def assessed(item: Item) -> tuple[str, ...]:
    """The outcome of the assessment."""
    return (NOT_ASSESSED if item.initiative.imported else item.score.outcome,)


def assessed_by(item: Item) -> tuple[str, ...]:
    """The voice: the body or somebody for it, this project, or nobody."""
    initiative = item.initiative
    if initiative.worked_example:
        return (THIS_PROJECT,)
    return (NOBODY if initiative.imported or initiative.independence is None else THE_BODY,)


def organisations(item: Item) -> tuple[str, ...]:
    """Everyone who takes part, whatever they do."""
    return tuple(dict.fromkeys(one.id for one in item.initiative.participants))


def givers(item: Item) -> tuple[str, ...]:
    """Who gives data, or would have."""
    return tuple(dict.fromkeys(one.id for one in item.initiative.with_role("provider")))


def receivers(item: Item) -> tuple[str, ...]:
    """Who gets data, or would."""
    return tuple(dict.fromkeys(one.id for one in item.initiative.with_role("recipient")))


def receiving_kinds(item: Item) -> tuple[str, ...]:
    """The kinds of the bodies that get it, and aims that tell what the data goes to."""
    return item.receiving_kinds


def themes(item: Item) -> tuple[str, ...]:
    """What it is about."""
    return tuple(item.initiative.data["themes"])


def stage(item: Item) -> tuple[str, ...]:
    """How far it has got."""
    return (item.initiative.stage,)


def bases(item: Item) -> tuple[str, ...]:
    """The lawful bases. A table that names no basis does not say that there is none."""
    stated = tuple(item.initiative.data.get("legal", {}).get("bases", ()))
    return stated or (() if item.initiative.imported else (NO_BASIS,))


def categories(item: Item) -> tuple[str, ...]:
    """The kinds of data."""
    return tuple(item.initiative.data["data"]["categories"])


def people(item: Item) -> tuple[str, ...]:
    """Whose data it is."""
    return tuple(item.initiative.data["data"].get("people", ()))


def choice(item: Item) -> tuple[str, ...]:
    """Whether the people concerned can say no. Not asked of data about nobody."""
    if not item.initiative.personal:
        return ()
    stated = item.initiative.data.get("choice", {}).get("can_refuse", UNKNOWN)
    return (str(stated),)


def commercial_use(item: Item) -> tuple[str, ...]:
    """Whether companies use it, where the entry says."""
    return (str(item.initiative.data["data"].get("commercial_use", NOT_SAID)),)


def unlawful(item: Item) -> tuple[str, ...]:
    """What a regulator or a court found, the newest finding. None where nobody is known to look."""
    found = verdict(item.initiative)
    return (found,) if found else ()


def year(item: Item) -> tuple[str, ...]:
    """The year of the decision."""
    decision = item.initiative.decision
    return (str(first_day(decision.dated).year),) if decision and decision.dated else ()


def consultation(item: Item) -> tuple[str, ...]:
    """Whether people can write in, could, or were not asked under a law."""
    return (item.consultation or NOT_CONSULTED,)


def review(item: Item) -> tuple[str, ...]:
    """How near the next review is."""
    return (item.review.state,) if item.review else ()
