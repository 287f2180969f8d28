"""`make load`: the built site behind nginx, visited by 200 people for a minute.

Each visitor takes the citizen's walk: the home page, the list, a decision, its history, the page of
the body, and the questions to ask it. They read for a while between pages, and fetch what a browser
would fetch with each page and keeps. Prints how long the answers took, in milliseconds: a figure of
this machine, so its floor stands beside it, the same files asked for one at a time by nobody else.
"""

from __future__ import annotations

import asyncio
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

import httpx

VISITORS = 200
SECONDS = 60.0
READING = (1.0, 4.0)
"""Seconds that somebody reads a page, at least and at most."""
_PARTS = re.compile(r'<(?:link[^>]+rel="?stylesheet"?[^>]*href|script[^>]+src)="?([^" >]+)')

CONFIG = """\
worker_processes 2;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  gzip on;
  gzip_types text/css text/javascript application/javascript application/json image/svg+xml;
  server {{ listen 127.0.0.1:{port}; root {site}; error_page 404 /404.html; }}
}}
"""


@dataclass
class Visits:
    """What all visitors met."""

    pages: list[float] = field(default_factory=list)
    """Milliseconds until a page was whole."""
    files: list[float] = field(default_factory=list)
    """The same of what belongs to pages."""
    failed: list[str] = field(default_factory=list)
    size: int = 0
    """Bytes over the wire."""


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address of a site behind nginx, on this machine."""
    with socket.socket() as free, tempfile.TemporaryDirectory() as folder:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        config = Path(folder, "nginx.conf")
        config.write_text(CONFIG.format(folder=folder, port=port, site=site.resolve()))
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        server = subprocess.Popen([program, "-c", str(config), "-g", "daemon off;"])
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait()


def _wait_for(port: int) -> None:
    for _attempt in range(100):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("nginx did not start")


def walks(site: Path) -> list[list[str]]:
    """The citizen's walk for each decision, as addresses from the site's root."""
    found = []
    for page in sorted(site.glob("initiatives/*/*/index.html")):
        lead, name = page.parts[-3:-1]
        own = f"initiatives/{lead}/{name}/"
        steps = ["", "initiatives/", own, f"{own}history/", f"organisations/{lead}/", "search/"]
        found.append([step for step in steps if (site / step / "index.html").is_file()])
    return found


async def visit(
    client: httpx.AsyncClient, walk: Sequence[Sequence[str]], seed: int, end: float, found: Visits
) -> None:
    """One visitor after another, each with an empty cache, until the time is over."""
    chosen = random.Random(seed)  # noqa: S311 - any will do
    await asyncio.sleep(chosen.uniform(0, READING[1]))
    while time.monotonic() < end:
        known: set[str] = set()
        for step in chosen.choice(walk):
            await _read(client, step, known, found)
            if time.monotonic() > end:
                return
            await asyncio.sleep(chosen.uniform(*READING))


async def _read(client: httpx.AsyncClient, step: str, known: set[str], found: Visits) -> None:
    """A page, and at the same time what it needs and the browser does not have."""
    text = await _fetch(client, step, found.pages, found)
    parts = {urljoin(f"/{step}", part) for part in _PARTS.findall(text)} - known
    known |= parts
    await asyncio.gather(*(_fetch(client, part, found.files, found) for part in parts))


async def _fetch(client: httpx.AsyncClient, path: str, times: list[float], found: Visits) -> str:
    started = time.perf_counter()
    try:
        answer = await client.get(path, headers={"Accept-Encoding": "gzip"})
    except httpx.HTTPError as error:
        found.failed.append(f"{path}: {error!r}")
        return ""
    times.append((time.perf_counter() - started) * 1000)
    found.size += answer.num_bytes_downloaded
    if answer.status_code != httpx.codes.OK:
        found.failed.append(f"{path}: {answer.status_code}")
    return str(answer.text)


async def crowd(address: str, walk: Sequence[Sequence[str]]) -> Visits:
    """All visitors at once, each with a connection of their own."""
    found, end = Visits(), time.monotonic() + SECONDS
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=VISITORS)
    async with httpx.AsyncClient(base_url=address, timeout=30, limits=limits) as client:
        await asyncio.gather(*(visit(client, walk, seed, end, found) for seed in range(VISITORS)))
    return found


async def alone(address: str, walk: Sequence[Sequence[str]]) -> Visits:
    """One visitor who does not stop to read, before the others come."""
    found = Visits()
    async with httpx.AsyncClient(base_url=address) as client:
        for step in dict.fromkeys(step for steps in walk[:20] for step in steps):
            await _read(client, step, set(), found)
    return found


def row(name: str, times: Sequence[float]) -> str:
    """A line: how many, then milliseconds: the median, 19 in 20, 99 in 100, and the worst."""
    ordered = statistics.quantiles(times, n=100, method="inclusive")
    figures = "".join(f"{one:9.1f}" for one in (ordered[49], ordered[94], ordered[98], max(times)))
    return f"{name:22}{len(times):8}{figures}"


def main(site: Path) -> int:
    """Print the table; status 1 where a visitor did not get what they asked for."""
    walk = walks(site)
    with serving(site) as address:
        floor = asyncio.run(alone(address, walk))
        found = asyncio.run(crowd(address, walk))
    print(f"{VISITORS} visitors, {SECONDS:.0f} seconds, {found.size / 2**20:.0f} MB over the wire")
    print(f"{'':22}{'answers':>8}{'median':>9}{'95 %':>9}{'99 %':>9}{'worst':>9}")
    rows = (
        ("pages, one visitor", floor.pages),
        ("pages", found.pages),
        ("their files", found.files),
    )
    for name, times in rows:
        print(row(name, times))
    print(f"failed: {len(found.failed)} {found.failed[:3] or ''}")
    return bool(found.failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
