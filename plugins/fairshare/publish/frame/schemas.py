"""The schemas at their permanent addresses, for editors and for other people's programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from fairshare.framework import Framework
from fairshare.publish.page import Asset

VERSION = "1.0"
"""Of the entry format; the address carries it."""


def schemas(framework: Framework) -> Iterator[Asset]:
    """`schema/1.0/*.schema.json`, as the checks use them."""
    for name, schema in (
        ("initiative", framework.initiative_schema),
        ("organisation", framework.organisation_schema),
        ("removed", framework.removed_schema),
    ):
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        yield Asset(f"schema/{VERSION}/{name}.schema.json", f"{text}\n".encode())
