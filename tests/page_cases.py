"""Registers that cases of pages describe, and what each of their pages shows, part by part.

A case is a folder of `cases/pages/`. Its `register.yml` says what differs from the base entries, as
every case does (`trees.py`). Each text beside it says in its head which part of which page it is
about, and below that what is read there (`outline.py`).
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment

import irish
import trees
from drawing import Settings, read
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.atom import shared_feeds
from fairshare.publish.finding.result_rows import result_drawer
from fairshare.publish.last.digests import Digests
from fairshare.publish.materials import Materials
from fairshare.publish.page import Asset, Made, Page, Product
from fairshare.publish.pages.home import home_body
from fairshare.publish.products import every_product
from fairshare.work.cache import Cache
from outline import Outline, part, shortened
from pasts import Past, git
from projects import FULL, as_yaml

FOLDER = trees.CASES / "pages"
HOME = "home"
DIGEST = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{12}|(?<=\.)[0-9a-f]{8}(?=\.))\b")
"""Of a file or a version, whole or as addresses have it."""
_OTHERWISE_MADE = (
    *("data.", "discovery.", "frame.", "form.facts", "linked.", "finding.facet_table"),
    *("feeds.calendar", "feeds.edits", "feeds.reviews"),
)
"""The modules below `publish` whose products are drawn by no template."""


class Outlines(Protocol):
    """Pages, as a browser reads them."""

    def outline(self, page: str, among: str = "", *, pictures: bool = False) -> list[str]:
        """The outline of one of them."""


@dataclass(frozen=True)
class Shown:
    """What a part of a page shows."""

    name: str
    """Of its file, without the ending."""
    says: str
    page: str
    """Its address below the site's root, or `home`; of a file, its path. It may hold a star."""
    lines: str
    """Its outline."""
    among: str = ""
    """Words that tell the page from others to which the address fits."""
    part: str = ""
    """How the part's first line begins; empty for the whole page."""
    pictures: str = ""
    """Whether what lies inside pictures is shown too: `yes`."""
    deep: str = ""
    """How many levels below the part's own are shown; empty for all."""
    head: str = ""
    """What its file says before the outline."""
    every: str = ""
    """Whether of many like rows all are shown, as each says something else: `yes`."""

    @classmethod
    def read(cls, path: Path) -> Shown:
        """Read one from its file."""
        head, _line, lines = path.read_text("utf-8").partition("\n\n")
        given = dict(line.split(": ", 1) for line in head.splitlines())
        return cls(path.stem, lines=lines.rstrip("\n"), head=head, **given)

    def found(self, pages: Outlines) -> str:
        """The same part of the page as it is."""
        lines = pages.outline(self.page, self.among, pictures=bool(self.pictures))
        found = part(lines, self.part) if self.part else lines
        if self.deep:
            found = [one for one in found if len(one) - len(one.lstrip()) <= 2 * int(self.deep)]
        return "\n".join(found if self.every else shortened(found))


