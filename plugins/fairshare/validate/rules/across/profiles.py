"""Rules across files on what the chosen laws ask: who a party is, what is amended."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.framework import Framework
from fairshare.model import PROFILES
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest, months_after
from fairshare.validate.entry_access import text
from fairshare.validate.profiles.case import ProfileCase
from fairshare.validate.profiles.ie_dsga_2019 import NAME
from fairshare.validate.rules.files import Files
from fairshare.validate.source import Source

_NO_PUBLIC_BODY = frozenset({"charity", "company", "other"})
_FOR_GAIN = frozenset({"company", "commercial-state-body"})
_MONTHS_TO_AMEND = 6
IN_FORCE = "in-force"


def parties(files: Files) -> Iterator[Problem]:
    """Only public bodies can be parties (section 10).

    One that works for gain says what that does to competition (section 13(2)(d)).
    """
    for _, case in _cases(files):
        if case.facts_only or case.phase.asks_nothing:
            continue
        for number, party in case.groups("parties"):
            body = text(party, "id")
            known = files.organisations.get(body)
            kind = text(known.data, "type") if known else ""
            path = case.path("parties", number, "id")
            if kind in _NO_PUBLIC_BODY:
                yield case.problem("W709", path, body=text(known.data, "name") if known else body)
            if kind in _FOR_GAIN and not case.text("competition"):
                yield case.problem("W738", path, body=text(known.data, "name") if known else body)


def amended(files: Files) -> Iterator[Problem]:
    """What an amendment amends is an agreement in force under the same Act (section 53)."""
    for _, case in _cases(files):
        other_id = case.text("amends")
        other = files.initiatives.get(other_id)
        if not other_id or case.facts_only or other_id in files.unread:
            continue
        known = _case(other, files) if other else None
        if known is None or known.phase.code != IN_FORCE:
            yield case.problem("E734", case.path("amends"), id=other_id)


def amendments(files: Files) -> Iterator[Problem]:
    """Where a review says that an amendment is drafted, there is one before long (20(3), (4))."""
    cases = dict(_cases(files))
    amending = {case.text("amends") for case in cases.values()}
    for identifier, case in cases.items():
        if case.at_least("ended"):
            continue
        for number, review in case.groups("reviews"):
            day = earliest(review.get("date"))
            if case.facts_only or review.get("amendment") != "drafted" or day is None:
                continue
            if identifier not in amending and files.today > months_after(day, _MONTHS_TO_AMEND):
                yield case.problem("W730", case.path("reviews", number, "amendment"))


def _cases(files: Files) -> Iterator[tuple[str, ProfileCase]]:
    if NAME not in files.framework.profiles:
        return
    for identifier, source in files.initiatives.items():
        case = _case(source, files)
        if case is not None:
            yield identifier, case


def _case(source: Source, files: Files) -> ProfileCase | None:
    named = source.data.get(PROFILES)
    framework: Framework = files.framework
    if not isinstance(named, dict) or not isinstance(named.get(NAME), dict):
        return None
    return ProfileCase.of(source, framework, framework.profiles[NAME], files.today)
