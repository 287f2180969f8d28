"""An organisation that initiatives name, described once."""

from __future__ import annotations

from dataclasses import dataclass

from fairshare.model.data import Data

_BODY_CHANGED = "body-changed"
"""The kind of correction after which old decisions keep the name of their day."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation that initiatives name, described once."""

    id: str
    file: str
    sha256: str
    data: Data

    @property
    def name(self) -> str:
        """What it is called now."""
        return str(self.data["name"])

    @property
    def also_known_as(self) -> tuple[str, ...]:
        """Acronyms and former names."""
        return tuple(self.data.get("also_known_as", ()))

    @property
    def closed(self) -> str | None:
        """The day on which it was or will be closed, as written."""
        return self.data.get("closed")

    @property
    def successors(self) -> tuple[str, ...]:
        """Ids of the organisations that took its place; the first answers for its decisions."""
        written = self.data.get("successor", ())
        return (written,) if isinstance(written, str) else tuple(written)

    @property
    def former_names(self) -> tuple[tuple[str, str], ...]:
        """Each day on which the body was renamed, as written, with its name until then.

        In order of date. A name that was only misspelt here was never the body's.
        """
        return tuple(
            (one["date"], str(one["was"]))
            for one in self.data.get("corrections", ())
            if one["path"] == "name" and one["kind"] == _BODY_CHANGED
        )
