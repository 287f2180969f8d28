"""What an unquoted value means: the few types of YAML 1.2 that an entry needs; all else is text.

`no`, 2026-01-01, 010, 12:30 and 1e3 are text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

MAX_DIGITS = 15
"""Of a number: more are not exact in every program that reads the open data."""

CONSTANTS: Mapping[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_NUMERIC = frozenset("-0123456789")


def typed(text: str) -> Any:
    """The value of an unquoted text. Raises OverflowError for a number of too many digits."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    if text[0] in _NUMERIC and (number := _NUMBER.fullmatch(text)):
        if sum(map(str.isdigit, text)) > MAX_DIGITS:
            raise OverflowError(text)
        return int(text) if number[1] is None else float(text)
    return text.strip()


def is_typed(text: str) -> bool:
    """Whether an unquoted text is no text."""
    return text in CONSTANTS or _NUMBER.fullmatch(text) is not None
