"""QR codes for printed pages (ISO/IEC 18004), as pictures within the page."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from collections.abc import Sequence

import segno
from markupsafe import Markup

_QUIET = 4
"""Squares of empty border that the standard asks for."""
_SQUARES = b"10" + bytes(254)
"""A light square as the bit of a white pixel, a dark one as that of a black pixel."""
_MASK = 2
"""Of eight patterns that break up large areas. To find the best for each code takes five times as
long, and finds this one for most addresses; a reader takes any.
"""


def qr(address: str, words: str) -> Markup:
    """A QR code of an address with `words` as its text for those who can't see it.

    Error correction M: a sixth of the code may be dirty or torn. The squares are segno's, the
    picture is ours: segno's own takes ten times as long, and as SVG it is five times as large.
    """
    code = segno.make_qr(address, error="m", boost_error=False, mask=_MASK)
    return Markup('<img class="fs-qr" alt="{}" src="data:image/png;base64,{}">').format(
        words, b64encode(_png([bytes(row) for row in code.matrix])).decode()
    )


def _png(rows: Sequence[bytes]) -> bytes:
    """Squares as PNG (ISO/IEC 15948), a pixel each, in a border of light ones.

    Stored and not packed: not every zlib packs to the same bytes, and one commit must give the same
    site on every machine.
    """
    side = len(rows) + 2 * _QUIET
    width = (side + 7) // 8
    light = [bytes(side)] * _QUIET
    framed = (*light, *(row.center(side, b"\0") for row in rows), *light)
    lines = (int(row.ljust(width * 8, b"\0").translate(_SQUARES), 2) for row in framed)
    pixels = b"".join(b"\0" + line.to_bytes(width, "big") for line in lines)
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels, 0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)
