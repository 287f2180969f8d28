"""An entry as plain data, and places in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Where a value lies in an entry: keys and list positions, from the root."""

Data: TypeAlias = Mapping[str, Any]
"""An entry as plain data: fields by name, as they were written."""

WORKED_EXAMPLE = "worked-example"
IMPORTED = "imported"
"""Who assessed an entry: this project, from public sources, or nobody.

(contract: fields, Three kinds of entry)
"""
PERSONAL = frozenset({"identifiable", "pseudonymised"})
"""The identifiability codes that make data personal (contract: fields, Personal data)."""


def value_at(data: Any, path: Path) -> Any:
    """What stands at a place of plain data of any form; None where nothing does."""
    for step in path:
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data
