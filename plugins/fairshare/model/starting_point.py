"""What entries on a common kind of sharing have in common: where to start, and what to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """A kind of sharing that many bodies decide on. It says nothing of any one of them."""

    name: str
    """What its file is called."""
    label: str
    about: str
    """One sentence on what is shared and why, for whoever chooses among several."""
    fields: Mapping[tuple[str, ...], Any]
    """Codes that are usual: a list of them, or one."""
    hints: Mapping[tuple[str, ...], str]
    """What to look at in a field or a question: the risks that such sharing has."""
    country: str = ""
    """The only country that has it; empty where many do."""
