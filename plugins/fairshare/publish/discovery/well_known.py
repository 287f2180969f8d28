"""`/.well-known/fairshare.json`: where a program that knows only a register's address begins."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from fairshare.framework import ENTRY_KINDS
from fairshare.publish.discovery.file_list import published_files
from fairshare.publish.discovery.openapi import OPENAPI
from fairshare.publish.edition import Edition
from fairshare.publish.page import Asset

WELL_KNOWN = ".well-known/fairshare.json"
VERSION = "1.0.0"
"""Of this file's own form, which only ever adds."""


def well_known(edition: Edition) -> Iterator[Asset]:
    """What the register is, and each of its files with its address, its kind and its promise.

    Where the path has gaps the address is a template (RFC 6570). Initiatives are counted by voice.
    On a site below a path it lies below that path too. Paths count from the site's root.
    """
    described = {
        "fairshare": VERSION,
        "title": edition.site_name,
        "url": edition.site_url,
        "language": "en",
        "licence": asdict(edition.licence),
        "as_of": edition.today.isoformat(),
        "seal": edition.seal,
        "initiatives": {
            code: sum(item.state.voice.code == code for item in edition.items)
            for code in ENTRY_KINDS
        },
        "organisations": len(edition.organisations),
        "rules": f"{edition.site_url}data/",
        "openapi": f"{edition.site_url}{OPENAPI}",
        "files": [
            {
                "name": file.name,
                "path": file.path,
                "url_template" if file.many else "url": f"{edition.site_url}{file.path}",
                "media_type": file.media_type,
                "title": file.title,
                "promise": file.promise,
            }
            for file in published_files(edition)
        ],
    }
    text = json.dumps(described, ensure_ascii=False, indent=1)
    yield Asset(WELL_KNOWN, f"{text}\n".encode())
