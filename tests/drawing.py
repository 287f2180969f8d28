"""Everything that a project is published as, drawn without a site around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from data_files import published_files
from fairshare.flow.pipeline import Places, Reading, read_past, read_register, site_sources
from fairshare.history import History
from fairshare.manifest import Sources
from fairshare.publish.data.tables.every_table import every_table
from fairshare.publish.edition import Edition
from fairshare.publish.finding.result_rows import result_drawer
from fairshare.publish.frame import swap
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.frame.shell import BODY, HEAD
from fairshare.publish.last.digests import Digests
from fairshare.publish.last.recorder import (
    EVERYTHING,
    EditionDigests,
    RecordedEdition,
    note_everything,
    what_was_read,
)
from fairshare.publish.materials import Materials
from fairshare.publish.page import Asset, LargeFiles, Made, Page, Product
from fairshare.publish.pages.home import home_body
from fairshare.publish.products import every_product, shared_products
from fairshare.publish.site import DEPTHS, Site
from fairshare.work.cache import Cache

Published = Mapping[str, Page | Asset | str]


@dataclass(frozen=True)
class Settings:
    """What a build is told beside the register."""

    today: dt.date = dt.date(2025, 12, 1)
    site_name: str = "Register"
    site_url: str = "https://register.example/"
    repository: str = "https://github.com/northshire/register"
    withheld: tuple[str, ...] = ()
    history: bool = True


def published(root: Path, settings: Settings) -> Published:
    """Everything that a project is published as, with the help of the cache that lies there."""
    return whole(by_product(root, settings))


def whole(drawn: DrawnEdition) -> Published:
    """All that came of products."""
    each = drawn.products.values()
    return {path: made for product in each for path, made in product.made.items()}


def drawn(edition: Edition) -> Mapping[str, Page | Asset]:
    """What an edition is published as, but for home page, shared feeds and the large files."""
    products = every_product(edition, Cache(None, "1"))
    made = made_of(products, materials(edition))
    return {one.path: one for one in made if not isinstance(one, LargeFiles)}


def materials(edition: Edition, cache: Cache | None = None) -> Materials:
    """What products of an edition are made with; nothing notes what they read."""
    environment = make_environment(edition.framework)
    environment.globals["result"] = result_drawer(environment)
    return Materials(edition, environment, cache or Cache(None, "1"), Digests())


def made_of(products: Iterable[Product], given: Materials) -> Iterator[Made]:
    """Everything that comes of products."""
    return (made for product in products for made in product.make(given, *product.given))


def pages_of(products: Iterable[Product], edition: Edition) -> list[Page]:
    """The pages among them."""
    return [one for one in made_of(products, materials(edition)) if isinstance(one, Page)]


@dataclass(frozen=True)
class DrawnProduct:
    """What came of a product, and on what it rests."""

    made: Published
    read: tuple[str, ...] = ()
    """The names of what it read of the edition."""
    digest: str = ""
    """What stood for that."""


@dataclass(frozen=True)
class DrawnEdition:
    """An edition, and what came of each of its products, by rules and keys."""

    digests: EditionDigests
    products: Mapping[str, DrawnProduct]

    def stale_in(self, later: DrawnEdition) -> list[str]:
        """The keys of products that a later build would take over, though they came out new."""
        return [
            key
            for key, now in later.products.items()
            if (before := self.products.get(key))
            and later.digests.of(before.read) == before.digest
            and before.made != now.made
        ]


def by_product(root: Path, settings: Settings) -> DrawnEdition:
    """The same by rules and by the keys of the products, each drawn anew; and the home page."""
    reading, edition, _sources = read(root, settings)
    digests, given = EditionDigests(edition), materials(edition, reading.cache)
    products = [*every_product(edition, reading.cache), *shared_products()]
    rules = reading.framework.digest  # under other rules nothing is found in the cache
    with TemporaryDirectory() as aside:
        made = {
            f"{rules} {digests.key(*product)}": _drawn(product, given, digests, Path(aside))
            for product in products
        }
    assert len(made) == len(products)
    reading.cache.save()
    home = {"home": str(home_body(edition, given.environment))}
    made["home"] = DrawnProduct(home, (EVERYTHING,), digests.whole)
    return DrawnEdition(digests, made | _table_parts(edition, rules))


def _drawn(
    product: Product, given: Materials, digests: EditionDigests, folder: Path
) -> DrawnProduct:
    """What comes of a product; its files lie below a folder then, for others are made of them."""
    edition = RecordedEdition(given.edition)
    found: dict[str, Page | Asset | str] = {}
    for one in made_of([product], replace(given, edition=edition)):
        if isinstance(one, Page):
            found[one.path] = one
            continue
        if isinstance(one, LargeFiles):
            note_everything(edition)
        files = published_files(one, folder)
        found |= {path: Asset(path, content) for path, content in files.items()}
    names = what_was_read(edition)
    return DrawnProduct(found, names, digests.of(names))


def _table_parts(edition: Edition, rules: str) -> dict[str, DrawnProduct]:
    """The rows of the tables, by the key of the part in which they stand."""
    found, digests = {}, Digests()
    for table in every_table(edition.framework):
        for part in table.parts(edition):
            key = f"{table.name} {digests.of(*part)}"
            found[f"{rules} {key}"] = DrawnProduct({key: repr(table.rows(part))})
    return found


def write_site(root: Path, settings: Settings, site: Path, frame: str = "") -> None:
    """Write the site of a project in a frame of few words, over the last one, without a host."""
    reading, edition, sources = read(root, settings)
    made = Site(edition, reading.cache, sources)
    made.home_body()
    for depth in DEPTHS:
        made.keep_shell(depth, f"<head>{HEAD}</head>{frame}<main>{BODY}</main>")
    folder = swap.prepare(site)
    made.write(folder, site, with_search=True)
    swap.swap(folder, site)


def read(root: Path, settings: Settings) -> tuple[Reading, Edition, Sources]:
    """A project and its edition, with the help of the cache that lies there."""
    places = Places.below(root, "register", "schema", "cache")
    reading = read_register(places, settings.today)
    assert reading.errors == []
    past = read_past(places, reading, settings.withheld) if settings.history else None
    assert past is None or isinstance(past, History)
    edition = Edition(
        register=reading.register,
        scores=reading.scores,
        framework=reading.framework,
        today=reading.today,
        site_name=settings.site_name,
        site_url=settings.site_url,
        repository=settings.repository,
        history=past,
        root=root,
    )
    return reading, edition, site_sources(reading, places)
