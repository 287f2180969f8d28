"""Other programs that build a site, run as people run them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from projects import Project

_PROGRAMS = Path(sys.executable).parent

COMMANDS = {
    "mkdocs": ("mkdocs", "build"),
    "properdocs": ("properdocs", "build", "--config-file", "mkdocs.yml"),
    "fairshare": ("fairshare", "build"),
    "zensical": ("zensical", "build", "--config-file", "mkdocs.yml"),
}
"""How each of them builds."""


def run(root: Path, program: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program of this environment in a project, without its text index, on one day."""
    surroundings = {
        **os.environ,
        "SOURCE_DATE_EPOCH": "1795651200",
        "FAIRSHARE_SEARCH": "false",
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
    return subprocess.run(
        [str(_PROGRAMS / program), *words],
        cwd=root,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )


def with_settings(project: Project, **settings: Any) -> Project:
    """The small project with these settings beside its own, and two pages of prose."""
    known = yaml.safe_load(project.read("mkdocs.yml"))
    known["plugins"][0]["fairshare"]["history"] = False
    plugins = settings.pop("plugins", [])
    known = {**known, **settings, "plugins": [*known["plugins"], *plugins]}
    project.write("mkdocs.yml", yaml.safe_dump(known, sort_keys=False))
    project.write("docs/index.md", "# Welcome\n\nTo [us](about.md).\n")
    project.write("docs/about.md", "---\ntags: [one]\n---\n# About us\n\nWords of ours.\n")
    return project
