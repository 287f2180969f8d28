"""Dates as people write them: the day that was meant is named, and no other."""

from __future__ import annotations

from calendar import month_abbr, month_name
from datetime import date

import pytest

from fairshare.validate.schema.dates_as_written import date_hint

WRITTEN = [
    "5 {name} 2025",
    "5th {name} 2025",
    " 5  {small} 2025 ",
    "05 {short} 2025",
    "5 {short}. 2025",
]


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_is_known_by_its_name(month: int, form: str) -> None:
    """Whole or short, in small letters, with an ending."""
    name = month_name[month]
    hint = date_hint(form.format(name=name, small=name.lower(), short=month_abbr[month]))
    assert hint.values["date"] == date(2025, month, 5).isoformat()


@pytest.mark.parametrize("written", ["05/03/2025", "5.3.2025", "5-03-2025", "05 3 2025"])
def test_in_figures_the_day_comes_first(written: str) -> None:
    """As in the United Kingdom."""
    assert date_hint(written).values["date"] == "2025-03-05"


@pytest.mark.parametrize(
    "written", ["31/02/2025", "5 Maybe 2025", "5 Mä 2025", "00/03/2025", "5/13/2025", "soon"]
)
def test_no_day_is_made_up(written: str) -> None:
    """What names none is told as it was before."""
    assert date_hint(written).name == ""
