"""The wrong changes that were written by hand: the rows of `by_hand.yml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ROWS = Path(__file__).with_suffix(".yml")


@dataclass(frozen=True)
class ByHand:
    """One wrong change."""

    name: str
    means: str
    """What would be wrong, in a sentence."""
    file: str
    changes: Sequence[tuple[str, str]]
    """Texts that stand once in the file, and what takes their place."""
    tests: Sequence[str]
    """The nearest test files, one of which must fail."""
    always: bool = False
    """Whether it once passed every test, and is tried each time that others are drawn."""

    def applied(self, text: str) -> str:
        """A file with the changes made. Raises ValueError where one has no place, or several."""
        for old, new in self.changes:
            if text.count(old) != 1:
                raise ValueError(f"{self.name}: {self.file} has {text.count(old)} times: {old}")
            text = text.replace(old, new)
        return text


def read_by_hand(path: Path = ROWS) -> list[ByHand]:
    """The rows of the file, in its order."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [ByHand(**row | {"changes": [tuple(one) for one in row["changes"]]}) for row in rows]
