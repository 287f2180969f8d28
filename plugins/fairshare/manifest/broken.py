"""What stops the reading of a manifest, a chain or a list of files."""

from __future__ import annotations


class BrokenError(ValueError):
    """A file that does not have its form. Says why, in half a sentence."""
