"""What a host adds to the register: pages of prose, pictures, styles, and the frame of all."""

from __future__ import annotations

import dataclasses
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from fairshare.host.conditions import theme_templates
from fairshare.host.documents import Documents, ProseFile, documents
from fairshare.host.markdown_pages import MarkdownPage, ProseReader
from fairshare.host.menu import menu, titles
from fairshare.host.options import HostSettings
from fairshare.host.page_frame import MISSING, PageFrame
from fairshare.problems import SetupError
from fairshare.publish.frame.environment import TEMPLATES
from fairshare.publish.frame.reachable import reachable
from fairshare.publish.frame.swap import write
from fairshare.publish.frame.theme_style import SHEETS
from fairshare.publish.site import DEPTHS, Site

_ASSETS = "assets/fairshare"
_PLAIN = Path(__file__).with_name("prose.css")
"""The dress of prose where the theme is not installed."""
_HOME = "index.md"


def write_prose(given: HostSettings, docs: Path, site: Site, folder: Path) -> list[ProseFile]:
    """Write them into a folder, and give the site the frames of its pages; all that was prose.

    Raises SetupError for a page that can't be read and a template that can't be drawn.
    """
    found = documents(docs, given.settings)
    pages = {page.file.source: page for page in _pages(given, docs, site, found)}
    items = menu(given.settings.get("nav"), pages)
    _write_assets(folder)
    frame = PageFrame(given, site, items, _write_sheet(folder))
    for name in found.others:
        write(folder / name, (docs / name).read_bytes())
    named = dict(titles(items))
    for source, page in pages.items():
        shown = dataclasses.replace(page, title=named.get(source, page.title))
        write(folder / page.file.target, frame.prose(shown).encode())
        site.add_address(page.url)
    for depth in DEPTHS:
        site.keep_shell(depth, frame.shell(depth))
    write(folder / MISSING, frame.missing().encode())
    return [page.file for page in pages.values()]


def _pages(given: HostSettings, docs: Path, site: Site, found: Documents) -> list[MarkdownPage]:
    """Every page, read; a home page too where there is none."""
    reader = ProseReader(given.settings, found)
    read = [_page(reader, file, docs, site) for file in found.pages.values()]
    if all(page.url for page in read):
        title = escape(str(given.settings.get("site_name") or ""))
        read.append(reader.page(ProseFile(_HOME, ""), f"# {title}\n", str))
    return [_finished(page, site) for page in read]


def _page(reader: ProseReader, file: ProseFile, docs: Path, site: Site) -> MarkdownPage:
    shown = f"{docs.name}/{file.source}"
    try:
        text = (docs / file.source).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"{shown} can't be read as text in UTF-8.") from error
    return reader.page(file, text, lambda words: site.filled_in(words, f"docs/{file.source}"))


def _finished(page: MarkdownPage, site: Site) -> MarkdownPage:
    """A page with its full address, and the register below the words of the home page."""
    content = reachable(page.content) + (str(site.home_body()) if page.is_homepage else "")
    canonical = urljoin(site.address, page.url) if site.address else None
    return dataclasses.replace(page, content=content, canonical_url=canonical)


def _write_assets(folder: Path) -> None:
    """Our styles and scripts."""
    start = TEMPLATES / _ASSETS
    for file in sorted(start.rglob("*")):
        if file.is_file():
            write(folder / _ASSETS / file.relative_to(start), file.read_bytes())


def _write_sheet(folder: Path) -> str:
    """The theme's style sheet where it is installed, else our own for prose; its address."""
    theme = theme_templates()
    sheet = next(iter(sorted(theme.glob(SHEETS))), _PLAIN) if theme else _PLAIN
    name = sheet.name if sheet is not _PLAIN else f"main.{_PLAIN.name}"
    address = SHEETS.replace(Path(SHEETS).name, name)
    write(folder / address, sheet.read_bytes())
    return address
