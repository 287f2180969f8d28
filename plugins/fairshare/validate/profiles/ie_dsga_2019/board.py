"""What went to the Data Governance Board and came back, and signing (sections 55 to 59)."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.model import Data
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest, latest
from fairshare.validate.entry_access import groups, text
from fairshare.validate.profiles.case import ProfileCase

_ROUNDS = ("board", "rounds")
_SIGNED = ("safeguards", "agreement", "signed")


def sent_early(case: ProfileCase) -> Iterator[Problem]:
    """Submissions are considered before the draft goes to the Board (sections 55(4), 56(1))."""
    closes = case.day("consultation", "closes")
    for number, one in case.groups(*_ROUNDS):
        sent = latest(one.get("submitted"))
        if closes and sent and sent < closes and not case.facts_only:
            yield case.problem("E718", case.path(*_ROUNDS, number, "submitted"))


def sent_late(case: ProfileCase) -> Iterator[Problem]:
    """The Board sets a last day for sending the papers (sections 56(1), 62(1))."""
    for number, one in case.groups(*_ROUNDS):
        sent, due = earliest(one.get("submitted")), latest(one.get("due"))
        if sent and due and sent > due and not case.facts_only:
            path = case.path(*_ROUNDS, number, "submitted")
            yield case.problem("W721", path, days=(sent - due).days)


def rounds(case: ProfileCase) -> Iterator[Problem]:
    """An answer follows what was sent, and a draft comes back only if the Board asked (57, 58)."""
    if case.facts_only:
        return
    listed = dict(case.groups(*_ROUNDS))
    for number, one in listed.items():
        sent, notified = earliest(one.get("submitted")), latest(one.get("notified"))
        if sent and notified and notified < sent:
            path = case.path(*_ROUNDS, number, "notified")
            first, then = text(one, "notified"), text(one, "submitted")
            yield case.problem("E722", path, "answer", notified=first, submitted=then)
        before = listed.get(number - 1)
        if before is None:
            continue
        answer = earliest(before.get("notified"))
        follows = before.get("resubmit") is True and answer and sent and sent >= answer
        if not follows:
            path = case.path(*_ROUNDS, number, "submitted")
            yield case.problem("E722", path, round=number + 1, before=number)


def come_back(case: ProfileCase) -> Iterator[Problem]:
    """The Board's answer says whether the draft must come back (section 57(5)(b))."""
    listed = list(case.groups(*_ROUNDS))
    for number, one in () if case.facts_only or case.phase.asks_nothing else listed[-1:]:
        if one.get("notified") and "resubmit" not in one:
            path = case.path(*_ROUNDS, number, "resubmit")
            yield case.problem("W722", path, round=number + 1)


def signed_early(case: ProfileCase) -> Iterator[Problem]:
    """It may be signed only once the Board has answered and does not want it back (59)."""
    signed = latest(case.value(_SIGNED))
    if signed is None or case.facts_only or case.phase.asks_nothing:
        return
    listed = [one for _, one in case.groups(*_ROUNDS)]
    notified = earliest(listed[-1].get("notified")) if listed else None
    if notified is None or notified > signed:
        yield case.problem("E723", _SIGNED)
    elif listed[-1].get("resubmit") is True:
        yield case.problem("E723", _SIGNED, "back")


def recommendations(case: ProfileCase) -> Iterator[Problem]:
    """The parties take account of each recommendation (sections 57(6), 59(b)(ii))."""
    if not case.at_least("back") or case.facts_only:
        return
    is_signed = case.at_least("signed")
    for number, one in case.groups(*_ROUNDS):
        yield from _counted(case, number, one, is_signed)
        for place, made in groups(one, "recommendations") if is_signed else ():
            path = case.path(*_ROUNDS, number, "recommendations", place)
            name = text(made, "number") or str(place + 1)
            if text(made, "taken") in {"", "open"} or not text(made, "answer"):
                yield case.problem("E724", path, number=name)
            elif text(made, "taken") == "no":
                yield case.problem("W724", path, number=name)


def _counted(case: ProfileCase, number: int, one: Data, is_signed: bool) -> Iterator[Problem]:
    """An answer says how many recommendations there are, none included (section 57(5))."""
    listed = len(list(groups(one, "recommendations")))
    count = one.get("made")
    where = case.path(*_ROUNDS, number)
    if "notified" in one and not listed and "made" not in one:
        code = "E724" if is_signed else "W724"
        yield case.problem(code, where, "silent", round=number + 1)
    elif is_signed and type(count) is int and count != listed:
        path = (*where, "made")
        yield case.problem("E724", path, "count", round=number + 1, count=count, listed=listed)
