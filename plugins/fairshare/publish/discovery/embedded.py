"""A short list of decisions that a body shows on its own pages, and the lines to copy for it."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator

from fairshare.language import gettext as _
from fairshare.publish.data.records import FORMAT
from fairshare.publish.edition import Edition, Item
from fairshare.publish.frame.environment import TEMPLATES
from fairshare.publish.page import Asset

EMBED = "embed/v1/"
SCRIPT = f"{EMBED}list.js"
MOST = 20
"""Initiatives of a list, the newest; a link leads to all."""


def embedded_files(edition: Edition) -> Iterator[Asset]:
    """The script, whose bytes never change, and a list for each organisation."""
    yield Asset(SCRIPT, script())
    if not edition.site_url:
        return
    by_body: dict[str, list[Item]] = defaultdict(list)
    for item in edition.items:
        for identifier in dict.fromkeys(one.id for one in item.initiative.participants):
            by_body[identifier].append(item)
    for identifier in edition.organisations:
        yield _list(identifier, by_body[identifier], edition)


def script() -> bytes:
    """What other people's pages load. They name it by its digest: another version is v2."""
    return (TEMPLATES / "fairshare" / "embed" / "list.js").read_bytes()


def integrity() -> str:
    """The digest by which a page tells a browser to run this script and no other."""
    return f"sha384-{base64.b64encode(hashlib.sha384(script()).digest()).decode()}"


def snippet(edition: Edition, identifier: str) -> str:
    """The lines for a body to copy into its page. Without the script they are a link."""
    site, words = edition.site_url, _("Our decisions on sharing data")
    return (
        f'<p data-fairshare="{identifier}">'
        f'<a href="{site}organisations/{identifier}/">{words}</a></p>\n'
        f'<script src="{site}{SCRIPT}" integrity="{integrity()}" '
        'crossorigin="anonymous" defer></script>\n'
    )


def _list(identifier: str, items: list[Item], edition: Edition) -> Asset:
    listed = {
        "schema_version": FORMAT,
        "language": "en",
        "name": edition.organisations[identifier].name,
        "url": f"{edition.site_url}organisations/{identifier}/",
        "total": len(items),
        "items": [
            {
                "title": item.initiative.title,
                "url": f"{edition.site_url}initiatives/{item.initiative.id}/",
                "headline": item.state.headline,
                "voice": item.state.voice.code,
                "voice_label": item.state.voice.label,
            }
            for item in items[:MOST]
        ],
    }
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    return Asset(f"{EMBED}organisations/{identifier}.json", f"{text}\n".encode())
