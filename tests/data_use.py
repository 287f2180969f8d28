"""An approved use of health data, drawn from the full example, and what its row holds."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from openpyxl import load_workbook

from editions import made
from fairshare.load.framework import load_framework
from fairshare.publish.edition import Edition
from fairshare.publish.profiles.data_uses import NAME
from trees import SCHEMA

FRAMEWORK = load_framework(SCHEMA, (NAME,))
PROFILE = FRAMEWORK.profiles[NAME]
ID = "northshire-health-data-trust/falls-after-a-change-of-medicines"
CUSTODIAN = "northshire-health-data-trust"
BODIES: dict[str, dict[str, Any]] = {
    CUSTODIAN: {"name": "Northshire Health Data Trust", "type": "nhs"},
    "university-of-northshire": {
        "name": "University of Northshire",
        "type": "education",
        "identifiers": [{"scheme": "XI-ROR", "id": "05a28rw58"}],
    },
    "northshire-research-fund": {"name": "Northshire Research Fund", "type": "charity"},
}


def as_use(data: dict[str, Any]) -> None:
    """Make the full example an approved use: every cell of its row has something to say."""
    data |= {
        "title": "Falls in older people after a change of medicines",
        "summary": "We want to know whether people over 75 fall more often then.",
        "themes": ["health", "statistics-and-research"],
        "references": [{"scheme": "HDR UK data use register", "id": "NDT-001"}],
        "organisations": [
            {"id": CUSTODIAN, "roles": ["lead", "provider"]},
            {"id": "university-of-northshire", "roles": ["recipient", "funder"]},
            {"id": "northshire-research-fund", "roles": ["funder"]},
        ],
        "approvals": [{"by": "Northshire Ethics Board", "date": "2025-01-20"}],
        "events": [
            {"date": "2025-05-12", "kind": "released", "summary": "The first release."},
            {"date": "2025-06-30", "kind": "released", "summary": "The second release."},
        ],
        "profiles": {
            NAME: {
                "accredited_researcher": "yes",
                "request_category": "health-services",
                "technical_summary": "A cohort study.\n\nFollowed for 90 days.",
                "national_opt_out": "not-applicable",
                "linked_assets": "Deleted at the end of the project.",
                "privacy_enhancement": "Names and numbers were replaced by keys.",
                "research_outputs": ["https://papers.northshire.example/falls"],
            }
        },
    }
    for name in ("flows", "acceptability", "challenges", "related", "areas"):
        del data[name]
    data["assessment"]["date"] = "2025-01-18"
    data["purpose"] |= {
        "aims": ["research"],
        "benefits": "Doctors will know **which changes** need a check-up soon after.",
    }
    data["data"] |= {
        "categories": ["health"],
        "description": "Dates of admissions, and codes of medicines.",
        "people": ["patients"],
        "datasets": ["Admissions", "Prescriptions"],
        "identifiability": "pseudonymised",
        "transfer": "secure-environment",
        "frequency": "one-off",
        "linkage": "Matched by a key once.",
        "onward_sharing": "none",
    }
    data["legal"] |= {
        "special_category_conditions": ["uk-gdpr-9-2-j"],
        "confidentiality": "section-251",
    }
    data["decision"] |= {"outcome": "approved", "date": "2025-02-12"}
    del data["decision"]["conditions"]
    data["dates"] |= {"submitted": "2025-01-10", "starts": "2025-03-01", "ends": "2027-02-28"}
    data["results"] = [
        {
            "date": "2025-11-03",
            "achieved": "too-early",
            "summary": "A first paper tells how the data was prepared.",
            "url": "https://papers.northshire.example/first",
        }
    ]


def edition_of(*changes: Any, identifier: str = ID) -> Edition:
    """A register of one use, changed."""

    def change(data: dict[str, Any]) -> None:
        as_use(data)
        for one in changes:
            one(data)

    return made(FRAMEWORK, {identifier: change}, organisations=BODIES)


def sheet_of(content: bytes) -> list[list[Any]]:
    """The rows of the upload as openpyxl reads them, days as days."""
    (sheet,) = load_workbook(io.BytesIO(content)).worksheets
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert sheet.title == "Data Uses Template"
    return [[c.date() if isinstance(c, dt.datetime) else c for c in row] for row in rows]
