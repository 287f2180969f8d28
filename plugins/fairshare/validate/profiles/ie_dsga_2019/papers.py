"""The papers that every party publishes with the draft (section 55(1) and (2))."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.model import Data
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest, latest
from fairshare.validate.entry_access import group, text
from fairshare.validate.profiles.case import ProfileCase

_DPIA = ("safeguards", "dpia")
_NO_NEED = frozenset({"not_done", "not_required"})


def impact_assessment(case: ProfileCase) -> Iterator[Problem]:
    """The draft comes with a summary of the impact assessment, or with reasons for none."""
    if not case.at_least("announced") or case.facts_only:
        return
    dpia = group(case.data, *_DPIA)
    status = text(dpia, "status")
    if status in _NO_NEED:
        if not text(dpia, "reason"):
            yield case.problem("E711", (*_DPIA, "reason"), "reason")
    elif status == "in_progress":
        yield case.problem("E711", (*_DPIA, "status"), "in progress")
    elif not case.group("dpia_summary"):
        yield case.problem("E711", case.path("dpia_summary"))


def statements(case: ProfileCase) -> Iterator[Problem]:
    """Each proposed party's data protection officer has made a statement (section 55(1)(d))."""
    if case.at_least("announced") and not case.facts_only:
        for number, party in _proposed(case):
            if not group(party, "dpo"):
                path = case.path("parties", number, "dpo")
                yield case.problem("E712", path, body=text(party, "id"))


def statements_in_time(case: ProfileCase) -> Iterator[Problem]:
    """The statement is published with the draft, so it is made by then (section 55(1)(d))."""
    opens = case.group("consultation").get("opens")
    for number, party in () if case.facts_only else _proposed(case):
        made, published = text(party, "dpo", "date"), text(party, "notice", "date") or opens
        first, last = earliest(made), latest(published)
        if first and last and first > last:
            path = case.path("parties", number, "dpo", "date")
            body = text(party, "id")
            yield case.problem("W712", path, body=body, date=made, published=published)


def notices(case: ProfileCase) -> Iterator[Problem]:
    """Every proposed party publishes, not the lead alone (section 55(1))."""
    if case.at_least("open") and not case.facts_only:
        for number, party in _proposed(case):
            if not text(party, "notice", "url"):
                path = case.path("parties", number, "notice")
                yield case.problem("E713", path, body=text(party, "id"))


def same_day(case: ProfileCase) -> Iterator[Problem]:
    """All of them publish on one day (section 55(2))."""
    dated = [
        (number, text(party, "id"), text(party, "notice", "date"))
        for number, party in _proposed(case)
        if text(party, "notice", "date") and not case.facts_only
    ]
    for number, body, day in dated[1:]:
        _, first, other = dated[0]
        if day != other:
            path = case.path("parties", number, "notice", "date")
            yield case.problem("E714", path, first=first, other=other, body=body, date=day)


def _proposed(case: ProfileCase) -> Iterator[tuple[int, Data]]:
    """The parties from the start: who accedes later is not consulted on (section 54)."""
    return ((number, one) for number, one in case.groups("parties") if "accession" not in one)
