"""The schemas at their permanent addresses, for editors and for other people's programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from fairshare.publish.edition import Edition
from fairshare.publish.page import Asset
from fairshare.schemas.identity import KINDS, published_schemas

FORM_SCHEMAS = {
    "initiative": "assess/initiative.schema.json",
    "organisation": "assess/organisation.schema.json",
}
"""The schemas with our own keywords, from which the form takes its rules."""


def schemas(edition: Edition) -> Iterator[Asset]:
    """`schema/1.0/*.schema.json` for everybody, and what the form reads."""
    framework = edition.framework
    by_kind = {kind: framework.schema(kind) for kind in KINDS}
    for one in published_schemas(by_kind, edition.site_url):
        text = json.dumps(one.content, ensure_ascii=False, indent=2)
        for path in one.paths:
            yield Asset(path, f"{text}\n".encode())
    for kind, path in FORM_SCHEMAS.items():
        own = json.dumps(by_kind[kind], ensure_ascii=False, separators=(",", ":"))
        yield Asset(path, own.encode())
