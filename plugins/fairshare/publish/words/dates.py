"""Dates as entries write them, which may be a year or a month only, for people and for sorting."""

from __future__ import annotations

from fairshare.validate.calendar_date import first_day

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def date_words(written: str) -> str:
    """`2025-04-02` as "2 April 2025"; a date with less in it, with less: "April 2025", "2025"."""
    parts = written.split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def duration_words(period: str) -> str:
    """An ISO 8601 duration as words: `P1Y6M` as "1 year 6 months"; "unknown" as it is."""
    names = {"Y": "year", "M": "month", "W": "week", "D": "day"}
    words, digits = [], ""
    for character in period.removeprefix("P"):
        if character.isdigit():
            digits += character
        elif character in names and digits:
            words.append(f"{int(digits)} {names[character]}{'' if int(digits) == 1 else 's'}")
            digits = ""
    return " ".join(words) or period


def days_between(first: str, second: str) -> int | None:
    """Whole days from one date to another; None unless both name a day."""
    if len(first) != len(second) or len(first) != len("YYYY-MM-DD"):
        return None
    return (first_day(second) - first_day(first)).days
