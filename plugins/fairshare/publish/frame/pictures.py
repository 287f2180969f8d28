"""A body's own pictures in the frame of every page: what they are, and how large."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from fairshare.language import gettext as _
from fairshare.problems import SetupError

HEAVIEST = 50_000
"""Bytes: every page loads it."""

_KINDS = {".svg": "image/svg+xml", ".png": "image/png"}
_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_SVG = re.compile(rb"<svg\b[^>]*>")
_SIZES = re.compile(rb"\b(width|height)=[\"']([0-9.]+)(?:px)?[\"']")
_VIEW = re.compile(rb"\bviewBox=[\"']\s*(?:[0-9.-]+[\s,]+){2}([0-9.]+)[\s,]+([0-9.]+)\s*[\"']")


class SitePicture(NamedTuple):
    """A picture of the site, with the size that keeps its place free while it loads."""

    url: str
    """Below the site's root."""
    kind: str
    """Its media type."""
    width: int
    height: int


def picture(docs: Path, path: str, refused: Callable[[str], SetupError]) -> SitePicture:
    """The picture at a path below `docs`. Raises what `refused` makes of the reason, if any."""
    kind = _KINDS.get(Path(path).suffix.lower())
    if kind is None:
        raise refused(_("must be an SVG or a PNG"))
    try:
        content = (docs / path).read_bytes()
    except OSError as error:
        said = _("names {path}, which is not in {folder}/").format(path=path, folder=docs.name)
        raise refused(said) from error
    if len(content) > HEAVIEST:
        raise refused(_("is heavier than {most} kB").format(most=HEAVIEST // 1000))
    size = _svg_size(content) if kind == "image/svg+xml" else _png_size(content)
    if size is None or not all(size):
        raise refused(_("can’t be read: an SVG needs a viewBox, a PNG its own first bytes"))
    return SitePicture(quote(path), kind, *size)


def _png_size(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(_PNG) or len(content) < 24:
        return None
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def _svg_size(content: bytes) -> tuple[int, int] | None:
    """By the view box, which gives the shape; else by width and height in pixels."""
    found = _SVG.search(content)
    if found is None:
        return None
    if view := _VIEW.search(found.group()):
        return round(float(view[1])), round(float(view[2]))
    sizes = {name: round(float(number)) for name, number in _SIZES.findall(found.group())}
    return (sizes[b"width"], sizes[b"height"]) if len(sizes) == 2 else None
