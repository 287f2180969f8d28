"""Reading a site from its address: what the network does wrong is one sentence, never a guess."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fairshare import __version__
from fairshare.cli import main
from fairshare.manifest import build_record, document, published, verify_site, web
from fairshare.manifest.published import Folder
from fairshare.manifest.web import Address
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


class Cloaking(Quiet):
    """Gives people another page than it gives whoever asks for the file; how, says its name."""

    trick = ""

    def do_GET(self) -> None:
        if not self.for_people():
            super().do_GET()
            return
        if self.trick == "elsewhere":
            self.send_response(302)
            self.send_header("Location", "https://evil.example/")
            self.end_headers()
            return
        body = b"<h1>Refused</h1>"
        if self.trick in {"refresh", "plain"}:
            body = (Path(self.directory) / "method/index.html").read_bytes()
        self.send_response(200)
        kind = "text/plain" if self.trick == "plain" else "text/html"
        self.send_header("Content-Type", kind)
        if self.trick == "refresh":
            self.send_header("Refresh", "0; url=/register/")
        self.end_headers()
        self.wfile.write(body)

    def for_people(self) -> bool:
        """Whether this is a question that the trick is meant for."""
        page = self.path.removeprefix("/register/")
        if self.trick == "agent":
            return "Firefox" in self.headers["User-Agent"] and page.startswith("method")
        return page == ("method" if self.trick == "slash" else "method/")


class Packing(Quiet):
    """Sends each file packed, to those who can unpack it."""

    def do_GET(self) -> None:
        content = Path(self.translate_path(self.path)).read_bytes()
        assert "gzip" in self.headers["Accept-Encoding"]
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        packed = gzip.compress(content)
        self.wfile.write(packed[:-9] if self.path.endswith("half.html") else packed)


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler] | Callable[..., Quiet]) -> Iterator[str]:
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
    folder = verify_site(Folder(publication.site), publication.sources)
    assert report == replace(folder, listed=False)
    assert folder.listed
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


@pytest.mark.parametrize(
    ("trick", "said"),
    [
        ("folder", "answers some addresses of the page otherwise than others"),
        pytest.param(
            *("slash", "answers some addresses of the page otherwise than others"),
            marks=pytest.mark.long,
        ),
        ("agent", "is not the one that was published"),
        pytest.param(*("elsewhere", "leads to another host, evil.example"), marks=pytest.mark.long),
        pytest.param(
            *("refresh", "sends readers of it on to another page"), marks=pytest.mark.long
        ),
        ("plain", "does not send it as a page, but as text/plain"),
    ],
)
def test_a_host_that_shows_people_another_page_is_found(
    trick: str, said: str, publication: Publication
) -> None:
    """It is asked for each address that people use, as a browser asks."""
    handler = type("Host", (Cloaking,), {"trick": trick})
    with serving(partial(handler, directory=str(publication.site))) as host:
        report = verify_site(Address(f"{host}/register/"), publication.sources)
    (fault,) = report.differences
    assert (fault.kind, fault.what) == ("changed", "method/index.html")
    assert said in fault.message


def test_what_a_host_packs_is_unpacked(publication: Publication, tmp_path: Path) -> None:
    """As each browser does; what breaks off within is told."""
    content = (publication.site / document.ADDRESS).read_bytes()
    (tmp_path / "whole.html").write_bytes(content)
    (tmp_path / "half.html").write_bytes(content)
    with serving(partial(Packing, directory=str(tmp_path))) as host:
        assert Address(host).read("whole.html") == content
        with pytest.raises(SetupError, match="broke off"):
            Address(host).read("half.html")


def test_a_host_may_lead_to_its_own_addresses(odd: str) -> None:
    """Many put a slash at the end, or take one away."""
    assert Address(f"{odd}/moved").read(document.ADDRESS) == b"body"


def test_a_file_too_large_is_not_read_to_its_end(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host can't fill this machine's memory."""
    monkeypatch.setattr(web, "LARGEST", 4000)
    with pytest.raises(SetupError, match="is larger than"):
        Address(f"{odd}/large").read(document.ADDRESS)


