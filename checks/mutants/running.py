"""Runs tests in a copy of the repository, into which one wrong change at a time is put.

A run is a fork of this process, into which what others wrote is loaded already; what is ours, and
so may be changed, each run loads anew.
"""

from __future__ import annotations

import compileall
import importlib
import os
import py_compile
import re
import resource
import shutil
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

ROOT = Path(__file__).parents[2]
_NEEDED: tuple[str, ...] = ("checks", "plugins", "register", "schema", "tests", "docs", "examples")
_NEEDED += ("mkdocs.yml", "pyproject.toml", "register.yml")
"""What the tests read; neither what was built nor what was installed."""
_LOADED: tuple[str, ...] = (
    "hypothesis",
    "jinja2",
    "jsonschema",
    "markdown_it",
    "mkdocs.config",
    "nh3",
    "openpyxl",
)
_LOADED += ("faker", "icalendar", "playwright.sync_api", "segno", "stdnum", "tinycss2", "yaml")
_OURS = ("fairshare", "checks")
PASSED, FAILED, NO_COLLECTION, NO_START = 0, 1, 2, 4
"""What pytest ends with: also where a changed module lets no test be read, or not even begin."""
STOPPED = -1
"""What a run ends with that did not come to an end."""
_PROCESSOR_SECONDS = 300
"""What one run may use of a processor; a busy machine does not use it up."""
_SECONDS = 1800
"""What it may last."""
_IDLE_SECONDS = 120
"""How long nothing of it may run: it waits for what never comes."""
_LOOK_SECONDS = 5
"""How often that is looked at."""

_PROCESSES = Path("/proc")
_PARENT, _TIMES = 1, slice(11, 13)
"""Where a process says who started it, and what it used: proc_pid_stat(5), from its state on."""


class Change(Protocol):
    """A wrong change."""

    @property
    def file(self) -> str:
        """Where it is made, from the root."""

    @property
    def tests(self) -> Sequence[str]:
        """The nearest test files, nearest first."""

    def applied(self, text: str) -> str:
        """The file with the change made."""


@dataclass(frozen=True)
class Run:
    """How pytest ended."""

    status: int
    said: str
    """The first test that failed, or the end of what was said."""


@dataclass(frozen=True)
class Copy:
    """A copy of the repository for one change at a time."""

    root: Path

    @classmethod
    def made(cls, root: Path, source: Path = ROOT) -> Copy:
        """Copy what is needed to a new folder, and compile it.

        What is compiled goes by what its file holds: by the time and the length of a file, Python
        would take over what it compiled before a change in the same second.
        """
        root.mkdir(parents=True)
        for name in _NEEDED:
            if (source / name).is_dir():
                shutil.copytree(source / name, root / name, symlinks=True)
            elif (source / name).exists():
                shutil.copy2(source / name, root / name)
        by_content = py_compile.PycInvalidationMode.CHECKED_HASH
        compileall.compile_dir(root / "plugins", force=True, quiet=2, invalidation_mode=by_content)
        return cls(root)

    @contextmanager
    def changed(self, change: Change) -> Iterator[None]:
        """The change is made inside; afterwards file and time are as they were."""
        file = self.root / change.file
        before, times = file.read_text(encoding="utf-8"), file.stat()
        file.write_text(change.applied(before), encoding="utf-8")
        try:
            yield
        finally:
            file.write_text(before, encoding="utf-8")
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))

    def run(self, tests: Sequence[str], *options: str) -> Run:
        """Run some tests."""
        said = self.root.with_suffix(".txt")
        child = os.fork()
        if not child:
            self._become_pytest([*options, *tests], said)
        status = _waited(child)
        text = said.read_text("utf-8", errors="replace")
        failed = re.search(r"^(?:FAILED|ERROR) (.+?)(?: - |$)", text, re.MULTILINE)
        return Run(status, failed[1] if failed else text[-2000:])

    def _first(self) -> list[str]:
        return [str(self.root / "plugins"), str(self.root)]

    def surroundings(self) -> dict[str, str]:
        """The environment of a run, and of what it starts."""
        temporary = self.root.with_suffix(".tmp")
        temporary.mkdir(exist_ok=True)
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(self._first()),
            "PYTHONDONTWRITEBYTECODE": "1",
            "TMPDIR": str(temporary),
        }

    def _become_pytest(self, arguments: Sequence[str], said: Path) -> None:
        """The rest of a forked process. It never comes back."""
        status = 70
        try:
            os.setsid()
            resource.setrlimit(resource.RLIMIT_CPU, (_PROCESSOR_SECONDS, _PROCESSOR_SECONDS))
            with said.open("wb") as file:
                os.dup2(file.fileno(), 1)
                os.dup2(file.fileno(), 2)
            os.chdir(self.root)
            os.environ |= self.surroundings()
            sys.dont_write_bytecode = True
            elsewhere = [one for one in sys.path if one and not Path(one).is_relative_to(ROOT)]
            installed = [one for one in sys.path if "site-packages" in one]
            sys.path[:] = [*self._first(), *dict.fromkeys([*elsewhere, *installed])]
            for name in [*sys.modules]:
                if name.partition(".")[0] in _OURS:
                    del sys.modules[name]
            quiet = (
                "-q",
                "-p",
                "no:cacheprovider",
                "-W",
                "ignore::pytest.PytestAssertRewriteWarning",
            )
            status = int(pytest.main([*quiet, *arguments]))
        finally:
            sys.stdout.flush()
            os._exit(status)


def load_others() -> None:
    """Load what others wrote, once for all runs."""
    for name in _LOADED:
        importlib.import_module(name)


def _waited(child: int) -> int:
    """How a process ended; one that lasts too long, or idles, is stopped with all it started."""
    begun = time.monotonic()
    spent, since, look = 0, begun, begun
    while (now := time.monotonic()) < min(begun + _SECONDS, since + _IDLE_SECONDS):
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            _stop(child)
            return os.WEXITSTATUS(status) if os.WIFEXITED(status) else STOPPED
        time.sleep(0.05)
        if now > look:
            look = now + _LOOK_SECONDS
            used = _used(child)
            if used is None or used != spent:
                spent, since = used or 0, now
    _stop(child)
    os.waitpid(child, 0)
    return STOPPED


def _used(first: int) -> int | None:
    """What a process and all that it started have used of a processor; None where nothing says."""
    if not _PROCESSES.is_dir():
        return None
    used, started = {}, defaultdict(list)
    for path in _PROCESSES.glob("[0-9]*/stat"):
        try:
            fields = path.read_text("utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        used[int(path.parent.name)] = sum(map(int, fields[_TIMES]))
        started[int(fields[_PARENT])].append(int(path.parent.name))
    waiting, total = [first], 0
    while waiting:
        one = waiting.pop()
        total += used.get(one, 0)
        waiting += started[one]
    return total


def _stop(leader: int) -> None:
    """End whatever is left of a process and those it started."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return
