"""`make bench`: what a build costs, beside its peers and beside itself, run on the spot.

Prints ratios, which hold on any machine; seconds stand beside them only to show the size.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.data import data_cost
from bench.history import versus_log
from bench.made import make_register
from bench.peers import peers
from bench.scale import scale
from bench.search_page import search_page
from bench.shards import shards
from bench.worst import worst

RUNS = 5
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
USUAL = {"PYTHONDONTWRITEBYTECODE": ""}
"""Python keeps compiled modules unless it is told not to, and so it does for both sides here."""


def build(project: Path) -> float:
    """Seconds that one `mkdocs build` takes, its start included."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        check=True,
        env=os.environ | QUIET | USUAL,
    )
    return time.perf_counter() - started


def forget(project: Path) -> None:
    """Make the next build a first one.

    What earlier ones left is moved aside: some disks are slow to take new files for a minute after
    as many were deleted, and that would be counted to whoever builds next.
    """
    aside = Path(tempfile.mkdtemp(prefix="aside-", dir=project.parent))
    for left in ("site", ".cache"):
        if (project / left).exists():
            (project / left).rename(aside / left)


def growth(folder: Path) -> None:
    """Time per initiative at 2,000 against 500: whether the cost grows faster than the register."""
    each = {}
    for count in (500, 2000):
        project = make_register(folder / f"grow-{count}", count)
        times = []
        for _run in range(RUNS):
            forget(project)
            times.append(build(project) / count)
        each[count] = statistics.median(times)
    more = (each[2000] / each[500] - 1) * 100
    print(f"Time per initiative at 2,000 against 500: {more:+.0f} % (goal at most +20 %)")


PARTS: Mapping[str, Callable[[Path], None]] = {
    "peers": peers,
    "growth": growth,
    "history": versus_log,
    "search": search_page,
    "worst": worst,
    "data": data_cost,
    "scale": scale,
    "shards": shards,
}
"""What can be measured; `python -m bench history` measures that alone."""


def main() -> None:
    """Run every benchmark, or those named, in a folder that is removed afterwards."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="fairshare-bench-") as name:
        for part in sys.argv[1:] or PARTS:
            PARTS[part](Path(name))
    print(f"Measured in {time.monotonic() - started:.0f} s.")


if __name__ == "__main__":
    main()
