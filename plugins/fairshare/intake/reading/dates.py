"""Dates as people and spreadsheet programs write them, and the days that they can mean."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from fairshare.validate.calendar_date import FIRST_YEAR, LAST_YEAR

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_TIME = re.compile(r"[ t]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?z?$")
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,.]+")
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
_FIGURES = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4}|[0-9]{2})")
_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})[ -]([0-9]{4}|[0-9]{2})")
_MONTH_AND_DAY = re.compile(r"([a-z]{3,9}) ([0-9]{1,2})(?:st|nd|rd|th)? ([0-9]{4})")
_MONTH = re.compile(r"([a-z]{3,9})[ -]([0-9]{4})")
_MONTH_IN_FIGURES = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
_SERIAL = re.compile(r"[2-7][0-9]{4}")

_FIRST_SERIAL = dt.date(1899, 12, 30)
"""Day 0 of spreadsheet programs; 45708 is 20 February 2025."""
_CENTURY_TURNS = 50
"""A year of two figures below it is one of this century, as spreadsheet programs have it."""
_WHOLE = len("2025-02-20")
"""Characters of a date that names a day."""


def meant_dates(written: str, order: Sequence[str] = ()) -> list[str]:
    """The dates that a text can mean, as entries write them, the day before the month first.

    One where it is plain, two where day and month can be exchanged, none for what is no date, or
    for a day that was another day of the week than the text says. With an `order`, such as
    `("month", "day", "year")`, figures are read in that one alone.
    """
    text = _TIME.sub("", " ".join(written.casefold().replace(" of ", " ").split()))
    weekday = _WEEKDAY.match(text)
    if weekday:
        text = text[weekday.end() :]
    text = " ".join(text.replace(",", " ").split())
    found = list(dict.fromkeys(one for one in _possible(text, order) if one))
    if weekday:
        found = [one for one in found if _falls_on(one, weekday[1])]
    return found


def meant_day(written: str, order: Sequence[str]) -> str | None:
    """The day that a text means by an order of figures; None for a month, a year or no date."""
    return next((one for one in meant_dates(written, order) if len(one) == _WHOLE), None)


def in_words(date: str) -> str:
    """A date of an entry as one says it: 20 February 2025."""
    year, month, day = (*date.split("-"), "", "")[:3]
    if not month:
        return year
    first = dt.date(int(year), int(month), int(day or 1))
    return f"{first.day} {first:%B %Y}" if day else f"{first:%B %Y}"


def _possible(text: str, order: Sequence[str]) -> Iterator[str]:
    if match := _ISO.fullmatch(text):
        yield _date(match[1], match[2], match[3])
    elif order and (match := _FIGURES.fullmatch(text)):
        parts = dict(zip(order, match.groups(), strict=True))
        yield _date(parts["year"], parts["month"], parts["day"])
    elif match := _FIGURES.fullmatch(text):
        yield _date(match[3], match[2], match[1])
        yield _date(match[3], match[1], match[2])
    elif match := _DAY_AND_MONTH.fullmatch(text):
        yield _date(match[3], _named(match[2]), match[1])
    elif match := _MONTH_AND_DAY.fullmatch(text):
        yield _date(match[3], _named(match[1]), match[2])
    elif match := _MONTH.fullmatch(text):
        yield _date(match[2], _named(match[1]), None)
    elif match := _MONTH_IN_FIGURES.fullmatch(text):
        yield _date(match[2], match[1], None)
    elif _SERIAL.fullmatch(text):
        yield (_FIRST_SERIAL + dt.timedelta(days=int(text))).isoformat()


def _named(month: str) -> str:
    return str(_MONTHS.index(month[:3]) + 1) if month[:3] in _MONTHS else "0"


def _date(year: str, month: str, day: str | None) -> str:
    """The date, if there is such a day; else empty."""
    whole = int(year)
    if len(year) == 2:
        whole += 2000 if whole < _CENTURY_TURNS else 1900
    try:
        found = dt.date(whole, int(month), int(day or 1))
    except ValueError:
        return ""
    if not FIRST_YEAR <= whole <= LAST_YEAR:
        return ""
    return found.isoformat() if day else f"{found:%Y-%m}"


def _falls_on(date: str, weekday: str) -> bool:
    """Whether a whole date is that day of the week; a month alone has all of them."""
    return len(date) < _WHOLE or _WEEKDAYS[dt.date.fromisoformat(date).weekday()] == weekday
