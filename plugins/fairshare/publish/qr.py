"""QR codes for printed pages (ISO/IEC 18004), as SVG."""

from __future__ import annotations

import re

import segno
from markupsafe import Markup

_QUIET = 4
"""Squares of empty border that the standard asks for."""
_DARK = re.compile(rb"\x01+")


def qr(address: str, words: str) -> Markup:
    """A QR code of an address with `words` as its text for those who can't see it.

    Error correction M: a sixth of the code may be dirty or torn. The mask is fixed, for choosing
    the best costs four times as much (docs/adr/0009); the way to draw is ours for the same reason.
    """
    code = segno.make_qr(address, error="m", mask=0)
    path = "".join(
        f"M{run.start()} {row}h{run.end() - run.start()}"
        for row, squares in enumerate(code.matrix)
        for run in _DARK.finditer(squares)
    )
    side = len(code.matrix) + 2 * _QUIET
    return Markup(
        '<svg class="fs-qr" viewBox="-{quiet} -{quiet}.5 {side} {side}" role="img"'
        ' aria-label="{words}" shape-rendering="crispEdges"><path fill="#fff" d="M-{quiet}'
        ' -{quiet}.5h{side}v{side}h-{side}z"/><path stroke="#000" d="{path}"/></svg>'
    ).format(side=side, quiet=_QUIET, words=words, path=path)
