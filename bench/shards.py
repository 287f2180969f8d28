"""What a build costs on several machines, stage by stage, beside the same on one."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from bench.made import make_register
from bench.process_tree import Cost, cost_of
from bench.scale import COUNT, DAY, MEMORY_DISK, QUIET

SHARDS = 4


def shards(folder: Path) -> None:
    """Processor seconds and megabytes of each stage, the text index included."""
    count = int(os.environ.get("BENCH_COUNT", COUNT))
    where = MEMORY_DISK if MEMORY_DISK.is_dir() else folder
    with tempfile.TemporaryDirectory(prefix="fairshare-shards-", dir=where) as name:
        made = make_register(Path(name) / "made", count, search=True, history=True)
        load = os.getloadavg()[0]
        print(f"{count} initiatives, {SHARDS} shards, load {load:.1f} at the start")
        whole = _run(made, "one machine")
        each = [f"{number}/{SHARDS}" for number in range(1, SHARDS + 1)]
        bundles = ["--bundles", f"{name}/bundles"]
        costs = [_run(made, f"check {one}", *bundles, "--check", one) for one in each]
        costs += [_run(made, f"draw {one}", *bundles, "--draw", one) for one in each]
        costs += [_run(made, "join", *bundles)]
        longest = max(costs[:SHARDS]).seconds + max(costs[SHARDS:-1]).seconds + costs[-1].seconds
        every = sum(cost.seconds for cost in costs)
        print(
            f"  one after the other {longest:.1f} s, {longest / whole.seconds:.2f} of one machine"
        )
        print(f"  all together {every:.1f} s, {every / whole.seconds:.2f} of one machine")
        for bundle in sorted(Path(name, "bundles").iterdir()):
            print(f"  {bundle.name:24} {bundle.stat().st_size / count / 1e3:6.1f} kB an initiative")


def _run(project: Path, name: str, *options: str) -> Cost:
    """A build on a machine that has nothing but the register."""
    for left in (".cache", "site"):
        shutil.rmtree(project / left, ignore_errors=True)
    command = [str(Path(sys.executable).with_name("fairshare")), "--quiet", "build", *options]
    cost = cost_of(command, project, DAY | QUIET)
    print(f"  {name:24} {cost.seconds:6.2f} s {cost.megabytes:6.0f} MB", flush=True)
    return cost
