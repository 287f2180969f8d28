"""Gates: what caps an assessment from outside the answers (contract: scoring, Outcome).

Entries are read as they are: scoring does not judge validity. A fact that is missing or malformed
is not known, and is never taken for good news: a basis that can't be read, or that the law does
not know as one, leaves it open on what the use rests. Nor is it taken for bad news that nobody
stated: only a list that is empty or left out says that there is no basis, and only `not_done`,
`in_progress` and `true` speak of a DPIA.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairshare.framework import Code, LegalBasis
from fairshare.model import PERSONAL, Path

_PERSONAL: Path = ("data", "identifiability")
_BASES: Path = ("legal", "bases")
_STATUS: Path = ("safeguards", "dpia", "status")

FIELDS: Mapping[str, tuple[Path, ...]] = {
    "no_lawful_basis": (_PERSONAL, _BASES),
    "lawful_basis_unknown": (_PERSONAL, _BASES, ("legal", "gateways")),
    "dpia_missing": (_PERSONAL, _STATUS),
    "ico_not_consulted": (
        ("safeguards", "dpia", "residual_high_risk"),
        ("safeguards", "dpia", "ico_consulted"),
    ),
    "dpia_in_progress": (_STATUS,),
}
"""Each gate with the fields that it looks at."""


def gates(data: Mapping[str, Any], legal_bases: Mapping[str, LegalBasis]) -> frozenset[str]:
    """The gates that an entry as written runs into. Raises nothing, whatever `data` holds.

    `legal_bases`: what the jurisdiction says of each code.
    """
    dpia = _group(_group(data, "safeguards"), "dpia")
    status = dpia.get("status")
    found = set()
    if _personal(data):
        if gate := _lawful_basis(_group(data, "legal"), legal_bases):
            found.add(gate)
        if status == "not_done":
            found.add("dpia_missing")
    if dpia.get("residual_high_risk") is True and dpia.get("ico_consulted") is not True:
        found.add("ico_not_consulted")
    if status == "in_progress":
        found.add("dpia_in_progress")
    return frozenset(found)


def gates_changed_by(kind: Code) -> frozenset[str]:
    """The gates whose fields are others since an event of this kind.

    A correction is none: it says what had been so from the first day.
    """
    if kind.corrects:
        return frozenset()
    return frozenset(gate for gate, fields in FIELDS.items() if any(map(kind.may_change, fields)))


def _personal(data: Mapping[str, Any]) -> bool:
    """Whether the entry says that the data is personal. An entry that does not say is invalid."""
    identifiability = _group(data, "data").get("identifiability")
    return isinstance(identifiability, str) and identifiability in PERSONAL


def _lawful_basis(legal: Mapping[str, Any], known: Mapping[str, LegalBasis]) -> str | None:
    """The gate that the bases run into; None where one of them is a basis in law."""
    bases = legal.get("bases")
    if bases is None or bases == []:
        return "no_lawful_basis"
    for code in bases if isinstance(bases, list) else ():
        basis = known.get(code) if isinstance(code, str) else None
        if basis and basis.is_basis and (not basis.with_gateway or _names_a_law(legal)):
            return None
    return "lawful_basis_unknown"


def _names_a_law(legal: Mapping[str, Any]) -> bool:
    gateways = legal.get("gateways")
    return isinstance(gateways, list) and any(map(_is_named, gateways))


def _is_named(gateway: object) -> bool:
    name = gateway.get("name") if isinstance(gateway, Mapping) else None
    return isinstance(name, str) and bool(name.strip())


def _group(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name)
    return value if isinstance(value, Mapping) else {}
