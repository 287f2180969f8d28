"""Numbers that a state gives a person, but for those of health and insurance: E408.

Where the pack of law names one as its own (`of`) it needs no word beside it, or a common one.
"""

from __future__ import annotations

import re

from fairshare.validate.personal import checksums
from fairshare.validate.personal.kind import DataKind, alone
from fairshare.validate.personal.proofs import near, passes

_CITIZEN = r"[0-9]{9}|[0-9]{4}[ .][0-9]{2}[ .][0-9]{3}"
_PUBLIC_SERVICE = r"[0-9]{7} ?[A-W][ABHWTX]?"
_LICENCE = (
    r"[A-Z9]{5} ?[0-9](?:[05][1-9]|[16][0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9] ?"
    r"[A-Z9]{2}[0-9A-Z][A-Z]{2}"
)

OFFICIAL_NUMBERS = (
    DataKind(
        "E408",
        alone(r"[0-9]{5} ?[0-9]{5}K?"),
        passes(checksums.tax_reference, beside=near(r"\bUTR", "taxpayer", "tax ref")),
    ),
    DataKind(
        "E408",
        alone(r"[A-Z][0-9]{11}[0-9A-Z]", flags=re.IGNORECASE),
        passes(checksums.pupil_number, beside=near(r"\bUPN", "pupil")),
    ),
    DataKind(
        "E408",
        alone(_CITIZEN),
        passes(checksums.citizen_number, beside=near(r"\bBSN", "burgerservice", "sofinummer")),
    ),
    DataKind(
        "E408",
        alone(_CITIZEN),
        passes(
            checksums.citizen_number,
            beside=near("persoon", "inwoner", "cliënt", "patiënt", r"\bsofi"),
        ),
        of="nl-bsn",
    ),
    DataKind(
        "E408",
        alone(r"10[0-9]{7}"),
        passes(checksums.education_number, beside=near("onderwijsn", r"\bPGN", "leerling")),
        of="nl-onderwijsnummer",
    ),
    DataKind(
        "E408",
        alone(_PUBLIC_SERVICE, flags=re.IGNORECASE),
        passes(checksums.public_service_number),
        of="ie-pps",
    ),
    DataKind(
        "E408",
        alone(_PUBLIC_SERVICE, flags=re.IGNORECASE),
        passes(
            checksums.public_service_number, beside=near(r"\bPPS", "public service n", r"\bRSI\b")
        ),
    ),
    DataKind("E408", alone(r"[0-9]{9}|[A-Z][0-9]{8}"), near("passport")),
    DataKind("E408", alone(_LICENCE, flags=re.IGNORECASE), near("licen[cs]e", "driv", "DVLA")),
)
"""In the order of trust."""
