"""Dates and durations, which may be a year or a month only, in words and in order."""

from __future__ import annotations

import datetime as dt

import pytest

from fairshare.publish.words.dates import date_words, days_between, duration_words
from fairshare.validate.calendar_date import first_day


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2025-04-02", "2 April 2025"),
        ("2025-12-31", "31 December 2025"),
        ("2025-04", "April 2025"),
        ("2025", "2025"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_was_written(written: str, words: str) -> None:
    """A year stays a year: no day is made up."""
    assert date_words(written) == words


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-04-02", dt.date(2025, 4, 2)),
        ("2025-04", dt.date(2025, 4, 1)),
        ("2025", dt.date(2025, 1, 1)),
    ],
)
def test_a_date_sorts_by_its_earliest_day(written: str, day: dt.date) -> None:
    """Partial dates are compared at their earliest day (contract: fields, Dates)."""
    assert first_day(written) == day


@pytest.mark.parametrize("written", ["", "2025-13", "2025-02-30", "2 April 2025", "unknown"])
def test_what_is_no_date_has_no_day(written: str) -> None:
    """It is an error of ours to ask."""
    with pytest.raises(ValueError, match=written or "^$"):
        first_day(written)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("P1Y", "1 year"),
        ("P2Y", "2 years"),
        ("P1Y6M", "1 year 6 months"),
        ("P18M", "18 months"),
        ("P2W", "2 weeks"),
        ("P90D", "90 days"),
        ("P1D", "1 day"),
        ("unknown", "unknown"),
    ],
)
def test_a_duration_is_told_in_words(period: str, words: str) -> None:
    """Nobody must read ISO 8601."""
    assert duration_words(period) == words


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("2025-10-02", "2025-10-11", 9),
        ("2025-10-02", "2025-10-02", 0),
        ("2024-02-28", "2024-03-01", 2),
        ("2025-10", "2025-10-11", None),
        ("2025-10-02", "", None),
        ("2025", "2026", None),
    ],
)
def test_days_are_counted_only_between_days(first: str, second: str, days: int | None) -> None:
    """Between months or years nobody knows them."""
    assert days_between(first, second) == days
