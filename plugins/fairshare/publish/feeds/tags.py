"""Names that never change for what followers' programs remember: `tag:` addresses (RFC 4151)."""

from __future__ import annotations

from urllib.parse import urlsplit

SINCE = "2026"
"""The year in every tag. RFC 4151 wants a day on which the host was the register's. It is fixed:
another year would be another name, and every reader would see every entry again."""


def tags(site_url: str) -> str:
    """What the tags of a register's things begin with: `tag:host,2026:path/of/the/register/`.

    The register's path is part of it, so that two registers of one host never share a name.
    """
    place = urlsplit(site_url)
    return f"tag:{place.hostname},{SINCE}:{place.path.removeprefix('/')}"
