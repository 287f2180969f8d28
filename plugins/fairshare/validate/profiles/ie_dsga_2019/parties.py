"""Who the parties are, who leads, who joined later and who left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from fairshare.model import Data
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest
from fairshare.validate.entry_access import groups, items, lead, text
from fairshare.validate.profiles.case import ProfileCase

ROLES = frozenset({"lead", "joint_controller", "provider", "recipient"})
"""The roles of a party; processors, suppliers and funders are none."""
TEN_DAYS = timedelta(days=10)
"""Within which the Minister is told (section 60(1)): calendar days."""


def lead_of(case: ProfileCase) -> str:
    """Id of the lead agency: the entry's lead, unless another has taken over."""
    return case.text("lead_agency") or lead(case.data)


def parties_differ(case: ProfileCase) -> Iterator[Problem]:
    """Who gives or gets data is a party, and a party gives or gets data (section 19(1)(a))."""
    listed = {text(one, "id"): one for _, one in case.groups("parties")}
    if not listed or case.facts_only:
        return
    taking_part = {}
    for number, one in groups(case.data, "organisations"):
        if ROLES & set(map(str, items(one, "roles"))):
            taking_part[text(one, "id")] = number
    for body, number in taking_part.items():
        if body not in listed:
            yield case.problem("E708", ("organisations", number, "id"), body=body)
    for number, one in case.groups("parties"):
        if text(one, "id") not in taking_part and "left" not in one:
            path = case.path("parties", number, "id")
            yield case.problem("E708", path, "no part", body=text(one, "id"))


def named_parties(case: ProfileCase) -> Iterator[Problem]:
    """Whose function it serves, and whose paper it is, is a party too (section 19(1)(d))."""
    listed = {text(one, "id") for _, one in case.groups("parties")}
    for field in (("functions",), ("consultation", "documents")):
        for number, one in case.groups(*field) if listed and not case.facts_only else ():
            if (body := text(one, "party")) and body not in listed:
                yield case.problem("E708", case.path(*field, number, "party"), "named", body=body)


def lead_agency(case: ProfileCase) -> Iterator[Problem]:
    """The lead agency is a party, and a controller unless the parties agreed otherwise (21)."""
    listed = {text(one, "id"): one for _, one in case.groups("parties")}
    if not listed or case.facts_only:
        return
    leading, path = lead_of(case), case.path("lead_agency")
    if leading not in listed:
        yield case.problem("E710", path, body=leading)
    elif "controller" not in listed[leading] and any(
        one.get("controller") is True for one in listed.values()
    ):
        number = list(listed).index(leading)
        yield case.problem("E710", case.path("parties", number), "controller", body=leading)


def accession(case: ProfileCase) -> Iterator[Problem]:
    """Of a body that joins, the Board is told before and the Minister after (18(3), 60(1)(b))."""
    effective = case.day("publication", "effective")
    for number, party in case.groups("parties"):
        joined = earliest(party.get("joined"))
        if case.facts_only or not (effective and joined and joined > effective):
            continue
        path, body = case.path("parties", number, "accession"), text(party, "id")
        informed = earliest(_of(party, "accession").get("board_told"))
        if informed is None or informed > joined:
            yield case.problem("E731", path, body=body, date=joined.isoformat())
        minister = earliest(_of(party, "accession").get("minister_told"))
        until = joined + TEN_DAYS
        if minister is None and case.today > until:
            yield case.problem("E731", path, "minister", body=body, date=until.isoformat())
        elif minister and minister > until:
            yield case.problem("W731", path, body=body, date=until.isoformat())


def leaving(case: ProfileCase) -> Iterator[Problem]:
    """Of a body that leaves, the Minister is told within 10 days (section 60(1)(b))."""
    for number, party in case.groups("parties"):
        left = earliest(party.get("left"))
        minister = earliest(party.get("withdrawal_minister_told"))
        if left is None or case.facts_only or (minister or case.today) <= left + TEN_DAYS:
            continue
        path, until = case.path("parties", number, "left"), (left + TEN_DAYS).isoformat()
        code = "W732" if minister else "E732"
        yield case.problem(code, path, body=text(party, "id"), date=until)


def _of(party: Data, name: str) -> Data:
    inside = party.get(name)
    return inside if isinstance(inside, dict) else {}
