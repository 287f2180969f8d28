"""What the list of a large register sends before it, or the first results of a query, are shown."""

from __future__ import annotations

import gzip
import os
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from bench.made import ROOT, make_register
from bench.process_tree import cost_of

sys.path.append(str(ROOT / "tests"))  # tests are no package

from browser import FLAGS, HELP, find

COUNT = 10_000
GOALS = {"initiatives/": 120_000, "initiatives/?q=records&outcome=approved": 400_000}
"""Bytes at most, by address."""
_HEADERS = 300
"""Bytes of an answer's headers, about."""
_PACKED = (".gz", ".woff2")
"""What is compressed already: a server sends it as it is."""


class _Scales(SimpleHTTPRequestHandler):
    """Serves a folder, and weighs each answer as a server that compresses would send it."""

    sent: dict[str, int]

    def send_head(self) -> object:  # type: ignore[override]
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if file.is_file():
            content = file.read_bytes()
            packed = content if file.name.endswith(_PACKED) else gzip.compress(content, 6)
            self.sent[self.path] = min(len(content), len(packed)) + _HEADERS
        return super().send_head()

    def log_message(self, *args: object) -> None:  # noqa: ARG002
        return


def search_page(folder: Path) -> None:
    """Bytes until the list, or the first results of a query with a facet, and counts are shown.

    From the register that is made for it to the answer in a browser; `BENCH_COUNT` takes another
    number than 10,000. The site is written to `folder`, for it may be larger than the memory.
    """
    count = int(os.environ.get("BENCH_COUNT", COUNT))
    project = make_register(folder / "large", count, search=True, history=True)
    print(f"{count:,} initiatives on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    cost = cost_of(command, project, quiet)
    print(f"build from nothing, with search: {cost.seconds:.0f} s, {cost.megabytes:.0f} MB")
    for address, goal in GOALS.items():
        said, sent = weigh(project / "site", address)
        total = sum(sent.values()) / 1000
        print(f"{address}: {total:.0f} kB (goal at 10,000: {goal / 1000:.0f} kB)")
        print(f"  {len(sent)} files until “{said}” and the counts are shown; the largest:")
        for name, size in sorted(sent.items(), key=lambda one: -one[1])[:6]:
            print(f"  {size / 1000:7.1f} kB  {name.partition('?')[0]}")


def weigh(site: Path, address: str) -> tuple[str, dict[str, int]]:
    """What the list of a built site says at an address, and the bytes of each file sent."""
    _Scales.sent = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Scales, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    program = find()
    if program is None:
        raise SystemExit(HELP)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
        status = page.locator("[data-fs-status]")
        expect(status).to_contain_text("decisions", timeout=60_000)
        page.wait_for_load_state("networkidle")
        said = status.inner_text()
        browser.close()
    server.shutdown()
    return said, _Scales.sent
