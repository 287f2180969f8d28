"""Lists that were pasted with the signs of a word processor, where YAML wants hyphens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

BULLETS = "•‣⁃∙◦▪▫■□●○◆►➢➤✓✔"
"""Signs that nothing but a list begins with."""


def is_item(line: str) -> bool:
    """Whether a line begins with such a sign and says something after it."""
    written = line.strip()
    return len(written) > 1 and written[0] in BULLETS


def bulleted(text: str) -> list[str]:
    """The items of a list that became one text; empty where it does not begin with such a sign."""
    if not is_item(text):
        return []
    return [part.strip() for part in re.split(f"[{BULLETS}]", text) if part.strip()]


def with_hyphens(lines: Sequence[str], start: int) -> str:
    """The items from line `start` on, from 0, as YAML wants them."""
    return "\n".join(map(_as_item, takewhile(is_item, lines[start:])))


def _as_item(line: str) -> str:
    text = line.lstrip()
    return f"{line[: len(line) - len(text)]}- {text[1:].strip()}"
