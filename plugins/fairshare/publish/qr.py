"""QR codes for printed pages (ISO/IEC 18004), as SVG."""

from __future__ import annotations

import re
from math import isqrt

import zxingcpp
from markupsafe import Markup

_QUIET = 4
"""Squares of empty border that the standard asks for."""
_DARK = re.compile(rb"\x00+")


def qr(address: str, words: str) -> Markup:
    """A QR code of an address with `words` as its text for those who can't see it.

    Error correction M: a sixth of the code may be dirty or torn. The squares are zxing-cpp's; how
    they are drawn is ours, for its own SVG is one rectangle a square and several times as long.
    """
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    squares = bytes(code.to_image(add_quiet_zones=False))  # type: ignore[call-overload]  # a buffer
    side = isqrt(len(squares))
    rows = (squares[start : start + side] for start in range(0, side * side, side))
    path = "".join(
        f"M{run.start()} {number}h{run.end() - run.start()}"
        for number, row in enumerate(rows)
        for run in _DARK.finditer(row)
    )
    return Markup(
        '<svg class="fs-qr" viewBox="-{quiet} -{quiet}.5 {side} {side}" role="img"'
        ' aria-label="{words}" shape-rendering="crispEdges"><path fill="#fff" d="M-{quiet}'
        ' -{quiet}.5h{side}v{side}h-{side}z"/><path stroke="#000" d="{path}"/></svg>'
    ).format(side=side + 2 * _QUIET, quiet=_QUIET, words=words, path=path)
