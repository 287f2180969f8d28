"""`mkdocs serve`: what people edit is what they see, and a slip costs them nothing."""

from __future__ import annotations

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator

import pytest

from projects import FULL, Project

PATIENCE = 90
"""Seconds after which a preview that says nothing is taken for stuck."""

PAGE = "initiatives/northshire-council/free-school-meals/"


class Preview:
    """A running `mkdocs serve`, by what it says and what it answers."""

    def __init__(self, project: Project, port: int = 0) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", port))
            self.port = port = free.getsockname()[1]
        self._address = f"http://127.0.0.1:{port}/"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project.root,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._said: queue.Queue[str] = queue.Queue()
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        for line in self._process.stderr or ():
            self._said.put(line)

    def wait_for(self, words: str) -> list[str]:
        """Wait until it says this; what it said up to then, which is no answer any more."""
        end = time.monotonic() + PATIENCE
        heard: list[str] = []
        while not heard or words not in heard[-1]:
            try:
                heard.append(self._said.get(timeout=max(0.0, end - time.monotonic())))
            except queue.Empty:
                pytest.fail(f"{words!r} was never said, but: {''.join(heard)}")
        return heard

    def page(self, address: str) -> str:
        """What it answers for an address."""
        with urllib.request.urlopen(self._address + address, timeout=PATIENCE) as answer:  # noqa: S310
            return str(answer.read().decode())

    def wait_to_see(self, address: str, words: str) -> None:
        """Wait until a page says this, looking again after each rebuild."""
        while words not in self.page(address):
            self.wait_for("Reloading browsers")

    def interrupt(self) -> tuple[int, str]:
        """End it as people do, by Ctrl-C: how it ended, and what it said at the end."""
        self._process.send_signal(signal.SIGINT)
        status = self._process.wait(PATIENCE)
        self._listener.join()
        return status, "".join(self._said.queue)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        self._listener.join()
        if self._process.stderr:
            self._process.stderr.close()


@pytest.fixture
def preview(project: Project) -> Iterator[Preview]:
    """A preview that serves the small project."""
    project.replace("mkdocs.yml", "https://register.northshire.example/", "http://127.0.0.1/")
    running = Preview(project)
    try:
        running.wait_for("Serving on")
        yield running
    finally:
        running.stop()


def test_the_preview_follows_the_register_and_bears_with_mistakes(
    project: Project, preview: Preview
) -> None:
    """A change shows; a broken entry leaves the last good page; a mended one shows again."""
    assert "Automatic registration" in preview.page(PAGE)

    project.replace(FULL, "title: Automatic registration", "title: Quiet registration")
    preview.wait_to_see(PAGE, "Quiet registration")

    project.replace(FULL, "title: Quiet registration", "titel: Loud registration")
    preview.wait_for("E102")
    preview.wait_for("The preview still shows the last good site.")
    assert "Quiet registration" in preview.page(PAGE)

    project.replace(FULL, "titel: Loud registration", "title: Loud registration")
    preview.wait_to_see(PAGE, "Loud registration")

    settings = project.read("mkdocs.yml")
    project.write("mkdocs.yml", f"{settings}\nnav: [")
    preview.wait_for("The preview still shows the last good site.")
    assert "Loud registration" in preview.page(PAGE)
    project.write("mkdocs.yml", settings)
    preview.wait_for("Reloading browsers")


def test_a_burst_of_saves_is_hardly_more_than_one_build_and_ctrl_c_ends_in_order(
    project: Project, preview: Preview
) -> None:
    """As of a checkout, in an editor with files of its own; the last save is what is seen."""
    swap = project.path(FULL).with_name(".free-school-meals.yml.swp")
    text = project.read(FULL)
    for number in range(20):
        swap.write_text("swap", encoding="utf-8")
        project.write(
            FULL, text.replace("Automatic registration", f"Registration by number {number}")
        )
    heard: list[str] = []
    while "Registration by number 19" not in preview.page(PAGE):
        heard += preview.wait_for("Reloading browsers")
    assert sum("Detected file changes" in line for line in heard) < 5
    status, said = preview.interrupt()
    assert status == 0
    assert "Traceback" not in said


def test_a_preview_begins_with_the_last_one(project: Project, preview: Preview) -> None:
    """What it showed is not drawn again: a page that was changed there unseen still says so."""
    preview.interrupt()
    page = project.path(f".cache/fairshare/preview/{PAGE}index.html")
    made = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Automatic reg", b"Autumnal reg "))
    os.utime(page, ns=(made.st_atime_ns, made.st_mtime_ns))
    again = Preview(project, preview.port)
    try:
        again.wait_for("Serving on")
        assert "Autumnal reg " in again.page(PAGE)
    finally:
        again.stop()