def test_a_silent_host_is_given_up(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while without a byte."""
    monkeypatch.setattr(web, "PATIENCE", 0.05)
    with pytest.raises(SetupError, match="did not answer within"):
        Address(f"{odd}/silent").read(document.ADDRESS)


def test_a_host_that_trickles_is_given_up(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte a second would keep any time-out from striking."""
    monkeypatch.setattr(web, "LONGEST", -1.0)
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


def test_the_command_builds_the_site_again_by_itself(publication: Publication) -> None:
    """Status 0 is given for nothing less: each file was held to one that was made here."""
    result = run(publication, str(publication.site))
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("manifest sha256: ")
    assert "The site is what this repository makes." in result.stderr
    assert "Not seen: what a host answers when it serves this folder." in result.stderr


def test_without_a_build_it_says_what_was_not_compared(
    publication: Publication, address: str
) -> None:
    """Status 3, and never that the site is what the repository makes."""
    for site, unseen in (
        (str(publication.site), "a host answers"),
        (address, "the web lists none"),
    ):
        result = run(publication, site, "--no-build")
        assert result.exit_code == 3
        assert "No difference was found. Pages were only held to the site’s own list" in (
            result.stderr
        )
        assert unseen in result.stderr
        assert "is what this repository makes" not in result.stderr


def test_a_site_that_cannot_be_built_again_says_why(
    publication: Publication, tmp_path: Path
) -> None:
    """As one of another version, or of a repository whose build fails."""
    site = shutil.copytree(publication.site, tmp_path / "site")
    record = site / build_record.ADDRESS
    record.write_text(record.read_text("utf-8").replace(__version__, "0.0.1"), "utf-8")
    result = run(publication, str(site))
    assert result.exit_code == 1
    assert f"it was built with FairShare 0.0.1, and this is {__version__}." in result.stderr
    root = shutil.copytree(publication.project.root, tmp_path / "project")
    (root / "mkdocs.yml").write_text("site_name: [", "utf-8")
    command = ["--root", str(root), "verify", str(publication.site)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 3
    assert "building it again failed: " in result.stderr


def test_an_address_that_the_settings_do_not_name_is_said(
    publication: Publication, tmp_path: Path
) -> None:
    """A site is built again for the address that it names, so no file would differ by it."""
    assert "Its pages name" not in run(publication, str(publication.site), "--no-build").stderr
    root = shutil.copytree(publication.project.root, tmp_path / "project")
    config = (root / "mkdocs.yml").read_text("utf-8")
    ours = "site_url: https://other.example/"
    (root / "mkdocs.yml").write_text(re.sub("site_url: .*", ours, config), "utf-8")
    command = ["--root", str(root), "verify", str(publication.site), "--no-build"]
    said = CliRunner().invoke(main, command).stderr
    assert re.search(
        r"Its pages name https://\S+ as their address, and the settings here name "
        r"https://other\.example/\.",
        said,
    )


def test_the_command_names_every_difference(publication: Publication, tmp_path: Path) -> None:
    """Status 1; the same in both formats."""
    (tmp_path / "data").mkdir()
    for file in (publication.site / "data").iterdir():
        (tmp_path / "data" / file.name).write_bytes(file.read_bytes())
    text, listed = (
        run(publication, str(tmp_path), "--no-build", "--format", style)
        for style in ("text", "json")
    )
    assert (text.exit_code, listed.exit_code) == (1, 1)
    report = json.loads(listed.stdout)
    assert set(report) == {
        "manifest_sha256",
        "initiatives",
        "files",
        "differences",
        "rebuilt",
        "listed",
    }
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
        result = run(publication, str(publication.site), "--no-build", "--since", since)
        assert result.exit_code == 3
    earlier.write_text("{}")
    for since in (str(earlier), str(tmp_path / "none.json"), f"{address}method/index.html"):
        result = run(publication, str(publication.site), "--no-build", "--since", since)
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


def test_a_folder_is_no_file_where_the_system_only_says_that_it_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows does. A file that may not be read is a sentence all the same."""

    def forbidden(path: Path) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(published, "open_file", forbidden)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    assert Folder(tmp_path).read("folder") is None
    with pytest.raises(SetupError, match="file can't be read: Permission denied"):
        Folder(tmp_path).read("file")
