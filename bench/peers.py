"""What a first build costs beside two peers: Hugo on the same site, stock MkDocs on the same text.

No peer does the same work. So what each was given and what each wrote stands beside its seconds.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.hugo import HELP, alike, make_same_site
from bench.made import make_register
from bench.process_tree import Cost, cost_of
from bench.scale import COUNT, DAY, MEMORY_DISK, QUIET
from bench.stock import make_stock
from fairshare.manifest.files import files_below

RUNS = 3
_MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")


class _Builder(NamedTuple):
    """Who builds a site, from what."""

    name: str
    command: Sequence[str]
    project: Path
    site: str
    """The folder that it writes, below its project."""
    leftovers: tuple[str, ...] = ()
    """What else it keeps there for the next build."""
    variables: Mapping[str, str] = {}

    def from_nothing(self) -> Cost:
        """Build once more as if for the first time."""
        for folder in (self.site, *self.leftovers):
            shutil.rmtree(self.project / folder, ignore_errors=True)
        return cost_of(self.command, self.project, {**DAY, **QUIET, **self.variables})


def peers(folder: Path) -> None:
    """Processor seconds of a first build, ours and of each peer, in turn, and what each wrote."""
    count = int(os.environ.get("BENCH_COUNT", COUNT))
    where = MEMORY_DISK if MEMORY_DISK.is_dir() else folder
    with tempfile.TemporaryDirectory(prefix="fairshare-peers-", dir=where) as name:
        made = make_register(Path(name) / "ours", count, history=True)
        ours = _Builder("FairShare", _MKDOCS, made, "site", (".cache",))
        ours.from_nothing()  # compiles what Python and the templates are made of
        stock = _Builder("stock MkDocs", _MKDOCS, make_stock(made, Path(name) / "stock"), "site")
        builders = [ours, stock]
        program = shutil.which("hugo")
        if program:
            same = make_same_site(made / "site", Path(name) / "hugo")
            builders.append(_Builder("Hugo", (program, "--quiet"), same, "public", ("resources",)))
        load = os.getloadavg()[0]
        print(f"{count} initiatives on {os.cpu_count()} cores, load {load:.1f} at the start")
        costs: dict[str, list[Cost]] = defaultdict(list)
        for run in range(RUNS):
            for one in builders:
                costs[one.name].append(one.from_nothing())
            each = (f"{name} {found[-1].seconds:.1f} s" for name, found in costs.items())
            print(f"    run {run + 1}: {', '.join(each)}", flush=True)
        for one in builders:
            _say(one, costs[one.name], costs[ours.name])
        text = sum(f.stat().st_size for f in (stock.project / "docs").rglob("*.md")) / count
        print("  FairShare checks, scores and publishes; without the index of texts.")
        print(f"  Stock MkDocs draws the same text as Markdown, {text / 1e3:.1f} kB an initiative.")
        if program:
            print(
                f"  Hugo writes {alike(made / 'site', same / 'public')}. It was given each page's"
            )
            print("  finished body, and each other file as it is.")
        else:
            print(f"  No ratio to Hugo writing the same site. {HELP}")


def _say(builder: _Builder, costs: Sequence[Cost], ours: Sequence[Cost]) -> None:
    """One line: the median, what was written, and how many times as much ours took."""
    files = [
        builder.project / builder.site / p for p in files_below(builder.project / builder.site)
    ]
    size = sum(file.stat().st_size for file in files) / 1e6
    seconds = statistics.median(cost.seconds for cost in costs)
    memory = max(cost.megabytes for cost in costs)
    line = f"  {builder.name:14} {seconds:6.2f} s {memory:5.0f} MB;"
    line += f" {len(files):6,} files, {size:6.1f} MB"
    if costs is not ours:
        ratios = sorted(own.seconds / one.seconds for own, one in zip(ours, costs, strict=True))
        line += f"; ours takes {statistics.median(ratios):.1f} × as long"
        line += f" ({ratios[0]:.1f} to {ratios[-1]:.1f})"
    print(line, flush=True)
