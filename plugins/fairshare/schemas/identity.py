"""Under which name a schema is known: two bodies with different rules never share one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from fairshare.schemas.published import published

VERSION = "1.0"
"""Of the form of an entry; the address carries it."""
KINDS = ("initiative", "organisation", "removed")
"""The kinds of file that a register holds."""

STOCK: Mapping[str, frozenset[str]] = {
    "initiative": frozenset({"783a00bda1ef", "afa5bd4f10a2"}),
    "organisation": frozenset({"1bae55184f1f"}),
    "removed": frozenset({"8975acb5a40c"}),
}
"""Digests of the schemas that FairShare itself has brought. Add to them; a test says when."""


class PublishedSchema(NamedTuple):
    """A schema with the name that it goes by."""

    paths: tuple[str, ...]
    """Where it lies below the site's root. The name is the address of the last."""
    content: dict[str, Any]


def published_schemas(
    schemas: Mapping[str, Mapping[str, Any]], site_url: str
) -> Iterator[PublishedSchema]:
    """Each schema by its kind, as it is published below the site's address.

    As FairShare brought it, it is named by its usual address. A body that changed it gets a name
    with a digest in it, which leads to the same file. Without an address the name is a URN.
    """
    for kind, schema in schemas.items():
        plain = published(schema)
        name = f"schema/{VERSION}/{kind}.schema.json"
        mark = digest(plain)
        changed = mark not in STOCK[kind]
        own = f"schema/{VERSION}/{mark}/{kind}.schema.json"
        paths = (name, own) if changed else (name,)
        urn = f"urn:fairshare:schema:{VERSION}:{kind}" + (f":{mark}" if changed else "")
        identifier = f"{site_url}{paths[-1]}" if site_url else urn
        start = {"$schema": plain.pop("$schema"), "$id": identifier}
        plain.pop("$id", None)
        yield PublishedSchema(paths, {**start, **plain})


def digest(plain: Mapping[str, Any]) -> str:
    """Twelve letters that stand for a published schema, whatever its own name and order."""
    nameless = {key: value for key, value in plain.items() if key != "$id"}
    text = json.dumps(nameless, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]
