"""Data inside a page, for programs: a script element that no browser runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

_ESCAPED = str.maketrans({one: f"\\u{ord(one):04x}" for one in "<>&'\u2028\u2029"})
"""What could end the element, or be taken for markup, as JSON may write it too."""


def data_block(said: Mapping[str, Any]) -> Markup:
    """JSON-LD for the head of a page; nothing for nothing.

    The Content-Security-Policy has no say in it: `application/ld+json` is no script.
    """
    if not said:
        return Markup()
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - escaped
