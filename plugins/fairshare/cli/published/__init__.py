"""What is published: prove it, watch it, and go on from it."""

from __future__ import annotations

from fairshare.cli.published.last_publication import base_of, last_publication
from fairshare.cli.published.verify import verify

__all__ = ["base_of", "last_publication", "verify"]
