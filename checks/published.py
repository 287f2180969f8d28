"""Counts the pages of a built site against the entries: `python -m checks.published site`.

A host that does not know the plugin builds a site without a word and without a decision in it.
"""

from __future__ import annotations

import sys
from pathlib import Path


def missing(root: Path, site: Path) -> list[str]:
    """The ids of entries under `root` that have no page in a site, in their order."""
    ids = (
        f"{file.parent.name}/{file.stem}"
        for file in sorted((root / "register" / "initiatives").glob("*/*.yml"))
    )
    return [one for one in ids if not (site / "initiatives" / one / "index.html").is_file()]


def count(site: Path) -> int:
    """How many initiatives have a page."""
    return len(list((site / "initiatives").glob("*/*/index.html")))


def main(root: Path, site: Path) -> int:
    """Say what is there and what is not; 0 when each entry has its page and there is one at all."""
    lost = missing(root, site)
    lines = [f"{one} has no page." for one in lost]
    sys.stdout.write("\n".join([*lines, f"{count(site)} initiatives have a page."]) + "\n")
    return 1 if lost or not count(site) else 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, Path(sys.argv[1])))
