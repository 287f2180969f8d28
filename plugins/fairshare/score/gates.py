"""Gates: what caps an assessment from outside the answers (contract: scoring, Outcome).

Entries are read as they are: scoring does not judge validity. A fact that is missing or malformed
is not known, and is never taken for good news: an unreadable lawful basis is none. Nor is it taken
for bad news that nobody stated: only `not_done`, `in_progress` and `true` speak of a DPIA.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairshare.model import PERSONAL


def gates(data: Mapping[str, Any]) -> frozenset[str]:
    """The gates that an entry as written runs into. Raises nothing, whatever `data` holds."""
    dpia = _group(_group(data, "safeguards"), "dpia")
    status = dpia.get("status")
    found = set()
    if _personal(data):
        if not _states_a_basis(data):
            found.add("no_lawful_basis")
        if status == "not_done":
            found.add("dpia_missing")
    if dpia.get("residual_high_risk") is True and dpia.get("ico_consulted") is not True:
        found.add("ico_not_consulted")
    if status == "in_progress":
        found.add("dpia_in_progress")
    return frozenset(found)


def _personal(data: Mapping[str, Any]) -> bool:
    """Whether the entry says that the data is personal. An entry that does not say is invalid."""
    identifiability = _group(data, "data").get("identifiability")
    return isinstance(identifiability, str) and identifiability in PERSONAL


def _states_a_basis(data: Mapping[str, Any]) -> bool:
    bases = _group(data, "legal").get("bases")
    return isinstance(bases, list) and any(isinstance(b, str) and b.strip() for b in bases)


def _group(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name)
    return value if isinstance(value, Mapping) else {}
