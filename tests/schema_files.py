"""The schemas as they lie in `schema/`, and as they were published."""

from __future__ import annotations

import json
from typing import Any

from fairshare.schemas.identity import KINDS, VERSION
from projects import REPOSITORY
from trees import CASES

SOURCE = {
    kind: json.loads((REPOSITORY / f"schema/{kind}.schema.json").read_text(encoding="utf-8"))
    for kind in KINDS
}
GOLDEN = CASES / "schema" / VERSION
"""What was published as 1.0, and stays."""


def whole_decimal(value: Any) -> bool:
    """Whether 4.0 or the like is in it: YAML tells it from 4, JSON does not."""
    if isinstance(value, float):
        return value.is_integer()
    inner = value.values() if isinstance(value, dict) else value
    return isinstance(value, dict | list) and any(map(whole_decimal, inner))
