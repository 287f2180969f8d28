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

from real_register import real_register
from served import MOUNT

READY = "FAIRSHARE_SITES"
"""Names a folder with sites that are built already (`make mutants`); others are built as ever."""
REAL = "real-register"
_LONG = 600
"""Seconds that building a site may take on a busy machine."""


@contextmanager
def alone(factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """A folder that the workers of a run share; whoever is inside is alone with it.

    A database keeps the others out: Python has no lock of files that every system knows.
    """
    ready = Path(os.environ.get(READY, os.devnull)) / name
    if ready.is_dir():
        yield ready
        return
    own = factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with closing(
        sqlite3.connect(shared / f"{name}.lock", timeout=_LONG, isolation_level=None)
    ) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield shared / name


def build_real_register(root: Path) -> None:
    """The real register, with a past, as a site; its text index included."""
    real_register(root)
    build(root, FAIRSHARE_SEARCH="true", FAIRSHARE_SITE_URL=f"http://127.0.0.1{MOUNT}")


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
