"""The tutorial, followed word for word: from the wheel, in an empty environment, without this code.

The test needs the package index, as whoever follows the page does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

from followed import blocks
from foreign_words import (
    ABOUT_DEMONSTRATIONS,
    ABOUT_LAWS,
    ABOUT_THEIR_NUMBERS,
    BRITISH,
    OUR_ENTRIES,
    OURS,
    said,
    texts,
)
from installed import clean_surroundings
from pasts import git
from projects import REPOSITORY, Project

pytestmark = pytest.mark.long

PAGE = REPOSITORY / "docs" / "first-register.md"
PORTS = {"uk": 8137, "nl": 8138}


def commands(whose: str) -> str:
    """All that the page tells a body to write."""
    found = blocks(PAGE.read_text(encoding="utf-8"))
    return "".join(one.lines for one in found if one.mark in {"", whose})


def surroundings(home: Path, wheel: Path) -> dict[str, str]:
    """A new account on a computer, for which the wheel can be had."""
    return {**clean_surroundings(home), "PIP_FIND_LINKS": str(wheel.parent)}


def test_the_wheel_carries_all_that_a_register_begins_with(wheel: Path) -> None:
    """Schema, templates, styles, pages and packs; nothing that only we acknowledged."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("schema", "templates", "starter", "explanations"):
        assert any(name.startswith(f"fairshare/{folder}/") for name in names), folder
    ours = {path.relative_to(REPOSITORY).as_posix() for path in REPOSITORY.glob("schema/**/*.*")}
    missing = {name for name in ours if f"fairshare/{name}" not in names}
    assert {name for name in missing if not name.startswith("schema/editor/")} == {
        "schema/allow-list.yml"
    }
    assert "fairshare/starter/docs/index.md" in names
    assert "fairshare/starter/packs/nl/pack.yml" in names


@pytest.mark.parametrize("whose", ["uk", "nl"])
def test_the_tutorial_leads_to_a_register(
    whose: str, wheel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command works as it is written, within the minutes that the page promises."""
    home = tmp_path / "home"
    home.mkdir()
    around = surroundings(home, wheel)
    began = time.monotonic()
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands(whose)],
        cwd=home,
        env=around,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    minutes = (time.monotonic() - began) / 60
    assert done.returncode == 0, done.stdout + done.stderr
    register = home / "my-register"
    with capsys.disabled():
        sys.stdout.write(f"\nThe tutorial ({whose}) took {minutes:.1f} minutes of the machine.\n")
    assert "The site is what this repository makes." in done.stderr
    assert git(register, "log", "--format=%s").splitlines() == [
        "Publish a refused request for addresses",
        "Begin the register",
    ]
    pages = list((register / "site/initiatives").glob("*/addresses-for-a-debt-firm/index.html"))
    assert len(pages) == 1
    assert "Refused" in pages[0].read_text(encoding="utf-8")
    site = texts(Project(register))
    assert said(site, OURS, ABOUT_DEMONSTRATIONS) == {}
    assert said(site, OUR_ENTRIES, set()) == {}
    if whose != "uk":
        assert said(site, BRITISH, ABOUT_THEIR_NUMBERS | ABOUT_LAWS) == {}
    _served(home, register, around, f"127.0.0.1:{PORTS[whose]}")


def _served(home: Path, register: Path, around: dict[str, str], address: str) -> None:
    """`mkdocs serve` answers, and each page says that the register is being set up."""
    program = str(home / "fairshare-env/bin/mkdocs")
    with subprocess.Popen(
        [program, "serve", "--quiet", "--dev-addr", address],
        cwd=register,
        env=around,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            page = _answer(server, address)
        finally:
            server.terminate()
    assert "This register is being set up." in page


def _answer(server: subprocess.Popen[str], address: str) -> str:
    """The home page, once the server has built it."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://{address}/") as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            os.sched_yield()
    pytest.fail(f"mkdocs serve ended: {server.stderr.read() if server.stderr else ''}")
