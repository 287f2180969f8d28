"""What a build and a check of a large register cost: from nothing, and as the next to the last."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.made import make_register
from bench.process_tree import Cost, cost_of

COUNT = 2_000
MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - only a place to put a folder of our own
"""Real disks take between one and three times as long for the same files, by their mood."""
DAY = {"SOURCE_DATE_EPOCH": "1795651200", "NO_MKDOCS_2_WARNING": "1"}
QUIET = {"DISABLE_MKDOCS_2_WARNING": "true", "PYTHONDONTWRITEBYTECODE": ""}
_BARE = """
import sys, yaml
from pathlib import Path
for file in sorted(Path("register").rglob("*.yml")):
    for event in yaml.parse(file.read_bytes(), Loader=yaml.CSafeLoader):
        pass
"""
"""A bare pass of libyaml over every file, its start included."""
_GOALS: Mapping[str, float] = {
    "build, nothing changed": 0.10,
    "build, one changed": 0.12,
    "build with search, nothing changed": 0.10,
    "build with search, one changed": 0.10,
    "check, nothing changed": 0.10,
}
"""At most so much of the same from nothing, at 2,000."""


def scale(folder: Path) -> None:
    """Processor seconds and megabytes of each kind of run, as ratios to the run from nothing."""
    count = int(os.environ.get("BENCH_COUNT", COUNT))
    where = MEMORY_DISK if MEMORY_DISK.is_dir() else folder
    with tempfile.TemporaryDirectory(prefix="fairshare-scale-", dir=where) as name:
        project = make_register(Path(name) / "made", count, history=True)
        load = os.getloadavg()[0]
        print(f"{count} initiatives on {os.cpu_count()} cores, load {load:.1f} at the start")
        for search in ("false", "true"):
            _builds(project, search=search)
            shutil.rmtree(project / ".cache")
            if search == "false":
                _sizes(project / "site", count)
            shutil.rmtree(project / "site")
        _checks(project)


def _builds(project: Path, *, search: str) -> None:
    """From nothing, nothing changed, one entry changed; the index of texts too, or not."""
    name = "build with search" if search == "true" else "build"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    surroundings = DAY | QUIET | {"FAIRSHARE_SEARCH": search}
    cold = cost_of(command, project, surroundings)
    _say(f"{name}, from nothing", cold)
    cost_of(command, project, surroundings)  # from here on, two sites lie there to start from
    _say(f"{name}, nothing changed", cost_of(command, project, surroundings), cold)
    _change(project, search)
    _say(f"{name}, one changed", cost_of(command, project, surroundings), cold)


def _checks(project: Path) -> None:
    command = [str(Path(sys.executable).with_name("fairshare")), "check"]
    surroundings = DAY | QUIET
    bare = cost_of([sys.executable, "-c", _BARE], project, surroundings)
    _say("bare libyaml", bare)
    cold = cost_of(command, project, surroundings)
    _say("check, from nothing", cold)
    print(f"    {cold.seconds / bare.seconds:.1f} × bare libyaml (goal 3)")
    _say("check, nothing changed", cost_of(command, project, surroundings), cold)


def _change(project: Path, how: str) -> None:
    """Another summary in one entry, committed."""
    file = sorted(project.glob("register/initiatives/*/*.yml"))[7]
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('"summary": "', f'"summary": "Changed {how}. ', 1), encoding="utf-8"
    )
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    commit = ["git", *identity, "commit", "-q", "-a", "-m", "c"]
    subprocess.run(commit, cwd=project, check=True)


def _sizes(site: Path, count: int) -> None:
    files = [one for one in site.rglob("*") if one.is_file()]
    size = sum(one.stat().st_size for one in files)
    print(f"  an initiative: {len(files) / count:.2f} files (goal 4.5),", end=" ")
    print(f"{size / count / 1e3:.1f} kB (goal 90)")


def _say(name: str, cost: Cost, cold: Cost | None = None) -> None:
    goal = f" (goal {_GOALS[name]:.2f})" if name in _GOALS else ""
    ratio = f"   {cost.seconds / cold.seconds:5.3f} of the run from nothing{goal}" if cold else ""
    print(f"  {name:36} {cost.seconds:6.2f} s {cost.megabytes:6.0f} MB{ratio}", flush=True)
