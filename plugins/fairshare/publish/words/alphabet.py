"""Names in the order of the alphabet, whatever their accents."""

from __future__ import annotations

import unicodedata


def sort_key(name: str) -> str:
    """A name as the alphabet sees it: without case and accents (Ŵ beside W)."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def initial(name: str) -> str:
    """The letter under which a name stands; "#" for one that starts with none."""
    first = sort_key(name)[:1].upper()
    return first if first.isalpha() else "#"
