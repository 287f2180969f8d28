"""Reading a site from its address: what the network does wrong is one sentence, never a guess."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fairshare.cli import main
from fairshare.manifest import document, published, verify_site
from fairshare.manifest.published import Address, Folder
from fairshare.problems import SetupError
from publications import Publication


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder below /register/, and says nothing."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/register"))

    def log_message(self, *args: object) -> None:  # noqa: ARG002
        return


class Odd(BaseHTTPRequestHandler):
    """A host that does what its paths say."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        kind = self.path.strip("/").partition("/")[0]
        if kind == "away":
            port = self.headers["Host"].rpartition(":")[2]
            self.answer(302, f"http://localhost:{port}/{document.ADDRESS}")
        elif kind == "file":
            self.answer(302, "file:///etc/hostname")
        elif kind == "moved":
            self.answer(301, self.path.replace("moved", "here"))
        elif kind == "round":
            self.answer(302, self.path)
        elif kind == "here":
            self.answer(200)
        elif kind == "short":
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"too little")
        elif kind == "large":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x" * 5000)
        elif kind == "silent":
            self.wfile.write(b"HTTP/1.0 200 OK\r\n")
            self.connection.recv(1)  # until the other side hangs up
        elif kind == "noise":
            self.wfile.write(b"no such protocol\r\n\r\n")
        else:
            self.answer(503)

    def answer(self, code: int, leads_to: str = "") -> None:
        self.send_response(code)
        if leads_to:
            self.send_header("Location", leads_to)
        self.end_headers()
        self.wfile.write(b"body")

    def log_message(self, *args: object) -> None:  # noqa: ARG002
        return


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler] | partial[Quiet]) -> Iterator[str]:
    """An address of this machine, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def address(publication: Publication) -> Iterator[str]:
    """Where the site is served, under a sub-path."""
    with serving(partial(Quiet, directory=str(publication.site))) as host:
        yield f"{host}/register/"


@pytest.fixture(scope="module")
def odd() -> Iterator[str]:
    """Where the odd host answers."""
    with serving(Odd) as host:
        yield host


def run(publication: Publication, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(publication.project.root), "verify", *arguments])


def test_a_site_on_the_web_passes(publication: Publication, address: str) -> None:
    """The same as its folder, byte for byte."""
    report = verify_site(Address(address), publication.sources)
    assert report == verify_site(Folder(publication.site), publication.sources)
    assert report.differences == ()


@pytest.mark.parametrize("ending", ["", "index.html", "?a=b", "#top"])
def test_any_form_of_the_address_will_do(address: str, ending: str) -> None:
    """As a person copies it from a browser."""
    assert Address(address.rstrip("/") + f"/{ending}").read(document.ADDRESS)
    assert Address(address.rstrip("/")).read(document.ADDRESS)


def test_a_file_that_is_not_there_is_no_fault_of_the_network(address: str) -> None:
    """It is a difference, told with the others."""
    assert Address(address).read("no/such/file") is None


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("away", "leads to another host, localhost:"),
        ("file", "can't be read: the host answered 302"),
        ("round", "can't be read: the host answered 302"),
        ("short", "broke off"),
        ("noise", "broke off"),
        ("busy", "can't be read: the host answered 503"),
    ],
)
def test_what_a_host_does_wrong_is_one_sentence(path: str, said: str, odd: str) -> None:
    """With the address, so that a person can look for themselves."""
    with pytest.raises(SetupError) as raised:
        Address(f"{odd}/{path}").read(document.ADDRESS)
    assert said in str(raised.value)
    assert f"{odd}/{path}/{document.ADDRESS}" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_host_may_lead_to_its_own_addresses(odd: str) -> None:
    """Many put a slash at the end, or take one away."""
    assert Address(f"{odd}/moved").read(document.ADDRESS) == b"body"


def test_a_file_too_large_is_not_read_to_its_end(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host can't fill this machine's memory."""
    monkeypatch.setattr(published, "LARGEST", 4000)
    with pytest.raises(SetupError, match="is larger than"):
        Address(f"{odd}/large").read(document.ADDRESS)


def test_a_silent_host_is_given_up(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while without a byte."""
    monkeypatch.setattr(published, "PATIENCE", 0.05)
    with pytest.raises(SetupError, match="did not answer within"):
        Address(f"{odd}/silent").read(document.ADDRESS)


def test_a_host_that_trickles_is_given_up(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte a second would keep any time-out from striking."""
    monkeypatch.setattr(published, "LONGEST", -1.0)
    with pytest.raises(SetupError, match="takes longer than"):
        Address(f"{odd}/large").read(document.ADDRESS)


def test_a_host_that_is_not_there_is_told() -> None:
    """Nobody listens at this port."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        host = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(SetupError, match=r"can't be reached: Connection refused\."):
            Address(host).read(document.ADDRESS)


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/", "file:///etc/", "https://", "http://me:secret@a.example/", "http://["],
)
def test_what_is_no_address_of_a_site_is_refused(url: str) -> None:
    """Before anything is asked for."""
    with pytest.raises(SetupError, match="is no address of a site"):
        Address(url)


# The command.


def test_the_command_passes_a_good_site(publication: Publication, address: str) -> None:
    """Status 0; the manifest's sha256 on stdout, what was compared on stderr."""
    for site in (str(publication.site), address):
        result = run(publication, site)
        assert result.exit_code == 0
        assert result.stdout.startswith("manifest sha256: ")
        assert "The site is what the repository holds." in result.stderr


def test_the_command_names_every_difference(publication: Publication, tmp_path: Path) -> None:
    """Status 1; the same in both formats."""
    (tmp_path / "data").mkdir()
    for file in (publication.site / "data").iterdir():
        (tmp_path / "data" / file.name).write_bytes(file.read_bytes())
    text, listed = (
        run(publication, str(tmp_path), "--format", style) for style in ("text", "json")
    )
    assert (text.exit_code, listed.exit_code) == (1, 1)
    report = json.loads(listed.stdout)
    assert set(report) == {"manifest_sha256", "initiatives", "files", "differences"}
    missing = [one["what"] for one in report["differences"] if one["kind"] == "missing"]
    assert "method/index.html" in missing
    for name in missing:
        assert f"missing: {name}: The file is not there." in text.stdout.splitlines()
    assert f"{len(report['differences'])} differences." in text.stderr


def test_an_earlier_manifest_is_a_file_or_an_address(
    publication: Publication, address: str, tmp_path: Path
) -> None:
    """Kept by anybody; one that is none is a wrong use."""
    earlier = tmp_path / "kept.json"
    earlier.write_bytes(publication.earlier.written())
    for since in (str(earlier), f"{address}{document.ADDRESS}"):
        assert run(publication, str(publication.site), "--since", since).exit_code == 0
    earlier.write_text("{}")
    for since in (str(earlier), str(tmp_path / "none.json"), f"{address}method/index.html"):
        result = run(publication, str(publication.site), "--since", since)
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1


def test_a_site_built_again_is_compared_too(publication: Publication, address: str) -> None:
    """File by file."""
    again = str(publication.site)
    assert run(publication, address, "--rebuilt", again).exit_code == 0
    result = run(publication, address, "--rebuilt", str(publication.site / "method"))
    assert result.exit_code == 1
    assert "unlike: index.html: The file is not the one that building" in result.stdout


@pytest.mark.parametrize("site", ["no-such-folder", "gopher://a.example/"])
def test_a_wrong_use_is_status_2(site: str, publication: Publication) -> None:
    """One sentence on stderr."""
    result = run(publication, site)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
