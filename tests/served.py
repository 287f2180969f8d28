"""Built sites behind a server, and a browser's page that is watched while it is open."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page

MOUNT = "/register/"
"""A site is served under a sub-path: links that leave it are found out."""


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder below MOUNT, and says nothing."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        if not path.startswith(MOUNT):
            return str(Path(self.directory) / "no such file")
        return super().translate_path(path.removeprefix(MOUNT.rstrip("/")))

    def log_message(self, *args: object) -> None:  # noqa: ARG002
        return


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site's root, as long as it is served; ends in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{MOUNT}"
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def watched(browser: Browser, address: str) -> Iterator[Page]:
    """A page of its own, 1,280 px wide, with nothing stored.

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
        if not url.startswith((address, "data:", "blob:")):
            found.append(f"asked {url}")

    opened.on("console", note)
    opened.on("pageerror", lambda error: found.append(str(error)))
    opened.on("request", lambda request: ask(request.url))
    yield opened
    context.close()
    assert found == []
