"""The list of files: what it names, and what it must never make a reader ask for."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from fairshare.manifest.broken import BrokenError
from fairshare.manifest.files import files_below, hashed, list_bytes, read_list

DIGEST = "a" * 64


def test_the_list_names_every_file_with_its_sha256(tmp_path: Path) -> None:
    """In order, and as `sha256sum` reads it: nobody needs our program to check a site."""
    for name in ("b/index.html", "a.html", "b/ü x.txt", "left/out"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    found = hashed(tmp_path, frozenset({"left/out"}))
    assert list(found) == ["a.html", "b/index.html", "b/ü x.txt"]
    assert read_list(list_bytes(found)) == found
    done = subprocess.run(["sha256sum", "-c"], input=list_bytes(found), cwd=tmp_path, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize(
    "name",
    [
        "../secret",
        "a/../../b",
        "/etc/passwd",
        "a//b",
        "./a",
        "a/",
        "a\\b",
        "a\x1bb",
        "",
        "..",
        "a\n",
    ],
)
def test_a_path_that_leaves_the_site_is_refused(name: str) -> None:
    """The list comes from outside; what it names is read."""
    with pytest.raises(BrokenError):
        read_list(f"{DIGEST}  {name}\n".encode())


@pytest.mark.parametrize(
    "content",
    [
        b"nonsense\n",
        f"{DIGEST}  a".encode(),
        f"{DIGEST}  b\n{DIGEST}  a\n".encode(),
        f"{DIGEST}  a\n{DIGEST}  a\n".encode(),
        f"{DIGEST}  a\r\n".encode(),
        b"\xff" * 64 + b"  a\n",
    ],
)
def test_a_list_of_another_form_is_refused(content: bytes) -> None:
    """There is one way to write it, so that two readers see the same."""
    with pytest.raises(BrokenError):
        read_list(content)


def test_links_are_named_and_not_followed(tmp_path: Path) -> None:
    """A link to a folder is one thing, whatever lies behind it."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real/file").write_text("x")
    (tmp_path / "link").symlink_to("real")
    assert sorted(files_below(tmp_path)) == ["link", "real/file"]
