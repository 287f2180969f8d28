"""How well one colour can be seen on another (WCAG 2.2), and one near by that can."""

from __future__ import annotations

from collections.abc import Iterable

TEXT = 4.5
"""For text: success criterion 1.4.3. Lines of controls, 1.4.11, need 3, and have the colour of
text here."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours #rrggbb, from 1 to 21.

    Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def near(colour: str, grounds: Iterable[str], toward: str) -> str:
    """The first colour on the way from one to another, in hundredths, that is seen on all grounds.

    On the way to white or black the hue stays. It is the colour itself where that passes.
    """
    grounds = tuple(grounds)
    mixed = (_mixed(colour, toward, step / 100) for step in range(101))
    return next(one for one in mixed if all(contrast(one, ground) >= TEXT for ground in grounds))


def _luminance(colour: str) -> float:
    """Source: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _mixed(colour: str, toward: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(toward), strict=True)
    return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in pairs)
