"""The public consultation (sections 55 and 62)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest, is_partial, latest
from fairshare.validate.entry_access import text
from fairshare.validate.profiles.case import ProfileCase
from fairshare.validate.text.mailbox import PERSON, ROLE_WORDS

_PART = "consultation"
LEAST_DAYS = 14
"""Not less than this may the Board set (section 62(2))."""
USUAL_DAYS = 28
"""What the framework in use says."""


def long_enough(case: ProfileCase) -> Iterator[Problem]:
    """Fourteen days at least, and as many as the Board has set (section 62)."""
    written = case.group(_PART)
    opens, closes = earliest(written.get("opens")), latest(written.get("closes"))
    if not opens or not closes:
        return
    path, days = case.path(_PART, "closes"), (closes - opens).days
    set_days = written.get("days_set_by_board")
    wanted, variant = (set_days, "") if isinstance(set_days, int) else (USUAL_DAYS, "usual")
    until = opens + timedelta(days=max(wanted, LEAST_DAYS))
    values = {"days": days, "wanted": wanted, "date": until.isoformat()}
    if days < 0:
        first, last = written.get("opens"), written.get("closes")
        yield case.problem("E715", path, "order", closes=last, opens=first)
    elif days < LEAST_DAYS:
        yield case.problem("E715", path, variant, least=LEAST_DAYS, **values)
    elif days < wanted and not case.facts_only and not is_partial(str(written.get("closes"))):
        yield case.problem("W715", path, variant, **values)


def way_to_answer(case: ProfileCase) -> Iterator[Problem]:
    """People can tell where to write, to an office (section 55(1)(e)(iii))."""
    submit = case.group(_PART, "submit")
    if _is_of_a_person(text(submit, "email")):
        problem = case.problem("E716", case.path(_PART, "submit", "email"), "person")
        yield replace(problem, excerpt=None)  # logs are public
        return
    ways = any(text(submit, one) for one in ("email", "url", "post"))
    if case.at_least("announced") and not case.facts_only and not ways:
        yield case.problem("E716", case.path(_PART, "submit"))


def subject_line(case: ProfileCase) -> Iterator[Problem]:
    """Who writes in puts the agreement's name into the subject line: the two agree."""
    name, subject = case.text("name"), case.text(_PART, "submit", "subject")
    if name and subject and _plain(name) not in _plain(subject) and not case.facts_only:
        yield case.problem("W716", case.path(_PART, "submit", "subject"), name=name)


def board_informed(case: ProfileCase) -> Iterator[Problem]:
    """The lead tells the Board of the publication (section 55(3))."""
    due = case.at_least("open") and not case.at_least("signed") and not case.facts_only
    if due and not case.text(_PART, "board_notified"):
        yield case.problem("W717", case.path(_PART, "board_notified"))


def answered(case: ProfileCase) -> Iterator[Problem]:
    """Submissions are considered before the draft is signed (section 55(4))."""
    if not case.at_least("with-board") or case.facts_only:
        return
    silent = [n for n, one in case.groups(_PART, "submissions") if not text(one, "answer")]
    if silent:
        code = "E719" if case.at_least("signed") else "W719"
        yield case.problem(code, case.path(_PART, "submissions", silent[0]), count=len(silent))


def changes_named(case: ProfileCase) -> Iterator[Problem]:
    """Where the draft was changed, readers see what was (section 55(4))."""
    for number, one in () if case.facts_only else case.groups(_PART, "submissions"):
        if text(one, "changed") in {"yes", "partly"} and not text(one, "change"):
            code = "E719" if case.at_least("signed") else "W719"
            yield case.problem(code, case.path(_PART, "submissions", number), "change")


def all_listed(case: ProfileCase) -> Iterator[Problem]:
    """What came in stands in the entry, each point with how many made it (section 55(4))."""
    if not case.at_least("with-board") or case.facts_only:
        return
    came_in = case.group(_PART).get("received")
    counts = [one.get("count") for _, one in case.groups(_PART, "submissions")]
    listed = sum(one if type(one) is int else 1 for one in counts)
    if type(came_in) is int and came_in > listed:
        path = case.path(_PART, "received")
        yield case.problem("W719", path, "fewer", received=came_in, listed=listed)


def considered_early(case: ProfileCase) -> Iterator[Problem]:
    """All submissions are considered, so not before the last day for them (section 55(4))."""
    written = case.group(_PART)
    considered, closes = written.get("considered"), written.get("closes")
    last, until = latest(considered), earliest(closes)
    if last and until and last < until and not case.facts_only:
        path = case.path(_PART, "considered")
        yield case.problem("E718", path, "considered", considered=considered, closes=closes)


def received(case: ProfileCase) -> Iterator[Problem]:
    """The Board is told what came in (section 56(1)(d))."""
    missing = "received" not in case.group(_PART)
    if case.at_least("with-board") and missing and not case.facts_only:
        yield case.problem("E720", case.path(_PART, "received"))


def _plain(written: str) -> str:
    """Without what nobody sees a difference in: capitals and spaces."""
    return " ".join(written.casefold().split())


def _is_of_a_person(mailbox: str) -> bool:
    local = mailbox.partition("@")[0].casefold()
    words = set(re.split(r"[._-]", local))
    return bool(re.fullmatch(PERSON, local)) and not ROLE_WORDS & words
