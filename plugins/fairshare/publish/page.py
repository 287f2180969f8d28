"""What publishing yields: pages for the shell to frame, and files to write as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from markupsafe import Markup

from fairshare.publish.last.digests import Digests
from fairshare.publish.last.parts import FileParts, LastFiles

MenuEntry = Literal["", "initiatives", "organisations", "method"]
"""An entry of the main menu that is there on every site; empty for none."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that a page names, so that readers can follow what the page is about."""

    path: str
    """Address below the site's root: `feeds/all.xml`."""
    title: str
    """Plain text, not yet escaped."""
    page: str
    """Address below the site's root of the page that shows the same."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, without the theme's frame around it."""

    url: str
    """Address below the site's root, ending in a slash: `initiatives/a/b/`."""
    title: str
    """Plain text, not yet escaped."""
    description: str
    """Plain text for search engines and link previews, not yet escaped."""
    body: Markup
    """The content of `<main>`, safe HTML."""
    section: MenuEntry = ""
    """To which it belongs."""
    listed: bool = True
    """Whether the site map names it, and search engines may."""
    stands_for: str = ""
    """Address of the page that search engines should show in its place; empty for itself."""
    feeds: tuple[Feed, ...] = ()
    """Where to follow what it is about."""
    said: Mapping[str, Any] = field(default_factory=dict)
    """What it says to search engines, as JSON-LD; nothing for most pages."""

    @property
    def depth(self) -> int:
        """How many folders lie between the site's root and the page."""
        return self.url.count("/")

    @property
    def main_address(self) -> str:
        """Where search engines should send people for what it shows."""
        return self.stands_for or self.url

    @property
    def path(self) -> str:
        """File to write, below the site's folder."""
        return f"{self.url}index.html"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is published as it is."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class LargeFiles:
    """Files that are never held whole, but written part by part, or copied from the last ones."""

    paths: tuple[str, ...]
    write: Callable[[Path, LastFiles, Digests], FileParts]
    """Writes them below a folder; comes back with what each part takes of them.

    It gets what makes the keys of parts: it knows most of what they are made from already.
    """


Made = Page | Asset | LargeFiles


class Product(NamedTuple):
    """A part of the site that is made on its own."""

    make: Callable[..., Iterable[Made]]
    """A function of a module: it gets Materials, and what is handed over."""
    given: tuple[object, ...] = ()
    """What is handed over: values for which a digest can stand."""
