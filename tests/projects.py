"""Small projects drawn for one test: entries, the schema, a mkdocs.yml, and what is done to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from fairshare.load.strict_yaml import parse

REPOSITORY = Path(__file__).parents[1]
BASE = REPOSITORY / "tests" / "cases" / "base"

FULL = "register/initiatives/northshire-council/free-school-meals.yml"
SMALL = "register/initiatives/northshire-council/household-support-fund.yml"
COUNCIL = "register/organisations/northshire-council.yml"
TRUST = "register/organisations/northshire-schools-trust.yml"

CONFIG = """\
site_name: Northshire register
site_url: https://register.northshire.example/
theme: {name: material, font: false}
plugins:
  - fairshare: {search: false}
"""

Change = Callable[[dict[str, Any]], object]


@dataclass(frozen=True)
class Project:
    """A folder with everything that a site is made of."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    def path(self, name: str) -> Path:
        return self.root / name

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file at one stroke, as an editor does, making its folders."""
        path, beside = self.root / name, self.root / ".being-written"
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        return beside.replace(path)

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Change the one place in a file where `old` stands."""
        text = self.read(name)
        assert text.count(old) == 1, old
        self.write(name, text.replace(old, new))

    def change(self, name: str, change: Change) -> None:
        """Write an entry again, its data changed."""
        data = entry(self.path(name).read_bytes())
        change(data)
        self.write(name, as_yaml(data))

    def build(self, *, strict: bool = False) -> Path:
        """Build the site as `mkdocs build` does, in this process. Raises mkdocs' Abort."""
        config = load_config(str(self.path("mkdocs.yml")), strict=strict)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
        return self.site

    def page(self, address: str) -> str:
        """The HTML of a page of the built site."""
        return (self.site / address / "index.html").read_text(encoding="utf-8")


def draw(root: Path) -> Project:
    """A project with the base entries of the cases, which have no problem."""
    project = Project(root)
    ours = shutil.ignore_patterns("editor")  # it offers our own organisations
    shutil.copytree(REPOSITORY / "schema", root / "schema", ignore=ours)
    (root / "docs").mkdir()
    for name, source in ((FULL, "full.yml"), (SMALL, "small.yml")):
        project.write(name, (BASE / source).read_bytes())
    for name in (COUNCIL, TRUST):
        project.write(name, (BASE / "organisations" / Path(name).name).read_bytes())
    project.write("mkdocs.yml", CONFIG)
    return project


def entry(content: bytes) -> dict[str, Any]:
    """Plain data of an entry, read as the register reads: dates stay text."""
    document = parse(content, "entry.yml").document
    assert document is not None
    return dict(document.data)


def as_yaml(data: Mapping[str, Any]) -> str:
    """Data as a file; by libyaml, which writes the same in a fifth of the time."""
    dumper = yaml.CSafeDumper
    return yaml.dump(dict(data), Dumper=dumper, allow_unicode=True, sort_keys=False, width=100)


def place(text: str, token: str) -> tuple[int, int]:
    """Line and column, from 1, of the one place where a token stands."""
    assert text.count(token) == 1, token
    before = text[: text.index(token)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path: what two builds are compared by."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Every HTML page below a folder: its path and its text."""
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")
