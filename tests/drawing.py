"""Everything that a project is published as, drawn without a site around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
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
from fairshare.publish.last.edition_digest import edition_digest
from fairshare.publish.page import Asset, LargeFiles, Page, Product
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


def whole(products: Mapping[str, Published]) -> Published:
    """All that came of products."""
    return {path: made for product in products.values() for path, made in product.items()}


def drawn(edition: Edition) -> Mapping[str, Page | Asset]:
    """What an edition is published as, but for home page, shared feeds and the large files."""
    environment = make_environment(edition.framework)
    environment.globals["result"] = result_drawer(edition, environment)
    products = every_product(edition, "", environment, Cache(None, "1"))
    made = (one for product in products for one in product.make())
    return {one.path: one for one in made if not isinstance(one, LargeFiles)}


def by_product(root: Path, settings: Settings) -> Mapping[str, Published]:
    """The same by rules and by the keys of the products, each drawn anew; and the home page."""
    reading, edition, _sources = read(root, settings)
    environment = make_environment(reading.framework)
    environment.globals["result"] = result_drawer(edition, environment)
    parts = edition, edition_digest(edition), environment, reading.cache
    products = [*every_product(*parts), *shared_products(*parts)]
    rules = reading.framework.digest  # under other rules nothing is found in the cache
    with TemporaryDirectory() as aside:
        made = {f"{rules} {product.key}": _drawn(product, Path(aside)) for product in products}
    assert len(made) == len(products)
    reading.cache.save()
    home = {"home": {"home": str(home_body(edition, environment))}}
    return made | _table_parts(edition, rules) | home


def _drawn(product: Product, folder: Path) -> Published:
    """What comes of a product; its files lie below a folder then, for others are made of them."""
    found: dict[str, Page | Asset | str] = {}
    for one in product.make():
        if isinstance(one, Page):
            found[one.path] = one
        else:
            files = published_files(one, folder)
            found |= {path: Asset(path, content) for path, content in files.items()}
    return found


def _table_parts(edition: Edition, rules: str) -> dict[str, Published]:
    """The rows of the tables, by the key of the part in which they stand."""
    return {
        f"{rules} {table.name} {part.key}": {f"{table.name} {part.key}": repr(table.rows(part))}
        for table in every_table(edition.framework)
        for part in table.parts(edition)
    }


def write_site(root: Path, settings: Settings, site: Path, frame: str = "") -> None:
    """Write the site of a project in a frame of few words, over the last one, without a host."""
    reading, edition, sources = read(root, settings)
    made = Site(edition, reading.cache, sources)
    made.home_body()
    for depth in DEPTHS:
        made.keep_shell(depth, f"<head>{HEAD}</head>{frame}<main>{BODY}</main>")
    folder = swap.prepare(site)
    made.write(folder, site, with_search=False)
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
