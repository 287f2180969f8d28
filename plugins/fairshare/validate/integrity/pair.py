"""What a rule on one entry sees: what it said in an earlier revision, and the file of today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fairshare.model import Data
from fairshare.problems import Problem
from fairshare.validate.naming import FieldNames
from fairshare.validate.source import Source


@dataclass(frozen=True, slots=True)
class Pair:
    """An initiative then and now."""

    old: Data
    source: Source
    names: FieldNames
    """How to speak of a field."""
    decided: frozenset[str]
    """Ids of all initiatives that were decided then."""

    @property
    def new(self) -> Data:
        return self.source.data


IntegrityRule = Callable[[Pair], Iterator[Problem]]
"""It bears with fields that are missing or of the wrong kind, then and now."""
