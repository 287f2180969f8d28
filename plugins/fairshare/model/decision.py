"""A decision: what was decided, by whom, why and under which conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fairshare.model.data import Data


@dataclass(frozen=True, slots=True)
class DecisionCondition:
    """What must be kept to, and how far it is."""

    text: str
    met: str | None = None
    """yes, no, partly or open; None where the entry does not say."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, by which role or body, and why. An imported entry may know the first alone.

    Dates stand as written: YYYY-MM-DD; YYYY-MM or YYYY in a worked example or an imported entry.
    """

    outcome: str
    date: str | None = None
    not_later_than: str | None = None
    """The latest day that it can be, where the day itself is not known."""
    decided_by: str = ""
    decided_by_kind: str | None = None
    justification: str = ""
    """Prose with its marks."""
    conditions: tuple[DecisionCondition, ...] = ()
    divergence: Mapping[str, Any] | None = None
    override: Mapping[str, Any] | None = None
    earlier: Decision | None = None
    """That it had been put off, where this decision followed."""

    @property
    def dated(self) -> str:
        """The date to sort and to compare by: its own, else the latest that it can be, else ""."""
        return self.date or self.not_later_than or ""

    @classmethod
    def read(cls, data: Data) -> Decision:
        """Give types to a decision that passed the schema and names an outcome."""
        earlier = data.get("earlier")
        return cls(
            outcome=data["outcome"],
            date=data.get("date"),
            not_later_than=data.get("not_later_than"),
            decided_by=data.get("decided_by", ""),
            decided_by_kind=data.get("decided_by_kind"),
            justification=data.get("justification", ""),
            conditions=tuple(
                DecisionCondition(one["text"], one.get("met")) for one in data.get("conditions", ())
            ),
            divergence=data.get("divergence"),
            override=data.get("override"),
            earlier=None if earlier is None else cls.read(earlier),
        )
