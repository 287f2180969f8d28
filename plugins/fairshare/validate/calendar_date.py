"""Calendar dates as entries write them: a day, or a month or year where sources say no more."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

FULL_LENGTH = len("YYYY-MM-DD")


FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Within these lie all dates of an entry. Far from the ends of the calendar, no sum leaves it."""


def earliest(written: object) -> date | None:
    """The earliest day that a written date can mean; None when it is no date of an entry."""
    day = _first(written)
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def latest(written: object) -> date | None:
    """The latest day that a written date can mean; None when it is no real date."""
    day = earliest(written)
    if day is None or not is_partial(str(written)):
        return day
    month = day.month if "-" in str(written) else 12
    return day.replace(month=month, day=monthrange(day.year, month)[1])


def first_day(written: str) -> date:
    """As `earliest`, of a date that was checked before, by whatever rules were in force then.

    Raises ValueError for what is no date.
    """
    day = _first(written)
    if day is None:
        raise ValueError(written)
    return day


def is_far(written: str) -> bool:
    """Whether a written date is a real one, but in a year that no entry can mean."""
    return earliest(written) is None and _first(written) is not None


def is_partial(written: str) -> bool:
    """Whether a written date names no day."""
    return len(written) < FULL_LENGTH


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _first(written: object) -> date | None:
    """The first day of a written date, in whatever year."""
    match = _FORM.fullmatch(written) if isinstance(written, str) else None
    if match is None:
        return None
    year, month, day = match.groups(default="01")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:  # 30 February, month 13, year 0
        return None
