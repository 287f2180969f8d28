"""Our scripts as they are served: the same lines, without those that are comments (docs/adr/0040).

They say why and name types, for whoever works on them; on the way to a phone they only weigh.
"""

from __future__ import annotations

import re
from pathlib import Path

SCRIPTS = "assets/fairshare"
"""Where our scripts lie in a site."""

_COMMENTS = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/)\n", re.DOTALL | re.MULTILINE)


def leave_out_comments(folder: Path) -> None:
    """Write each of our scripts in a site anew, without its comments."""
    for file in sorted((folder / SCRIPTS).rglob("*.js")):
        served = without_comments(file.read_text(encoding="utf-8"))
        file.write_text(served, encoding="utf-8", newline="\n")


def without_comments(script: str) -> str:
    """A script without the comments that have lines of their own; no other line changes."""
    return _COMMENTS.sub("", script).lstrip("\n")
