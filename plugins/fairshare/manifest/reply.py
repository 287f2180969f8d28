"""What a published site gives for one of its files."""

from __future__ import annotations

from typing import NamedTuple


class Reply(NamedTuple):
    """One answer. Two addresses of a page may give two."""

    content: bytes
    fault: str = ""
    """What is wrong beside the content, as a sentence: where it leads, or as what it is sent."""
