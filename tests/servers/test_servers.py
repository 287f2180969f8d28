"""The samples for nginx and Caddy, tried with the programs: headers, kinds, times, what is hidden.

They are what `fairshare init` writes; only ports, certificate and folder are put in for the test.
"""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from beginning import COUNCIL, begun
from fairshare.publish.policy import content_security_policy
from projects import Project

pytestmark = pytest.mark.long

HOST = "decisions.northshire.gov.uk"
GOOD = "public, max-age=31536000, immutable"
KINDS = [
    ("/", 200, "text/html; charset=utf-8", "no-cache"),
    ("/initiatives/northshire-council/example/", 200, "text/html; charset=utf-8", "no-cache"),
    ("/nowhere/", 404, "text/html; charset=utf-8", "no-cache"),
    ("/.git/config", 404, "text/html; charset=utf-8", "no-cache"),
    ("/.well-known/fairshare.json", 200, "application/json", "no-cache"),
    ("/api/v1/register.json", 200, "application/json", "no-cache"),
    ("/data/initiatives.csv", 200, "text/csv; charset=utf-8", "no-cache"),
    ("/data/catalog.jsonld", 200, "application/ld+json", "no-cache"),
    ("/data/chain.ndjson", 200, "application/x-ndjson", "no-cache"),
    ("/data/files.sha256", 200, "text/plain; charset=utf-8", "no-cache"),
    ("/feeds/all.xml", 200, "application/atom+xml; charset=utf-8", "no-cache"),
    ("/feeds/reviews.ics", 200, "text/calendar; charset=utf-8", "no-cache"),
    ("/assets/fairshare/site.js", 200, "javascript", "no-cache"),
    ("/assets/fairshare/fairshare.css", 200, "text/css; charset=utf-8", "no-cache"),
    ("/embed/v1/list.js", 200, "javascript", GOOD),
    ("/images/picture.png", 200, "image/png", "public, max-age=86400"),
]
"""An address, and what is answered: status, kind, and for how long it may stay in a cache."""


