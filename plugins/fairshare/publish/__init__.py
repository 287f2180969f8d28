"""Publish: an assessed register to pages and files. The last stage of the flow; knows no host."""

from __future__ import annotations

from fairshare.publish.edition import Edition
from fairshare.publish.site import Site

__all__ = ["Edition", "Site"]
