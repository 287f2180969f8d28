"""The register: all its entries, by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fairshare.model.initiative import Initiative
from fairshare.model.organisation import Organisation
from fairshare.model.removed import Removed


@dataclass(frozen=True, slots=True)
class Register:
    """The valid entries of one register, each mapping ordered by id."""

    initiatives: Mapping[str, Initiative]
    organisations: Mapping[str, Organisation]
    removed: Mapping[str, Removed] = field(default_factory=dict)
    """What is left of initiatives whose text is gone: in no list, but at their address."""
