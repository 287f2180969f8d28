"""Writes products into the next site's folder, and takes over what is the same in the last one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment

from fairshare.problems import SetupError
from fairshare.publish.edition import Edition
from fairshare.publish.finding.page_text import is_searched
from fairshare.publish.finding.result_rows import result_drawer
from fairshare.publish.frame.data_block import data_block
from fairshare.publish.frame.environment import HEAD, make_environment
from fairshare.publish.frame.shell import Shell
from fairshare.publish.last.bundles import NO_BUNDLES, DrawnBundles
from fairshare.publish.last.last_site import LastSite
from fairshare.publish.last.parts import PartSizes
from fairshare.publish.last.recorder import (
    EditionDigests,
    RecordedEdition,
    note_everything,
    what_was_read,
)
from fairshare.publish.last.written import FileMark, Written, marked, write_marked
from fairshare.publish.materials import Materials
from fairshare.publish.page import Asset, LargeFiles, Page, Product
from fairshare.publish.products import every_product, products_of, shared_products
from fairshare.work.cache import Cache, Note
from fairshare.work.parallel import parallel_map
from fairshare.work.shard import Shard


class ProductWriter:
    """Writes the products of an edition, each page in the frame of its folder depth."""

    def __init__(self, edition: Edition, shells: Mapping[int, Shell], cache: Cache) -> None:
        self._edition = edition
        self._digests = EditionDigests(edition)
        self._shells = shells
        self._cache = cache
        self._bundles = NO_BUNDLES
        self.written: dict[str, Written] = {}
        """What came of each product, by its key."""

    @property
    def taken(self) -> int:
        """How many products came from other machines."""
        return sum(key in self._bundles for key in self.written)

    @cached_property
    def environment(self) -> Environment:
        """What pages are drawn with, once there is something to draw."""
        environment = make_environment(self._edition.framework)
        environment.globals["result"] = result_drawer(environment)
        return environment

    @cached_property
    def _materials(self) -> Materials:
        return Materials(self._edition, self.environment, self._cache, self._digests.values)

    @property
    def edition_digest(self) -> str:
        """What stands for the whole edition."""
        return self._digests.whole

    @property
    def edition_key(self) -> str:
        """What stands for the edition and the frame."""
        return self.key(self._digests.whole)

    def key(self, key: str) -> str:
        """The key of a product with what the frame says around its pages."""
        return sha256(f"{self._frame}\0{key}".encode()).hexdigest()

    @cached_property
    def _frame(self) -> str:
        """What stands for all that the frame says."""
        edition = self._edition
        shells = repr((edition.site_name, edition.site_url, sorted(self._shells.items())))
        return sha256(shells.encode()).hexdigest()

    def write(self, folder: Path, last: LastSite, bundles: DrawnBundles = NO_BUNDLES) -> None:
        """Take over what would be made just as it was; make the rest, on all cores.

        `bundles`: what other machines made of the same edition in the same frame.
        """
        self._bundles = bundles
        self._cache.learn(bundles.work)
        if all_of_it := last.take_all(self.edition_key, folder):
            self.written |= all_of_it
            return
        self.write_products(every_product(self._edition, self._cache), folder, last)
        self.write_products(shared_products(), folder, last)

    def write_share(self, shard: Shard, folder: Path, last: LastSite) -> None:
        """The same for what is the share of one of several machines."""
        self.write_products(products_of(shard, self._edition, self._cache), folder, last)

    def write_products(self, products: Iterable[Product], folder: Path, last: LastSite) -> None:
        """The same for some of them."""
        lacking = []
        for product in products:
            key = self.key(self._digests.key(*product))
            if (written := last.take(key, self._digests, folder)) is None:
                lacking.append((key, product))
            else:
                self._remember(key, written)
        made = parallel_map(lambda one: self._taken_or_made(*one, folder, last), lacking)
        for (key, _product), (written, notes) in zip(lacking, made, strict=True):
            self._remember(key, written._replace(digest=self._digests.of(written.read)))
            self._cache.learn(notes)

    def _remember(self, key: str, written: Written) -> None:
        """Note what came of a product. Two under one key would be one the next time."""
        if key in self.written:
            raise AssertionError(f"Two products have one key, which wrote {[*written.files][:1]}")
        self.written[key] = written

    def _taken_or_made(
        self, key: str, product: Product, folder: Path, last: LastSite
    ) -> tuple[Written, list[Note]]:
        """What another machine made of a product, or what is made of it now."""
        if key in self._bundles:
            return self._bundles.take(key, folder), []
        return self._publish(product, folder, last)

    def _publish(
        self, product: Product, folder: Path, last: LastSite
    ) -> tuple[Written, list[Note]]:
        """Write what a product is made of, in a worker or here; with what the cache may learn."""
        edition, mark, pages = RecordedEdition(self._edition), self._cache.mark(), 0
        files: dict[str, FileMark] = {}
        parts: dict[str, PartSizes] = {}
        addresses, searched = [], []
        for made in product.make(replace(self._materials, edition=edition), *product.given):
            if isinstance(made, LargeFiles):
                note_everything(edition)  # whoever gets the site's folder may read what lies there
                parts |= made.write(folder, last.files(made.paths), self._digests.values)
                files |= {path: marked(folder, path) for path in made.paths}
                continue
            if isinstance(made, Asset):
                files[made.path] = write_marked(folder, made.path, made.content)
                continue
            content = self._framed(made).encode()
            files[made.path] = write_marked(folder, made.path, content)
            pages += 1
            if is_searched(content):
                searched.append(made.path)
            if made.listed:
                addresses.append(made.url)
        read = what_was_read(edition)
        written = Written(files, tuple(addresses), pages, tuple(searched), parts, read)
        return written, self._cache.since(mark)

    def _framed(self, page: Page) -> str:
        shell = self._shells.get(page.depth)
        if shell is None:
            raise SetupError(
                f"The theme rendered no frame for {page.url}. Does another plugin drop pages?"
            )
        head = self.environment.get_template(HEAD).render(
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
