"""Dates that people write in other ways, and how the register writes the same day."""

from __future__ import annotations

import re
from datetime import date

from fairshare.validate.schema.failure import Hint

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)

_IN_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.? ([0-9]{4})")
_IN_FIGURES = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})")
"""Day first, as in the United Kingdom."""


def date_hint(written: str) -> Hint:
    """How to write a date (E105), with the day that was probably meant."""
    day = _meant(" ".join(written.casefold().split()))
    if day:
        return Hint("meant", {"day": f"{day.day} {day:%B %Y}", "date": day.isoformat()})
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", written):
        return Hint("no such day")
    return Hint("")


def _meant(written: str) -> date | None:
    if match := _IN_WORDS.fullmatch(written):
        day, name, year = match.groups()
        month = next((n for n, one in enumerate(_MONTHS, 1) if one.startswith(name)), 0)
    elif match := _IN_FIGURES.fullmatch(written):
        day, figure, year = match.groups()
        month = int(figure)
    else:
        return None
    try:
        return date(int(year), month, int(day))
    except ValueError:  # 31/02/2025
        return None
