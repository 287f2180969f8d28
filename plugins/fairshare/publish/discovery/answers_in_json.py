"""What the JSON files look like, for clients that are made from the OpenAPI document.

Each holds at least these keys. More may come, so no schema here is closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]

_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_OBJECT: Schema = {"type": "object"}
_VOICES = ["own", "worked-example", "imported"]


def _named(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _listed(name: str) -> Schema:
    return {"type": "array", "items": _named(name)}


def _group(required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
    }


BY_NAME: Mapping[str, Schema] = {
    "register": _named("Register"),
    "initiative": _named("InitiativeFile"),
    "organisation": _named("OrganisationFile"),
    "embedded-list": _named("EmbeddedList"),
    "dictionary": _OBJECT,
    "schema": _OBJECT,
    "catalogue": _OBJECT,
    "terms": _OBJECT,
}
"""The answer of an operation, where it is JSON."""

_ENVELOPE = {"schema_version": _TEXT, "licence": _named("Licence")}


def components() -> dict[str, Schema]:
    """The schemas that the operations name."""
    return {
        "Licence": _group({"name": _TEXT, "title": _TEXT, "url": _TEXT}),
        "Initiative": _initiative(),
        "Organisation": _group(
            {
                "id": _TEXT,
                "url": _TEXT,
                "version": _COUNT,
                "sha256": _TEXT,
                "answered_by": _TEXT,
                "labels": _OBJECT,
                "days": _OBJECT,
                "entry": _OBJECT,
            }
        ),
        "Register": _group(
            {
                **_ENVELOPE,
                "title": _TEXT,
                "url": _TEXT,
                "as_of": {**_TEXT, "format": "date"},
                "seal": _TEXT,
                "total": _group(
                    {"initiatives": _COUNT, "removed": _COUNT, "organisations": _COUNT}
                ),
                "questions": {"type": "array", "items": _OBJECT},
                "codes": _OBJECT,
                "initiatives": _listed("Initiative"),
                "organisations": _listed("Organisation"),
            }
        ),
        "InitiativeFile": _group({**_ENVELOPE, "initiative": _named("Initiative")}),
        "OrganisationFile": _group({**_ENVELOPE, "organisation": _named("Organisation")}),
        "EmbeddedList": _embedded(),
    }


def _initiative() -> Schema:
    """An initiative; one that was removed has no voice, and says only that it was there."""
    asked = {"type": ["string", "null"], "enum": ["is", "was", "would", "asked", None]}
    voices = {"type": ["string", "null"], "enum": [*_VOICES, None]}
    return _group(
        {
            "id": _TEXT,
            "url": _TEXT,
            "version": _COUNT,
            "sha256": _TEXT,
            "state": _TEXT,
            "shared": asked,
            "voice": voices,
            "entry": _OBJECT,
            "labels": _OBJECT,
            "days": _OBJECT,
        },
        {"headline": {"type": ["string", "null"]}, "decision": _TEXT, "ratings": _OBJECT},
    )


def _embedded() -> Schema:
    item = _group(
        {
            "title": _TEXT,
            "url": _TEXT,
            "headline": _TEXT,
            "voice": {"enum": _VOICES},
            "voice_label": _TEXT,
        }
    )
    return _group(
        {
            "schema_version": _TEXT,
            "language": _TEXT,
            "name": _TEXT,
            "url": _TEXT,
            "total": _COUNT,
            "items": {"type": "array", "items": item},
        }
    )
