"""What the form needs beside its page: an empty entry, and the facts that its scripts work with."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.publish.edition import Edition
from fairshare.publish.entry_template import entry_template
from fairshare.publish.page import Asset


def form_assets(edition: Edition) -> Iterator[Asset]:
    """Files below `assess/`."""
    yield entry_template(edition.framework)
