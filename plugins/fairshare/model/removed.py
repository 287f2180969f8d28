"""What is left of an initiative whose text the maintainers removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fairshare.model.data import Data

REDACTED = "redacted"
"""The field that makes a file the notice of a removal, and no entry."""


def is_removed(data: Mapping[str, Any]) -> bool:
    """Whether a file is only what is left of an entry that the maintainers removed."""
    return REDACTED in data


@dataclass(frozen=True, slots=True)
class Removed:
    """What is left of an initiative whose text the maintainers removed: id, dates and reason."""

    id: str
    file: str
    sha256: str
    data: Data

    @property
    def lead(self) -> str:
        """Id of the organisation that led."""
        return self.id.partition("/")[0]

    @property
    def date(self) -> str:
        """When the text was removed."""
        return str(self.data[REDACTED]["date"])

    @property
    def reason(self) -> str:
        return str(self.data[REDACTED]["reason"])
