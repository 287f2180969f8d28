"""Everything that a project is published as, drawn without a site around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fairshare.flow.pipeline import Places, Reading, read_past, read_register, site_sources
from fairshare.history import History
from fairshare.manifest import Sources
from fairshare.publish.edition import Edition
from fairshare.publish.finding.result_rows import result_drawer
from fairshare.publish.frame import swap
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.frame.shell import BODY, HEAD
from fairshare.publish.last.edition_digest import edition_digest
from fairshare.publish.page import Asset, Page
from fairshare.publish.pages.home import home_body
from fairshare.publish.products import every_product, shared_product
from fairshare.publish.site import DEPTHS, Site

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


def by_product(root: Path, settings: Settings) -> Mapping[str, Published]:
    """The same by rules and by the keys of the products, each drawn anew; and the home page."""
    reading, edition, _sources = read(root, settings)
    environment = make_environment(reading.framework)
    environment.globals["result"] = result_drawer(edition, environment)
    parts = edition, edition_digest(edition), environment, reading.cache
    products = [*every_product(*parts), shared_product(*parts)]
    rules = reading.framework.digest  # under other rules nothing is found in the cache
    made = {
        f"{rules} {product.key}": {one.path: one for one in product.make()} for product in products
    }
    assert len(made) == len(products)
    reading.cache.save()
    return made | {"home": {"home": str(home_body(edition, environment))}}


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
