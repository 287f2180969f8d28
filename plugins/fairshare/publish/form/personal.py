"""What the form needs to look for personal data as the check does: patterns, proofs, names.

It is a file of its own, which is asked for when somebody begins to type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from stdnum import numdb
from stdnum.gb import upn

from fairshare.framework import Jurisdiction
from fairshare.publish.form.patterns import in_javascript
from fairshare.validate.personal import names, proofs, search
from fairshare.validate.personal.data import ALLOWED, LONG_NUMBER
from fairshare.validate.personal.kind import DataKind
from fairshare.validate.personal.patterns import SECRETS, kinds_of

_NETWORKS = (
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
    *("172.16.0.0/12", "192.0.0.0/29", "192.0.0.170/31", "192.0.2.0/24", "192.168.0.0/16"),
    *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4"),
    *("::/127", "100::/64", "2001::/23", "2001:db8::/32", "fc00::/7", "fe80::/10"),
)
"""Addresses of the internet that lead to nobody (IANA: special-purpose addresses)."""


def personal_facts(jurisdiction: Jurisdiction) -> dict[str, Any]:
    """What `assess/personal.js` works with: the numbers are those of the pack of law."""
    return {
        "secrets": [_kind(kind) for kind in SECRETS],
        "kinds": [_kind(kind) for kind in kinds_of(jurisdiction.personal_numbers)],
        "address": in_javascript(search.URL),
        "longNumber": in_javascript(search.LONG_NUMBER),
        "largest": LONG_NUMBER,
        "allowed": {part: sorted(codes) for part, codes in ALLOWED.items()},
        "before": proofs.BEFORE,
        "after": proofs.AFTER,
        "drama": in_javascript(proofs.DRAMA),
        "book": in_javascript(proofs.BOOK),
        "exampleHost": in_javascript(proofs.EXAMPLE_HOST),
        "stepOfText": in_javascript(proofs.STEP_OF_TEXT),
        "networks": _NETWORKS,
        "banks": _banks(),
        "pupilAreas": sorted(upn._la_numbers),  # noqa: SLF001 - it has no other name
        "names": _names(),
    }


def _kind(kind: DataKind) -> dict[str, Any]:
    return {
        "code": kind.code,
        "pattern": in_javascript(kind.pattern),
        "proof": _proof(kind.proof),
        "words": kind.words,
    }


def _proof(proof: proofs.Proof) -> dict[str, Any]:
    match proof:
        case proofs.Near(words):
            return {
                "name": "near",
                "words": in_javascript(re.compile("|".join(words), re.IGNORECASE)),
            }
        case proofs.Passes(check, beside):
            return {"name": "passes", "check": check.__name__, "beside": _proof(beside)}
    return {"name": proof.__name__}


def _banks() -> Mapping[str, str]:
    """The form of account numbers by country, as the standard writes it: 4!n6!n8!n."""
    found = {}
    for first in range(ord("A"), ord("Z") + 1):
        for second in range(ord("A"), ord("Z") + 1):
            country = chr(first) + chr(second)
            details = numdb.get("iban").info(country)[0][1]
            if details:
                found[country] = str(details.get("bban", ""))
    return found


def _names() -> dict[str, Any]:
    return {
        "fields": [".".join(path) for path in names.FIELDS],
        "teams": ".".join(names.TEAMS),
        "capitals": in_javascript(names.CAPITALS),
        "whole": in_javascript(names.WHOLE),
        "behind": in_javascript(names.BEHIND),
        "roles": sorted(names.ROLES),
        "bodies": sorted(names.BODIES),
        "given": " ".join(sorted(name for name in names.given_names() if " " not in name)),
    }
