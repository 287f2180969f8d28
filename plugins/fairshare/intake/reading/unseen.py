"""Text of a workbook's cell that readers of the sheet don't see, or see struck out."""

from __future__ import annotations

from typing import Any

STRUCK = (
    "This text, or a part of it, is struck out, and would be published as if it were not.",
    "Delete what is struck out, or take the line through it away.",
)
INVISIBLE = (
    "This text can't be seen in the sheet: it is white, or its number format hides it.",
    "Show it, or delete it: what can't be seen can't be checked.",
)

_WHITE = "FFFFFFFF"
_HIDES = ";;;"
"""A number format that shows nothing of any kind of value."""


def unseen(cell: Any) -> tuple[str, str] | None:
    """What is wrong with how a cell is shown, and what to do; None for one that shows its text."""
    font = cell.font
    if (font is not None and font.strike) or any(map(_is_struck, _runs(cell.value))):
        return STRUCK
    if cell.number_format == _HIDES or (_is_white(font) and cell.fill.fill_type is None):
        return INVISIBLE
    return None


def _runs(value: Any) -> list[Any]:
    """The parts of a cell that are formatted apart."""
    return list(value) if isinstance(value, list) else []


def _is_struck(run: Any) -> bool:
    font = getattr(run, "font", None)
    return bool(font is not None and font.strike)


def _is_white(font: Any) -> bool:
    """Whether a font is white by its own colour; theme colours differ from program to program."""
    color = font.color if font is not None else None
    return color is not None and color.type == "rgb" and color.rgb == _WHITE
