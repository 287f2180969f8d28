"""Dates as a pattern, for validators that know no format of ours."""

from __future__ import annotations

_YEAR = "(19[0-9]{2}|20[0-9]{2}|2100)"
_LEAP_YEAR = "(19(0[48]|[2468][048]|[13579][26])|20([02468][048]|[13579][26]))"

DATE_PATTERN = (
    f"^({_YEAR}(-(0[1-9]|1[0-2]))?"
    f"|{_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
    f"|{_YEAR}-(0[13-9]|1[0-2])-(29|30)"
    f"|{_YEAR}-(0[13578]|1[02])-31"
    f"|{_LEAP_YEAR}-02-29)$"
)
"""Exactly the dates that `validate.calendar_date.earliest` takes: real ones, 1900 to 2100."""
