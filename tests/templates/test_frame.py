"""The frame around each page: head, menu, search, foot, and the pages beside a page of prose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from irish import write
from outline import Outline
from page_cases import DIGEST, Shown
from projects import draw
from trees import CASES

FOLDER = CASES / "frame"
TEXTS = [pytest.param(path, id=path.stem) for path in sorted(FOLDER.glob("*.txt"))]
CONFIG = """\
site_name: Northshire register
site_description: Every decision to share data.
site_url: https://register.northshire.example/
theme: {name: material, font: false}
nav:
  - Home: index.md
  - About: [about/one.md, about/two.md, Elsewhere: "https://www.northshire.example/"]
  - Questions: questions.md
extra_css: [own.css]
extra_javascript: [own.js]
plugins:
  - fairshare: {search: false}
"""
PUBLISHER = {
    "name": "Northshire register",
    "body": "County of Northshire",
    "mailbox": "register@northshire.example",
    "address": "https://register.northshire.example/",
    "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "demonstration": True,
    "look": {"logo": "logo.svg"},
}
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><path d="M0 0h80v20z"/></svg>'
)


@dataclass(frozen=True)
class BuiltPages:
    """The pages of a built site."""

    site: Path

    def outline(self, page: str, among: str = "", *, pictures: bool = False) -> list[str]:
        """The outline of the file of a page."""
        html = (self.site / page).read_text("utf-8")
        assert among in html
        return Outline(DIGEST.sub("…", html), pictures=pictures).lines


def framed(root: Path) -> BuiltPages:
    """A small register with pages of prose, a logo, and a style and a script of its own."""
    project = draw(root / "project")
    for name in ("index", "about/one", "about/two", "questions"):
        title = name.rpartition("/")[2].capitalize()
        project.write(
            f"docs/{name}.md", f"---\ndescription: On {title}.\n---\n# {title}\n\nWords.\n"
        )
    project.write("docs/own.css", "")
    project.write("docs/own.js", "")
    project.write("docs/logo.svg", LOGO)
    project.write("mkdocs.yml", CONFIG)
    write(project.path("register.yml"), PUBLISHER)
    return BuiltPages(project.build())


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> BuiltPages:
    """That site, built once."""
    return framed(tmp_path_factory.mktemp("framed"))


@pytest.mark.parametrize("path", TEXTS)
def test_the_frame_shows_what_belongs_around_a_page(pages: BuiltPages, path: Path) -> None:
    """Words, links and attributes, as the cases say them."""
    shown = Shown.read(path)
    assert shown.found(pages).splitlines() == shown.lines.splitlines()
