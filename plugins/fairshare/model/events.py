"""What happened to a sharing, and what was corrected on its page."""

from __future__ import annotations

from dataclasses import dataclass

from fairshare.model.data import Data

CORRECTION = "correction"
REASSESSED = "reassessed"
DECIDED = "decided"
REVIEWED = "review-held"
"""The kinds of event that the program itself asks for (schema/codes/event_kinds.yml)."""


@dataclass(frozen=True, slots=True)
class Event:
    """One item of an entry's `events`. Dates stand as written."""

    date: str
    kind: str
    """A code of `event_kinds`."""
    summary: str
    by: str | None = None
    """Id of an organisation, or the name of a body."""
    url: str | None = None
    recorded: str | None = None
    """When it was added here, where that was later."""

    @classmethod
    def read(cls, data: Data) -> Event:
        """Give types to an event that passed the schema."""
        optional = (data.get(field) for field in ("by", "url", "recorded"))
        return cls(data["date"], data["kind"], data["summary"], *optional)
