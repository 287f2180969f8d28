"""What is said of texts that are not read as they were written: E261 and W262."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import Wording
from fairshare.language import N_

AS_WRITTEN: Mapping[str, Wording] = {
    "E261": Wording.of(
        N_("{field} breaks off at the #: after a space, YAML takes the rest for a comment."),
        N_(
            "Put the whole text in quotes if the rest belongs to it. A note of your own goes on a "
            "line above."
        ),
    ),
    "W262": Wording.of(
        N_("{field} holds a list whose items run together on the page."),
        N_("Write it under a `|`, with a dash and a space before each item."),
    ),
}
"""The words of each code."""
