"""Sites that many tests read: built by the real command, once for all workers of a run."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

_LONG = 600
"""Seconds that building a site may take on a busy machine."""


@contextmanager
def alone(factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """A folder that the workers of a run share; whoever is inside is alone with it.

    A database keeps the others out: Python has no lock of files that every system knows.
    """
    own = factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with closing(
        sqlite3.connect(shared / f"{name}.lock", timeout=_LONG, isolation_level=None)
    ) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield shared / name


def build(root: Path, **surroundings: str) -> None:
    """Build a project's site, every warning an error."""
    # Not --quiet: MkDocs counts no warnings then, and --strict could not fail.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    built = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
