"""A clone made as Git for Windows makes it raises no false alarm, with attributes or without."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from fairshare.cli import main
from pasts import git
from projects import REPOSITORY

PUBLISHED_FROM = ("plugins", "docs", "schema", "register", ".ci", ".github")
BYTE_CODE = shutil.ignore_patterns("__pycache__", "*.pyc")


def clone(folder: Path, copy: Path) -> Path:
    """A copy with the settings of Git for Windows."""
    git(folder, "-c", "core.autocrlf=true", "clone", "--quiet", str(folder), str(copy))
    return copy


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


def test_a_copy_for_windows_holds_the_same_bytes(tmp_path: Path) -> None:
    """Of code, templates, styles and scripts too: they go into the site as they lie there."""
    for folder in PUBLISHED_FROM:
        shutil.copytree(REPOSITORY / folder, tmp_path / "ours" / folder, ignore=BYTE_CODE)
    shutil.copy(REPOSITORY / ".gitattributes", tmp_path / "ours")
    git(tmp_path / "ours", "init", "--quiet")
    git(tmp_path / "ours", "add", "--all")
    git(tmp_path / "ours", "commit", "--quiet", "--message=All of it")
    copy = clone(tmp_path / "ours", tmp_path / "copy")
    listed = git(copy, "ls-files", "-z").rstrip("\0").split("\0")
    assert len(listed) > 1000
    ours = tmp_path / "ours"
    changed = [name for name in listed if (copy / name).read_bytes() != (ours / name).read_bytes()]
    assert changed == []


def test_a_copy_without_attributes_verifies_what_is_published(site: Path, tmp_path: Path) -> None:
    """As one made before there were any: every text in it ends its lines in the other way."""
    copy = clone(site.parent, tmp_path / "copy")
    for name in ("schema", "docs", "mkdocs.yml", "register.yml"):
        ours = site.parent / name
        (shutil.copytree if ours.is_dir() else shutil.copy)(ours, copy / name)
    for path in copy.rglob("*"):
        if path.suffix in {".yml", ".md", ".json"} and ".git" not in path.parts:
            content = path.read_bytes().replace(b"\r\n", b"\n")
            path.write_bytes(content.replace(b"\n", b"\r\n"))
    assert b"\r\n" in (copy / "register.yml").read_bytes()
    verified = run(copy, "verify", "--no-build", str(site))
    assert verified.output == run(site.parent, "verify", "--no-build", str(site)).output
    checked = run(copy, "check", "--base", "HEAD", "--today", "2026-11-26")
    assert checked.exit_code == 0, checked.output
