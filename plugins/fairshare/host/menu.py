"""The menu of the pages of prose, as the settings order it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from fairshare.host.markdown_pages import MarkdownPage
from fairshare.problems import SetupError


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An item as templates ask for it: a page, a section with items below it, or a link."""

    title: str
    url: str = ""
    source: str = ""
    """Of a page."""
    children: tuple[MenuItem, ...] = ()
    is_homepage: bool = False
    active: bool = False
    """Whether it is the page that is shown, or holds it."""

    @property
    def is_page(self) -> bool:
        """Whether it leads to a page of prose."""
        return bool(self.source)

    @property
    def is_section(self) -> bool:
        """Whether it only holds others."""
        return bool(self.children)

    @property
    def is_link(self) -> bool:
        """Whether it leads elsewhere."""
        return not self.is_page and not self.is_section

    def shown_on(self, url: str | None) -> MenuItem:
        """The item as the menu of a page has it; None for a page that is in no menu."""
        below = tuple(child.shown_on(url) for child in self.children)
        active = self.url == url if self.is_page else any(child.active for child in below)
        return MenuItem(self.title, self.url, self.source, below, self.is_homepage, active)


def menu(nav: Any, pages: Mapping[str, MarkdownPage]) -> tuple[MenuItem, ...]:
    """The items in order; without `nav` every page, by folder. Raises SetupError."""
    if nav is None:
        nav = _by_folder(pages)
    if not isinstance(nav, list):
        raise SetupError("mkdocs.yml: `nav` must be a list.")
    return tuple(_items(nav, pages, top=True))


def titles(items: Iterable[MenuItem]) -> Iterator[tuple[str, str]]:
    """Source and title of every page that a menu holds."""
    for item in items:
        if item.is_page:
            yield item.source, item.title
        yield from titles(item.children)


def _items(nav: list[Any], pages: Mapping[str, MarkdownPage], *, top: bool) -> Iterator[MenuItem]:
    for one in nav:
        pairs = one.items() if isinstance(one, Mapping) else [(None, one)]
        for title, target in pairs:
            yield _item(title, target, pages, top=top)


def _item(title: Any, target: Any, pages: Mapping[str, MarkdownPage], *, top: bool) -> MenuItem:
    if isinstance(target, list):
        return MenuItem(str(title), children=tuple(_items(target, pages, top=False)))
    if not isinstance(target, str):
        raise SetupError(f"mkdocs.yml: `nav`: {title} leads nowhere.")
    page = pages.get(target)
    if page is not None:
        named = page.title if title is None else str(title)
        return MenuItem(named, page.url, target, is_homepage=top and page.is_homepage)
    if "://" in target or target.startswith(("/", "mailto:")):
        return MenuItem(str(title or target), target)
    raise SetupError(f"mkdocs.yml: `nav` names {target}, which is not among the pages of prose.")


def _by_folder(pages: Iterable[str]) -> list[Any]:
    """Every page, those of a folder in a section of its name."""
    tree: list[Any] = []
    for source in pages:
        level = tree
        for folder in PurePosixPath(source).parts[:-1]:
            title = folder.replace("-", " ").replace("_", " ")
            title = title.capitalize() if title == title.lower() else title
            section = next((one for one in level if isinstance(one, dict) and title in one), None)
            if section is None:
                section = {title: []}
                level.append(section)
            level = section[title]
        level.append(source)
    return tree
