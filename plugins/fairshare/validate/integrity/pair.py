"""What a rule on one entry sees: what it said in an earlier revision, and the file of today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from fairshare.framework import OWN
from fairshare.model import IMPORTED, Data
from fairshare.problems import Problem
from fairshare.validate.entry_access import entry_kind, is_decided, text
from fairshare.validate.integrity.compared import as_compared
from fairshare.validate.integrity.coverage import Coverage
from fairshare.validate.integrity.sequence import added
from fairshare.validate.naming import FieldNames
from fairshare.validate.source import Source

_BEGUN = frozenset({"pilot", "live", "paused", "ended"})
"""The stages of a sharing that people have lived with."""

Since = Literal["decided", "begun", "withdrawn"]


@dataclass(frozen=True)
class Pair:
    """An initiative then and now, as they are compared."""

    old: Data
    new: Data
    source: Source
    names: FieldNames
    """How to speak of a field."""
    coverage: Coverage

    @classmethod
    def of(cls, old: Data, source: Source, names: FieldNames, coverage: Coverage) -> Pair:
        """`old` as the revision says it, `source` the file of today."""
        schema = names.subschema(())
        new = as_compared(source.data, schema)
        return cls(as_compared(old, schema), new, source, names, coverage)

    @cached_property
    def own(self) -> bool:
        """Whether it was the body's own entry, and not somebody's reading of the record."""
        return entry_kind(self.old) == OWN

    @cached_property
    def since(self) -> Since | None:
        """From when on nothing of substance changed in silence; None where it still may.

        (contract: fields, From its decision on)
        """
        if is_decided(self.old):
            return "decided"
        if entry_kind(self.old) == IMPORTED:
            return None
        if "withdrawn" in self.old:
            return "withdrawn"
        return "begun" if text(self.old, "stage") in _BEGUN else None

    @cached_property
    def added(self) -> tuple[tuple[int, Data], ...]:
        """The events that are new, each with its place."""
        return tuple(added(self.old, self.new, "events"))

    @property
    def corrected(self) -> bool:
        """Whether a new event says that the page was wrong."""
        return any(self.coverage.corrects(event) for _, event in self.added)


IntegrityRule = Callable[[Pair], Iterator[Problem]]
"""It bears with fields that are missing or of the wrong kind, then and now."""
