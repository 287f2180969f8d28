"""What it costs to read a register's past, beside git's own log over the same files."""

from __future__ import annotations

import random
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from fairshare.git.repository import Repository
from fairshare.history.edits import Edits, edits_of, read_edits

INITIATIVES, COMMITS, RUNS = 10_000, 3_000, 5
LEADS = 100
FIRST = 1_600_000_000
"""Seconds since 1970 of the first commit; each later one is an hour after."""


def make_past(folder: Path, initiatives: int, commits: int, seed: int = 1) -> Path:
    """A repository with a register of many entries, of which each commit changes one to five."""
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", "-b", "main", folder], check=True)
    subprocess.run(
        ["git", "-C", folder, "fast-import", "--quiet"],
        input=b"".join(_stream(initiatives, commits, random.Random(seed))),  # noqa: S311 - no secret
        check=True,
    )
    subprocess.run(["git", "-C", folder, "gc", "-q"], check=True)
    return folder


def versus_log(folder: Path) -> None:
    """Every edit of every entry, read into values, against what git alone takes to list them."""
    repository = Repository.at(make_past(folder / "past", INITIATIVES, COMMITS))
    log = ["git", "-C", str(repository.top), "log", "--raw", "--", "register"]
    ours, git = [], []
    edits = Edits({}, {})
    for _run in range(RUNS):
        git.append(_timed(lambda: subprocess.run(log, check=True, stdout=subprocess.DEVNULL)))
        started = time.perf_counter()
        edits_of.cache_clear()
        edits = read_edits(repository, "register")
        ours.append(time.perf_counter() - started)
    count = sum(map(len, edits.initiatives.values()))
    took, base = statistics.median(ours), statistics.median(git)
    print(f"{count} versions of {INITIATIVES} initiatives in {COMMITS} commits, {RUNS} runs")
    print(f"  {took / base:.2f} × `git log --raw` (goal below 3)   {took:.2f} s, git {base:.2f} s")


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _stream(initiatives: int, commits: int, rng: random.Random) -> Iterator[bytes]:
    """What `git fast-import` reads: first every entry at once, then a few at a time."""
    for number in range(commits):
        changed = (
            range(initiatives) if number == 0 else rng.sample(range(initiatives), 1 + number % 5)
        )
        when = FIRST + 3600 * number
        yield f"commit refs/heads/main\ncommitter A <a@example.org> {when} +0000\n".encode()
        yield b"data 1\nc\n"
        for one in changed:
            text = f"title: Initiative {one}\nsummary: As of commit {number}\n".encode()
            path = f"register/initiatives/lead-{one % LEADS}/initiative-{one}.yml"
            yield f"M 100644 inline {path}\ndata {len(text)}\n".encode() + text + b"\n"
