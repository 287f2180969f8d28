"""QR codes for printed pages (ISO/IEC 18004), as SVG."""

from __future__ import annotations

import re
from functools import cache

import segno
from markupsafe import Markup

_QUIET = 4
"""Squares of empty border that the standard asks for."""
_STRIP = 8
"""Squares of a row that are drawn at once: so few that there are 256 kinds of strips."""
_RUN = re.compile(rb"\x00+|\x01+")
_MASK = 2
"""Of eight patterns that break up large areas. To find the best for each code takes five times as
long, and finds this one for most addresses; a reader takes any.
"""


def qr(address: str, words: str) -> Markup:
    """A QR code of an address with `words` as its text for those who can't see it.

    Error correction M: a sixth of the code may be dirty or torn. The squares are segno's; how they
    are drawn is ours, for its own SVG takes longer.
    """
    code = segno.make_qr(address, error="m", boost_error=False, mask=_MASK)
    side = len(code.matrix)
    path = f"m-{side} 1".join(_line(bytes(row)) for row in code.matrix)
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
    return "".join(f"h{len(run)}" if run[0] else f"m{len(run)} 0" for run in runs)
