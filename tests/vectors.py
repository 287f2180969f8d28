"""Worked cases of scoring: what must come out, to the last decimal place (contract: scoring)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases" / "score"

VECTORS: dict[str, dict[str, Any]] = {
    f"{path.stem}/{case['name']}": case
    for path in sorted(CASES.glob("score-vectors*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))["cases"]
}
"""By file and name, with answers, gates, decision and what must come out. All are own entries."""
