"""The whole site: the theme's shells and the register's pages, written into one folder."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.manifest import Sources
from fairshare.manifest.files import hashed
from fairshare.problems import SetupError
from fairshare.prose.values import filled_in, prose_values
from fairshare.publish.data.sums import data_sums
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.atom import register_feed
from fairshare.publish.finding.text_index import TextIndex, searched_pages
from fairshare.publish.frame.brand import SHEET, Brand
from fairshare.publish.frame.data_block import data_block
from fairshare.publish.frame.environment import TEMPLATES
from fairshare.publish.frame.manifest_files import write_manifest
from fairshare.publish.frame.publisher_words import banner, footer
from fairshare.publish.frame.shell import Shell
from fairshare.publish.frame.sitemap import sitemap
from fairshare.publish.frame.swap import discard, write
from fairshare.publish.frame.theme_style import trim
from fairshare.publish.last.bundles import NO_BUNDLES, NOTE, SEGMENT, DrawnBundles
from fairshare.publish.last.last_site import SITE, LastSite, keep_note
from fairshare.publish.last.written import SiteNote, Written, write_marked
from fairshare.publish.linked.search_engines import site_said
from fairshare.publish.pages.home import home_body
from fairshare.publish.product_writer import ProductWriter
from fairshare.publish.script_comments import leave_out_comments
from fairshare.work import gc_pause
from fairshare.work.bundle import DRAW, Origin, write_bundle
from fairshare.work.cache import Cache, Note
from fairshare.work.shard import Shard

DEPTHS = range(1, 6)
"""Folder depths that pages of the register can have: `method/` to `browse/a/b/page/2/`."""


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
        self._shells: dict[int, Shell] = {}
        self._products = ProductWriter(edition, self._shells, cache)
        self._addresses: list[str] = []

    @property
    def address(self) -> str:
        """Where the site will stand, with a slash at its end; empty where nobody says."""
        return self._edition.site_url

    def home_body(self) -> Markup:
        """The register's part of the home page."""
        body = self._cache.get("home", self._products.edition_digest)
        if body is None:
            body = str(home_body(self._edition, self._products.environment))
            self._cache.put("home", self._products.edition_digest, body)
        return Markup(body)  # noqa: S704 - it came from there

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

    def write_bundle(
        self, shard: Shard, bundles: Path, folder: Path, site: Path, *, with_search: bool
    ) -> Path:
        """Make what is the share of one of several machines below a folder, and a bundle of it.

        Comes back with the bundle's place, below `bundles`. For `site` see `write`.
        """
        mark = self._cache.mark()
        with gc_pause.paused():
            self._products.write_share(shard, folder, LastSite.at(site, self._cache))
        written = self._products.written
        work = [Note(NOTE, str(shard), SiteNote(self._products.edition_key, written, {}).pack())]
        if with_search:
            pages = {
                path: one.files[path].sha256 for one in written.values() for path in one.searched
            }
            drawn = TextIndex(folder, pages, self._edition).drawn_segments()
            work += [Note(SEGMENT, key, text) for key, text in drawn]
        paths = [path for one in written.values() for path in one.files]
        every = chain(work, self._cache.used_since(mark))
        return write_bundle(bundles, (DRAW, shard, self._origin), every, folder, paths)

    @property
    def _origin(self) -> Origin:
        """What a bundle of this site is made from."""
        edition = self._edition
        return Origin(self._cache.space, edition.today.isoformat(), self._products.edition_key)

    def write(
        self,
        folder: Path,
        site: Path,
        *,
        with_search: bool,
        bundles: Path | None = None,
        kind: str = SITE,
    ) -> None:
        """Write every page and file of the register below a folder, then index and manifest.

        `site`: where the last site stands, from which is taken over what is still right, and where
        this one will. `bundles`: where those of other machines lie. `kind`: whether it is a
        preview. Raises SetupError when a page is missing afterwards: a register that lost a
        decision on the way must not be published.
        """
        drawn = DrawnBundles.below(bundles, self._origin) if bundles else NO_BUNDLES
        shells = (piece for shell in self._shells.values() for piece in shell.pieces)
        trim(folder, TEMPLATES, shells, self._cache)
        leave_out_comments(folder)
        self._add_brand(folder / SHEET)
        last = LastSite.at(site, self._cache, kind)
        with gc_pause.paused():
            self._products.write(folder, last, drawn)
        index = self._finish(folder, last, drawn, with_search=with_search)
        note = SiteNote(self._products.edition_key, self._products.written, index)
        keep_note(note, folder, self._cache, kind)
        self._cache.save()

    def _add_brand(self, sheet: Path) -> None:
        """Put the body's own rules behind ours: no page has to ask for one more file."""
        if self._brand.style:
            write(sheet, sheet.read_bytes() + self._brand.style.encode())

    def _finish(
        self, folder: Path, last: LastSite, drawn: DrawnBundles, *, with_search: bool
    ) -> Mapping[str, Written]:
        """What can only be made of the written pages; the text index by its key."""
        if self._edition.site_url:
            addresses = [one for done in self._products.written.values() for one in done.addresses]
            for part in sitemap(self._edition.site_url, [*self._addresses, *addresses]):
                write(folder / part.path, part.content)
        discard(folder / "sitemap.xml.gz")  # the host's own, which knows only the prose pages
        self._check_complete(folder)
        listed = self._listed(folder)
        index = self._index(folder, last, listed, drawn) if with_search else {}
        listed |= {path: m.sha256 for one in index.values() for path, m in one.files.items()}
        sums = data_sums(listed)
        listed[sums.path] = write_marked(folder, sums.path, sums.content).sha256
        write_manifest(folder, self._edition, self._sources, listed)
        return index

    def _listed(self, folder: Path) -> dict[str, str]:
        """The sum of each file by path; only what the host wrote is read for it."""
        products = self._products.written.values()
        known = {path: mark.sha256 for one in products for path, mark in one.files.items()}
        try:
            return hashed(folder, frozenset(), known)
        except OSError as error:
            raise SetupError(f"The finished site can't be read again: {error.strerror}.") from error

    def _index(
        self, folder: Path, last: LastSite, listed: Mapping[str, str], drawn: DrawnBundles
    ) -> Mapping[str, Written]:
        """The text index by its key; taken over where no page of it has changed."""
        found = searched_pages(folder, listed, self._products.written.values())
        pages = {path: listed[path] for path in found}
        key = self._products.key(f"{self._products.edition_digest} {sorted(pages.items())}")
        written = last.take_index(key, folder)
        if written is None:
            index = TextIndex(folder, pages, self._edition)
            written = index.write(self._cache, last.index_files(), drawn)
        return {key: written}

    def summary(self) -> str:
        """One line on what was published."""
        count, written = len(self._edition.register.initiatives), self._products.written
        said = ngettext(
            "{} initiative published, on {} pages of the register.",
            "{} initiatives published, on {} pages of the register.",
            count,
        ).format(count, sum(one.pages for one in written.values()))
        if taken := self._products.taken:
            other = _("{} of {} products came from other machines.").format(taken, len(written))
            said = f"{said} {other}"
        return said

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
