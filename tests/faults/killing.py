"""Builds a project again and again in processes of its own, and kills most of them.

Run by test_killed.py as a program, since a process may be copied safely only while it has one
thread. Prints one line of JSON for each build: whether it was killed, and which site stood then.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from projects import FULL, Project, files

TITLES = ("Automatic registration for free school meals", "Free school meals without a form")
SEED = 20261122


class Remembered(BytecodeCache):
    """Compiled templates, in memory: copies of this process need not compile them again."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key] = bucket.bytecode_to_string()


def remember_templates() -> None:
    """Compiling is most of a small build: thirty of them would take a minute."""
    make = Environment.__init__
    known: dict[str, Remembered] = {}

    def make_remembering(self: Environment, *given: Any, **named: Any) -> None:
        make(self, *given, **named)
        kind = f"{sorted(self.extensions)} {bool(self.autoescape)}"
        self.bytecode_cache = known.setdefault(kind, Remembered())

    Environment.__init__ = make_remembering  # type: ignore[method-assign]


def build(project: Project, seconds: float | None) -> bool:
    """Build in a copy of this process; after some seconds kill it. Whether it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        project.build()
        os._exit(0)
    os.close(writing)
    done, _, _ = select.select([reading], [], [], seconds)  # its end closes the pipe
    os.close(reading)
    if not done:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status):
        assert os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def digest(found: Mapping[str, bytes]) -> str:
    """One value for a whole site."""
    whole = sha256()
    for name, content in found.items():
        whole.update(f"{name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()


def entitle(project: Project, number: int) -> None:
    """Let the register say one thing or the other."""
    project.replace(FULL, *(f"title: {TITLES[n]}" for n in (1 - number, number)))


def report(**seen: object) -> None:
    """One line for the test."""
    sys.stdout.write(json.dumps(seen) + "\n")


def main(root: Path, kills: int) -> None:
    """Build both sites whole; then builds of the one over the other, killed; then one whole."""
    project = Project(root)
    remember_templates()
    whole: list[str] = []
    for number in (1, 0):
        entitle(project, number)
        whole.insert(0, digest(files(project.build())))
    started = time.monotonic()
    build(project, None)
    longest = time.monotonic() - started
    moments = random.Random(SEED)  # noqa: S311 - the same moments in every run, more or less
    served = wanted = 0
    for _kill in range(kills):
        if served == wanted:
            wanted = 1 - served
            entitle(project, wanted)
        killed = build(project, moments.uniform(0, longest))
        standing = digest(files(project.site))
        report(killed=killed, whole=standing in whole, new=standing != whole[served])
        served = whole.index(standing)
    build(project, None)
    left = sorted(path.name for path in project.root.glob("site*"))
    same = digest(files(project.site)) == whole[wanted]
    report(same=same, left=left)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
