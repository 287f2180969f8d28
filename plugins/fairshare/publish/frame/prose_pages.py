"""The site's own prose pages, for pages of the register that lead to one where it stands."""

from __future__ import annotations

from pathlib import Path


def prose_pages(docs: Path) -> frozenset[str]:
    """The addresses of the prose pages in a folder, below the site's root: `about/questioning/`."""
    found = (file.relative_to(docs).with_suffix("") for file in docs.rglob("*.md"))
    pages = (one.parent if one.name == "index" else one for one in found)
    return frozenset(f"{one.as_posix()}/" for one in pages)
