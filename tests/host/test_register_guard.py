"""The guard: a program that leaves our plugin out can't build a site without a register."""

from __future__ import annotations

import subprocess
import sys

import markdown
import pytest

from fairshare.guard import NoRegisterError, RegisterGuard
from projects import Project


def test_a_page_can_not_be_read_by_a_stranger(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says what would be missing and what to do."""
    monkeypatch.setattr(RegisterGuard, "begun", False)
    with pytest.raises(
        NoRegisterError, match=r"the site would have no register.*`fairshare build`"
    ):
        markdown.markdown("# Page", extensions=["fairshare.guard"])


def test_our_hosts_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """It changes no page."""
    monkeypatch.setattr(RegisterGuard, "begun", True)
    assert markdown.markdown("# Page", extensions=["fairshare.guard"]) == "<h1>Page</h1>"


def test_settings_that_lost_the_plugin_build_nothing(project: Project) -> None:
    """MkDocs itself would publish a site without a register, were the line taken out."""
    text = project.read("mkdocs.yml").replace("  - fairshare: {search: false}\n", "  []\n")
    project.write("mkdocs.yml", f"{text}markdown_extensions: [fairshare.guard]\n")
    project.write("docs/index.md", "# Welcome\n")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=project.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "does not run the plugin `fairshare`" in done.stderr
