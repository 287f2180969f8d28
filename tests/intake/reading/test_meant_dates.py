"""Days as people and programs write them, in a table whose order of figures is known."""

from __future__ import annotations

import pytest

from fairshare.intake.mapping.table_mapping import DATE_ORDERS
from fairshare.intake.reading.dates import meant_day


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("10/04/2017", "day-first", "2017-04-10"),
        ("10/04/2017", "month-first", "2017-10-04"),
        ("10/04/2017", "year-first", None),
        ("2017/04/10", "year-first", "2017-04-10"),
        ("17/04/10", "year-first", "2017-04-10"),
        ("1.2.2020", "day-first", "2020-02-01"),
        ("10/04/17", "day-first", "2017-04-10"),
        ("10/04/49", "day-first", "2049-04-10"),
        ("10/04/50", "day-first", "1950-04-10"),
        ("10/04/2017 00:00", "day-first", "2017-04-10"),
        ("2017-04-10", "day-first", "2017-04-10"),
        ("2017-04-10T09:30:00Z", "month-first", "2017-04-10"),
        ("5 May 2020", "month-first", "2020-05-05"),
        ("05-May-20", "day-first", "2020-05-05"),
        ("Tuesday 5th May 2020", "year-first", "2020-05-05"),
        ("Monday 5th May 2020", "day-first", None),
        ("31 April 2020", "day-first", None),
        ("31/02/2017", "day-first", None),
        ("13/14/2017", "day-first", None),
        ("April 2017", "day-first", None),
        ("2017", "day-first", None),
    ],
)
def test_a_day_is_read_in_the_order_that_is_named(
    text: str, order: str, expected: str | None
) -> None:
    """No other way is tried: 4 October and 10 April look alike. A month alone is no day."""
    assert meant_day(text, DATE_ORDERS[order]) == expected
