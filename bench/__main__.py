"""`make bench`: what the whole build costs beside a stock one, run on the spot.

Prints ratios, which hold on any machine; seconds stand beside them only to show the size.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.data import data_cost
from bench.history import versus_log
from bench.made import make_register
from bench.scale import scale
from bench.search_page import search_page
from bench.stock import make_stock
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


def versus_stock(folder: Path, count: int) -> None:
    """Our build from nothing, and with nothing changed, against stock.

    In turn, and each run against the one beside it: a machine that slows down slows both.
    """
    ours = make_register(folder / "ours", count)
    stock = make_stock(ours, folder / "stock")
    build(ours)  # compiles what Python and the templates are made of, as on any machine in use
    build(stock)
    took: dict[Path, dict[str, list[float]]] = {
        ours: defaultdict(list),
        stock: defaultdict(list),
    }
    for _run in range(RUNS):
        for project in (ours, stock):
            forget(project)
            took[project]["from nothing"].append(build(project))
            took[project]["nothing changed"].append(build(project))
    text = sum(f.stat().st_size for f in (stock / "docs").rglob("*.md")) / count
    print(f"{count} initiatives, {text / 1000:.1f} kB of Markdown each, medians of {RUNS} runs")
    for name, goal in (("from nothing", 2), ("nothing changed", 4)):
        mine, peer = took[ours][name], took[stock][name]
        ratios = sorted(other / own for own, other in zip(mine, peer, strict=True))
        ratio = f"{statistics.median(ratios):5.2f} × as fast as stock (goal {goal})"
        spread = f"{ratios[0]:.2f} to {ratios[-1]:.2f}"
        seconds = f"{statistics.median(mine):.1f} s, stock {statistics.median(peer):.1f} s"
        print(f"  {name:16} {ratio}   {spread}; {seconds}")


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
    "stock": lambda folder: versus_stock(folder, 1000),
    "growth": growth,
    "history": versus_log,
    "search": search_page,
    "worst": worst,
    "data": data_cost,
    "scale": scale,
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
