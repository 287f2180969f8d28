"""Finds a Chromium for the browser tests, or installs one: `python tests/browser.py` says which.

In this order: one on the machine, Playwright's own (installed before, or now), the system's package
manager. Where none can be had it fails with one line that says what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium-headless-shell",  # without a window's own pages, which cost half the processor's time
    *("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"),
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
HELP = "No Chromium for the browser tests: install Chromium with your system's package manager."


def on_this_machine() -> str | None:
    """A Chromium on PATH."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def of_playwright() -> str | None:
    """Playwright's own Chromium, where it is installed; the one without windows first."""
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    revision = path.parents[1].name.removeprefix("chromium-")
    folder = path.parents[2] / f"chromium_headless_shell-{revision}"
    shells = sorted(folder.glob("chrome-*/*headless*shell"))
    return next((str(one) for one in (*shells, path) if one.is_file()), None)


def find() -> str | None:
    """The Chromium that the tests use, or None."""
    return on_this_machine() or of_playwright()


def install() -> str | None:
    """Install one: Playwright's own first, then the system's."""
    _run(sys.executable, "-m", "playwright", "install", "--with-deps", "chromium")
    if found := of_playwright():
        return found
    if shutil.which("apt-get"):
        rights = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        _run(*rights, "apt-get", "update")
        _run(*rights, "apt-get", "install", "--yes", "chromium-headless-shell")
    return on_this_machine()


def _run(*command: str) -> None:
    """Run an installer; whether it helped is seen by looking again."""
    print("+", *command, flush=True)  # noqa: T201 - a person waits for it
    try:
        subprocess.run(command, check=False, timeout=600, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"  {error}", flush=True)  # noqa: T201


if __name__ == "__main__":
    chromium = find() or install()
    sys.exit(HELP if chromium is None else print(f"Browser tests use {chromium}"))  # noqa: T201
