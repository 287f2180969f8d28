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
    wanted = set_days if isinstance(set_days, int) else USUAL_DAYS
    if days < 0:
        first, last = written.get("opens"), written.get("closes")
        yield case.problem("E715", path, "order", closes=last, opens=first)
    elif days < LEAST_DAYS:
        until = opens + timedelta(days=max(wanted, LEAST_DAYS))
        yield case.problem("E715", path, days=days, least=LEAST_DAYS, date=until.isoformat())
    elif days < wanted and not case.facts_only and not is_partial(str(written.get("closes"))):
        until = opens + timedelta(days=wanted)
        yield case.problem("W715", path, days=days, wanted=wanted, date=until.isoformat())


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


def received(case: ProfileCase) -> Iterator[Problem]:
    """The Board is told what came in (section 56(1)(d))."""
    missing = "received" not in case.group(_PART)
    if case.at_least("with-board") and missing and not case.facts_only:
        yield case.problem("E720", case.path(_PART, "received"))


def _is_of_a_person(mailbox: str) -> bool:
    local = mailbox.partition("@")[0].casefold()
    words = set(re.split(r"[._-]", local))
    return bool(re.fullmatch(PERSON, local)) and not ROLE_WORDS & words
