"""QR codes for printed pages (ISO/IEC 18004), as SVG."""

from __future__ import annotations

import re
from functools import cache
from math import isqrt

import zxingcpp
from markupsafe import Markup

_QUIET = 4
"""Squares of empty border that the standard asks for."""
_STRIP = 8
"""Squares of a row that are drawn at once: so few that there are 256 kinds of strips."""
_RUN = re.compile(rb"\x00+|\xff+")


def qr(address: str, words: str) -> Markup:
    """A QR code of an address with `words` as its text for those who can't see it.

    Error correction M: a sixth of the code may be dirty or torn. The squares are zxing-cpp's; how
    they are drawn is ours, for its own SVG is one rectangle a square and several times as long.
    """
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    squares = bytes(code.to_image(add_quiet_zones=False))  # type: ignore[call-overload]  # a buffer
    side = isqrt(len(squares))
    rows = (squares[start : start + side] for start in range(0, side * side, side))
    path = f"m-{side} 1".join(map(_line, rows))
    return Markup(
        '<svg class="fs-qr" viewBox="-{quiet} -{quiet}.5 {side} {side}" role="img"'
        ' aria-label="{words}" shape-rendering="crispEdges"><path fill="#fff" d="M-{quiet}'
        ' -{quiet}.5h{side}v{side}h-{side}z"/><path stroke="#000" d="M0 0{path}"/></svg>'
    ).format(side=side + 2 * _QUIET, quiet=_QUIET, words=words, path=path)


def _line(row: bytes) -> str:
    """The steps of a pen along one row."""
    return "".join(_strip(row[start : start + _STRIP]) for start in range(0, len(row), _STRIP))


@cache
def _strip(squares: bytes) -> str:
    """The steps of a pen along a few squares: `h` draws, `m` moves on."""
    runs = (run[0] for run in _RUN.finditer(squares))
    return "".join(f"m{len(run)} 0" if run[0] else f"h{len(run)}" for run in runs)