@dataclass(frozen=True)
class PageCase:
    """A register, and what its pages show."""

    name: str
    data: Mapping[str, Any]

    shown: tuple[Shown, ...]

    @classmethod
    def read(cls, folder: Path) -> PageCase:
        """Read one from its folder."""
        shown = tuple(map(Shown.read, sorted(folder.glob("*.txt"))))
        return cls(folder.name, trees.loaded(folder / "register.yml"), shown)

    def edition(self, root: Path) -> Edition:
        """Write the register below a folder, and read it as a build does."""
        self._plant(root)
        if not (root / "schema").exists():
            shutil.copytree(trees.SCHEMA, root / "schema", ignore=shutil.ignore_patterns("editor"))
        past = self.data.get("past", [])
        if past:
            self._write_past(root, past)
        day = self.data.get("today", trees.TODAY.isoformat())
        settings = Settings(
            today=dt.date.fromisoformat(day),
            site_name="Northshire register",
            history=bool(past),
        )
        return replace(read(root, settings)[1], **self.data.get("site", {}))

    def _plant(self, root: Path) -> None:
        """Write its entries: those that every case has, but where it says `empty`, and its own."""
        (irish if self.data.get("law") else trees).plant(root, self.data)
        if self.data.get("empty"):
            shutil.rmtree(root / "register/initiatives")
            (root / "register/initiatives").mkdir()
        for item in self.data.get("copies", []):
            for number in range(item["count"]):
                data = trees.edited(trees.started(item["from"]), item)
                data["title"] = f"{item['title']}, number {number}"
                name = f"{item['name']}-{number}.yml"
                irish.write(root / "register/initiatives" / name, data)
        for name, data in self.data.get("files", {}).items():
            irish.write(root / name, data)

    def _write_past(self, root: Path, past: list[Mapping[str, Any]]) -> None:
        """A commit for each of them, oldest first, and one of what lies there."""
        now: dict[str, bytes | None] = {
            path.relative_to(root).as_posix(): path.read_bytes()
            for folder in ("register", *self.data.get("beside", ()))
            for path in sorted((root / folder).rglob("*.*"))
        }
        main = self.data.get("file", FULL)
        written = Past(root)
        gone: dict[str, None] = {}
        for step in past:
            file = step.get("file", main)
            data = trees.loaded(root / file) if file in now else trees.base("small.yml")
            old = step.get("text") or as_yaml(trees.edited(data, step))
            gone |= {} if file in now else {file: None}
            written.commit({**now, file: old.encode()}, seconds=_noon(step.get("day")))
        if not self.data.get("unpublished"):
            written.commit({**now, **gone}, seconds=_noon(self.data.get("published")))
        written.write(checkout=False)
        git(root, "read-tree", "HEAD")


def _noon(day: str | None) -> int | None:
    """The second at which a commit of a day is made; None for the day after the last commit."""
    if day is None:
        return None
    return int(dt.datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp())


class Pages:
    """The pages of an edition, drawn when they are asked for."""

    def __init__(self, edition: Edition, environment: Environment) -> None:
        environment.globals["result"] = result_drawer(environment)
        self._materials = Materials(edition, environment, Cache(None, ""), Digests())
        self._outlines: dict[tuple[str, bool], list[str]] = {}
        self._drawn: dict[str, str] = {HOME: str(home_body(edition, environment))}
        self._waiting = iter(self._products())

    def outline(self, page: str, among: str = "", *, pictures: bool = False) -> list[str]:
        """What a browser makes of a page, without digests: they follow from all else."""
        body = DIGEST.sub("…", self._body(page, among))
        if (body, pictures) not in self._outlines:
            self._outlines[body, pictures] = Outline(body, pictures=pictures).lines
        return self._outlines[body, pictures]

    def _body(self, page: str, among: str) -> str:
        """What a template drew. Raises LookupError where there is no such page."""
        while True:
            fitting = (text for name, text in self._drawn.items() if fnmatch(name, page))
            if found := next((text for text in fitting if among in text), ""):
                return found
            product = next(self._waiting, None)
            if product is None:
                raise LookupError(page, sorted(self._drawn))
            made = product.make(self._materials, *product.given)
            self._drawn |= dict(_texts(made))

    def _products(self) -> Iterator[Product]:
        """All that templates draw, but for the home page."""
        materials = self._materials
        without = tuple(f"fairshare.publish.{one}" for one in _OTHERWISE_MADE)
        for one in every_product(materials.edition, materials.cache):
            if not one.make.__module__.startswith(without):
                yield one
        yield Product(shared_feeds)


def _texts(found: Iterable[Made]) -> Iterator[tuple[str, str]]:
    """Pages by their addresses, and files by their paths."""
    for made in found:
        if isinstance(made, Page):
            yield made.url, str(made.body)
        elif isinstance(made, Asset) and made.path.endswith((".xml", ".svg", ".html")):
            yield made.path, made.content.decode()