@dataclass(frozen=True)
class Served:
    """A site behind a server, over TLS."""

    port: int

    def get(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body."""
        trusting = ssl._create_unverified_context()  # noqa: SLF001 S323 - our own certificate
        asked = http.client.HTTPSConnection("localhost", self.port, context=trusting, timeout=20)
        try:
            asked.request("GET", path)
            answer = asked.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            asked.close()


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A new council's register, its site built, a hidden folder in it as a careless copy has.

    It has a picture of its own, as a page in docs/ may.
    """
    project = begun(tmp_path_factory.mktemp("servers") / "register", COUNCIL)
    project.build(strict=True)
    project.write("site/.git/config", "[core]\n")
    project.write("site/images/picture.png", "A picture, by its name.\n")
    return project


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for this machine, and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    files = folder / "cert.pem", folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    named = ["-subj", "/CN=localhost", "-out", str(files[0]), "-keyout", str(files[1])]
    subprocess.run([*command, *named], check=True, capture_output=True)
    return files


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def program(name: str) -> str:
    """A server on this machine; without one the test fails and says what to install."""
    found = shutil.which(name)
    assert found, f"No {name}: install it with your system's package manager."
    return found


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    """A sample with what belongs to a machine put in; each thing stands there."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


@contextmanager
def running(command: list[str], port: int) -> Iterator[Served]:
    """A server, from its first answer on."""
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE) as server:
        try:
            while server.poll() is None:
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=20).close()
                    break
                except OSError:
                    os.sched_yield()
            assert server.poll() is None, server.stderr and server.stderr.read().decode()
            yield Served(port)
        finally:
            server.terminate()


@contextmanager
def nginx(project: Project, files: tuple[Path, Path], folder: Path) -> Iterator[Served]:
    """With the sample in a configuration as a package of nginx brings it."""
    port, found = free_port(), program("nginx")
    kinds = next(Path(one) for one in ("/etc/nginx/mime.types",) if Path(one).exists())
    shutil.copy(kinds, folder)
    sample = replaced(
        project.read("servers/nginx.conf"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("    listen [::]:443 ssl;\n", ""),
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("    listen [::]:80;\n", ""),
        (f"/etc/letsencrypt/live/{HOST}/fullchain.pem", str(files[0])),
        (f"/etc/letsencrypt/live/{HOST}/privkey.pem", str(files[1])),
        ("/var/www/register", str(project.site)),
    )
    (folder / "sample.conf").write_text(sample)
    temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    (folder / "nginx.conf").write_text(
        f"user {'root' if os.access('/root', os.W_OK) else 'nobody'};\npid {folder}/pid;\n"
        "events {}\nhttp {\n    include mime.types;\n    default_type application/octet-stream;\n"
        f"    access_log off;\n    error_log {folder}/errors;\n"
        + "".join(f"    {one}_temp_path {folder}/{one};\n" for one in temporary)
        + "    include sample.conf;\n}\n"
    )
    named = ["-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "early")]
    tested = subprocess.run([found, "-t", *named], capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stderr
    assert "[warn] conflicting" not in tested.stderr
    with running([found, *named, "-g", "daemon off;"], port) as served:
        yield served


@contextmanager
def caddy(project: Project, files: tuple[Path, Path], folder: Path) -> Iterator[Served]:
    """With the sample, and a certificate that it need not fetch."""
    port, found = free_port(), program("caddy")
    sample = replaced(
        project.read("servers/Caddyfile"),
        (f"\n{HOST} {{\n", f"\nhttps://localhost:{port} {{\n\ttls {files[0]} {files[1]}\n"),
        ("root * /var/www/register", f"root * {project.site}"),
    )
    file = folder / "Caddyfile"
    file.write_text("{\n\tadmin off\n\tauto_https disable_redirects\n}\n" + sample)
    named = ["--config", str(file), "--adapter", "caddyfile"]
    tested = subprocess.run(
        [found, "validate", *named], capture_output=True, text=True, check=False
    )
    assert tested.returncode == 0, tested.stderr
    with running([found, "run", *named], port) as served:
        yield served


@pytest.fixture(scope="module", params=[nginx, caddy], ids=["nginx", "caddy"])
def server(
    request: pytest.FixtureRequest,
    register: Project,
    certificate: tuple[Path, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Served]:
    """Each of them, with the register behind it."""
    start: Callable[..., object] = request.param
    with start(register, certificate, tmp_path_factory.mktemp("server")) as served:  # type: ignore[attr-defined]
        yield served


@pytest.mark.parametrize(("path", "status", "kind", "cache"), KINDS)
def test_a_file_comes_as_its_kind_and_is_kept_as_long_as_it_holds(
    path: str, status: int, kind: str, cache: str, server: Served
) -> None:
    """With the headers that protect a reader, whatever is answered."""
    answered, headers, body = server.get(path)
    assert answered == status
    assert kind in headers["content-type"]
    assert headers["cache-control"] == cache
    assert headers["content-security-policy"] == (
        f"{content_security_policy(preview=False)}; frame-ancestors 'none'"
    )
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["access-control-allow-origin"] == "*"
    if status == 404:
        assert b"<title>" in body
        assert b"[core]" not in body
        assert b"/assets/fairshare/fairshare.css" in body


def test_the_style_sheet_of_the_theme_is_kept_for_good(server: Served, register: Project) -> None:
    """Its name changes with its content."""
    sheet = next((register.site / "assets/stylesheets").iterdir()).name
    assert server.get(f"/assets/stylesheets/{sheet}")[1]["cache-control"] == GOOD


def test_pages_work_under_these_headers(server: Served, browser: Browser) -> None:
    """The search runs, the form opens, and the browser complains of nothing."""
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    found: list[str] = []
    page.on("console", lambda said: found.append(said.text) if said.type != "info" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    for path in ("", "initiatives/?q=winter", "assess/"):
        page.goto(f"https://localhost:{server.port}/{path}")
        page.wait_for_load_state("networkidle")
    page.goto(f"https://localhost:{server.port}/initiatives/?q=winter")
    page.get_by_role("link", name="Example: finding households").first.wait_for()
    context.close()
    assert found == []
