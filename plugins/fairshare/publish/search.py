"""The text index: Pagefind over the finished pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from fairshare.problems import SetupError


def index(site: Path) -> None:
    """Index every page marked `data-pagefind-body` into `pagefind/` below the site.

    Runs Pagefind once over the folder: its per-record Python calls wait 0.1 s each
    (docs/adr/0006). Raises SetupError with what Pagefind said when it fails.
    """
    done = subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0 or not (site / "pagefind" / "pagefind.js").is_file():
        said = (done.stderr or done.stdout).strip() or "it said nothing"
        raise SetupError(f"The search index could not be made; Pagefind said: {said}")
