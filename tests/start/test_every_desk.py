"""What the workflow for Windows and macOS does, done here: begin a register, build, verify."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from projects import REPOSITORY


@pytest.mark.long
def test_a_desk_can_begin_build_and_verify_a_register(tmp_path: Path) -> None:
    """By the very script; a copy with the line ends of Windows vouches for the same site."""
    done = subprocess.run(
        [REPOSITORY / ".ci/first-register", tmp_path / "register"],
        env={**os.environ, "PROGRAMS": str(Path(sys.executable).parent)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("The site is what this repository makes.") == 2
