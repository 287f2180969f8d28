"""Numbers, ranges and periods as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

RANGE = re.compile(r"([0-9]+)\s*(?:-|\N{EN DASH}|to|\.\.)\s*([0-9]+)", re.IGNORECASE)
"""The lowest and the highest of a range: 2-3, 2 to 3."""

_GROUPED = re.compile(r"[0-9]{1,3}(?:[, \N{NO-BREAK SPACE}'][0-9]{3})+")
_DECIMAL = re.compile(r"-?[0-9]+(?:[.,][0-9]{1,15})?")
_UNITS = {"year": "Y", "yr": "Y", "month": "M", "week": "W", "day": "D"}
_LENGTH = re.compile(r"([0-9]+)\s*(year|yr|month|week|day)s?\b")
_NUMBERS = {
    "a": "1",
    "an": "1",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "twelve": "12",
}
_NUMBER = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b")
_BETWEEN = re.compile(r"[\s,]|and")
_SHORT = re.compile(r"p(?:[0-9]+[ymwd])+")


def reads_the_same(written: str, period: str) -> bool:
    """Whether a period stands as pages show it, number by number: 18 months is shown so again."""
    plain = re.fullmatch(r"(?:[0-9]+ (?:year|month|week|day)s?[, and]*)+", written.strip())
    return plain is not None and meant_period(written) == period


def meant_numbers(written: str) -> Iterator[int | float]:
    """The numbers that a text can mean: 1,024 is about a thousand or about one."""
    text = written.strip().removesuffix("%").strip()
    if _GROUPED.fullmatch(text):
        yield int(re.sub(r"[^0-9]", "", text))
    if _DECIMAL.fullmatch(text):
        number = float(text.replace(",", "."))
        yield int(number) if number.is_integer() else number


def meant_period(written: str) -> str:
    """A length of time as entries write it: 2 years 6 months is P2Y6M; empty where it is none."""
    text = _NUMBER.sub(lambda found: _NUMBERS[found[0]], " ".join(written.casefold().split()))
    if _SHORT.fullmatch(text):
        return text.upper()
    parts = [(int(match[1]), _UNITS[match[2]]) for match in _LENGTH.finditer(text)]
    if not parts or _BETWEEN.sub("", _LENGTH.sub("", text)):
        return ""
    ordered = sorted(parts, key=lambda part: "YMWD".index(part[1]))
    return "P" + "".join(f"{count}{unit}" for count, unit in ordered)
