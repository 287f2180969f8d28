"""What many tests start from: the framework, a small project, the built register, a browser."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings
from jinja2 import Environment
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from browser import FLAGS, HELP, find
from fairshare.framework import Framework
from fairshare.load.framework import load_framework
from fairshare.publish.frame.environment import make_environment
from projects import REPOSITORY, Project, draw
from publications import Publication, publish
from real_register import real_register

settings.register_profile("steady", derandomize=True)
settings.load_profile("steady")
"""The same generated cases every time, so that a change which fails is at fault itself. New ones:
`pytest --hypothesis-profile=default`."""

MOUNT = "/register/"
"""The built register is served under a sub-path: links that leave it are found out."""


@pytest.fixture(autouse=True)
def own_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on what the caller's shell happens to say."""
    for name in ("SOURCE_DATE_EPOCH", "FAIRSHARE_SEARCH", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("DISABLE_MKDOCS_2_WARNING", "true")


@pytest.fixture(scope="session")
def framework() -> Framework:
    """Everything that `schema/` says."""
    return load_framework(REPOSITORY / "schema")


@pytest.fixture(scope="session")
def environment(framework: Framework) -> Environment:
    """The templates of the pages, compiled once for all."""
    return make_environment(framework)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project without a problem."""
    return draw(tmp_path / "project")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real register, with a past, as a site; its text index included. Built once for all."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / "real-register"
    with (shared / "real-register.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            # Not --quiet: MkDocs counts no warnings then, and --strict could not fail.
            command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder)]
            surroundings = {
                **os.environ,
                "NO_MKDOCS_2_WARNING": "1",
                "FAIRSHARE_SEARCH": "true",
                "FAIRSHARE_SITE_URL": f"http://127.0.0.1{MOUNT}",
            }
            root = real_register(shared / "real-register-project")
            built = subprocess.run(
                command, cwd=root, env=surroundings, capture_output=True, text=True, check=False
            )
            assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="session")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """A small register with a past in git, and its site; not to be changed."""
    return publish(tmp_path_factory.mktemp("publication") / "project")


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder below MOUNT, and says nothing."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        if not path.startswith(MOUNT):
            return str(Path(self.directory) / "no such file")
        return super().translate_path(path.removeprefix(MOUNT.rstrip("/")))

    def log_message(self, *args: object) -> None:  # noqa: ARG002
        return


@pytest.fixture(scope="session")
def site_address(site: Path) -> Iterator[str]:
    """Where the real register is served; ends in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{MOUNT}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium. Without one the tests fail, with a line that says what to install."""
    program = find()
    assert program is not None, HELP
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, site_address: str) -> Iterator[Page]:
    """A page of its own, with 320 px tests left to others: 1,280 px wide, nothing stored.

    At the end: nothing was logged as an error, broken policies included, and every request stayed
    on the site's own origin.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    found: list[str] = []
    opened = context.new_page()

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            found.append(message.text)

    def ask(url: str) -> None:
        if not url.startswith((site_address, "data:", "blob:")):
            found.append(f"asked {url}")

    opened.on("console", note)
    opened.on("pageerror", lambda error: found.append(str(error)))
    opened.on("request", lambda request: ask(request.url))
    yield opened
    context.close()
    assert found == []
