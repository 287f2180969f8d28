"""The whole site: the theme's shells and the register's pages, written into one folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from fairshare.language import ngettext
from fairshare.manifest import Sources
from fairshare.problems import SetupError
from fairshare.prose.values import filled_in, prose_values
from fairshare.publish.data.sums import data_sums
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.atom import register_feed, shared_feeds
from fairshare.publish.finding import search
from fairshare.publish.finding.result_rows import result_drawer
from fairshare.publish.frame.brand import SHEET, Brand
from fairshare.publish.frame.data_block import data_block
from fairshare.publish.frame.environment import HEAD, TEMPLATES, make_environment
from fairshare.publish.frame.manifest_files import write_manifest
from fairshare.publish.frame.publisher_words import banner, footer
from fairshare.publish.frame.shell import Shell
from fairshare.publish.frame.sitemap import sitemap
from fairshare.publish.frame.swap import discard, write
from fairshare.publish.frame.theme_style import trim
from fairshare.publish.linked.search_engines import site_said
from fairshare.publish.page import Asset, Page
from fairshare.publish.pages.home import home_body
from fairshare.publish.products import every_product
from fairshare.work import gc_pause
from fairshare.work.cache import Cache, Note
from fairshare.work.parallel import parallel_map

DEPTHS = range(1, 6)
"""Folder depths that pages of the register can have: `method/` to `browse/a/b/page/2/`."""

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # the text search runs as WebAssembly
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's icons
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}


def content_security_policy(*, preview: bool) -> str:
    """The policy of every page. A preview allows the inline script with which MkDocs reloads it."""
    policy = dict(_POLICY)
    if preview:
        policy["script-src"] += " 'unsafe-inline'"
    return "; ".join(f"{name} {value}" for name, value in policy.items())


class _Written(NamedTuple):
    """What came of a product."""

    addresses: tuple[str, ...]
    """For the site map."""
    pages: int
    """How many were written."""
    notes: list[Note]
    """For the cache."""


class Site:
    """One build of the site. Collects the theme's shells, then writes every page into them."""

    def __init__(
        self, edition: Edition, cache: Cache, sources: Sources, brand: Brand | None = None
    ) -> None:
        """`sources`: what the edition was made from, which the site's manifest vouches for."""
        self._edition = edition
        self._brand = brand or Brand()
        self._sources = sources
        self._cache = cache
        self._environment = make_environment(edition.framework)
        self._environment.globals["result"] = result_drawer(edition, self._environment)
        self._shells: dict[int, Shell] = {}
        self._addresses: list[str] = []
        self._written = 0

    @property
    def address(self) -> str:
        """Where the site will stand, with a slash at its end; empty where nobody says."""
        return self._edition.site_url

    def home_body(self) -> Markup:
        """The register's part of the home page."""
        return home_body(self._edition, self._environment)

    def on_every_page(self, copyright_line: str) -> Mapping[str, object]:
        """What the frame says around every page, by the names that its template asks for.

        `copyright_line`: HTML of the body's own, below what register.yml says.
        """
        publisher = self._edition.publisher
        return {
            "fairshare_feeds": register_feed(self._edition),
            "fairshare_footer": footer(publisher, copyright_line),
            "fairshare_banner": banner(publisher),
            "fairshare_brand": self._brand,
        }

    def filled_in(self, markdown: str, page: str) -> str:
        """A page of prose with what register.yml says in its places. Raises SetupError."""
        law = self._edition.framework.jurisdiction
        return filled_in(markdown, prose_values(self._edition.publisher, law), page)

    def home_said(self) -> Markup:
        """What the home page says to search engines."""
        return data_block(site_said(self._edition))

    def keep_shell(self, depth: int, html: str) -> None:
        """Take the theme's finished page for one folder depth."""
        self._shells[depth] = Shell.cut(html)

    def add_address(self, url: str) -> None:
        """Name a prose page to the site map."""
        self._addresses.append("" if url == "." else url.removeprefix("./"))

    def write(self, folder: Path, *, with_search: bool) -> None:
        """Write every page and file of the register below a folder, then index and manifest.

        Raises SetupError when a page is missing afterwards: a register that lost a decision on the
        way must not be published.
        """
        shells = (piece for shell in self._shells.values() for piece in shell.pieces)
        trim(folder, TEMPLATES, shells, self._cache)
        self._add_brand(folder / SHEET)
        with gc_pause.paused():
            self._write_products(folder)
        with ThreadPoolExecutor(1) as beside:
            saved = beside.submit(self._cache.save)
            self._finish(folder, with_search=with_search)
            saved.result()

    def _add_brand(self, sheet: Path) -> None:
        """Put the body's own rules behind ours: no page has to ask for one more file."""
        if self._brand.style:
            write(sheet, sheet.read_bytes() + self._brand.style.encode())

    def _finish(self, folder: Path, *, with_search: bool) -> None:
        """What can only be made of the written pages."""
        if self._edition.site_url:
            site_map = sitemap(self._edition.site_url, self._addresses)
            write(folder / site_map.path, site_map.content)
        discard(folder / "sitemap.xml.gz")  # the host's own, which knows only the prose pages
        self._check_complete(folder)
        if with_search:
            search.index(folder, self._edition)
        sums = data_sums(folder)
        write(folder / sums.path, sums.content)
        write_manifest(folder, self._edition, self._sources)

    def _write_products(self, folder: Path) -> None:
        parts = self._edition, self._environment, self._cache
        products = every_product(*parts)
        for done in parallel_map(lambda product: self._publish(product(), folder), products):
            self._take(done)
        self._take(self._publish(shared_feeds(*parts), folder))

    def _take(self, done: _Written) -> None:
        """Remember what came of a product."""
        self._addresses += done.addresses
        self._written += done.pages
        self._cache.learn(done.notes)

    def _publish(self, product: Iterable[Page | Asset], folder: Path) -> _Written:
        """Write what a product is made of; in a worker or here."""
        mark, addresses, pages = self._cache.mark(), [], 0
        for made in product:
            if isinstance(made, Asset):
                write(folder / made.path, made.content)
                continue
            write(folder / made.path, self._framed(made).encode())
            pages += 1
            if made.listed:
                addresses.append(made.url)
        return _Written(tuple(addresses), pages, self._cache.since(mark))

    def summary(self) -> str:
        """One line on what was published."""
        count = len(self._edition.items)
        return ngettext(
            "{} initiative published, on {} pages of the register.",
            "{} initiatives published, on {} pages of the register.",
            count,
        ).format(count, self._written)

    def _framed(self, page: Page) -> str:
        shell = self._shells.get(page.depth)
        if shell is None:
            raise SetupError(
                f"The theme rendered no frame for {page.url}. Does another plugin drop pages?"
            )
        head = self._environment.get_template(HEAD).render(
            title=page.title,
            description=page.description,
            canonical=self._edition.site_url and self._edition.site_url + page.main_address,
            listed=page.listed,
            homepage=False,
            site_name=self._edition.site_name,
            feeds=page.feeds,
            said=data_block(page.said),
            root="../" * page.depth,
        )
        return shell.frame(page, head)

    def _check_complete(self, folder: Path) -> None:
        missing = [
            identifier
            for identifier in self._edition.titles
            if not (folder / "initiatives" / identifier / "index.html").is_file()
        ]
        if missing:
            raise SetupError(
                f"No page was written for: {', '.join(missing)}. Nothing is published."
            )
