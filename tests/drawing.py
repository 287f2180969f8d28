"""Everything that a project is published as, drawn without a site around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from fairshare.flow.pipeline import Places, read_past, read_register
from fairshare.history import History
from fairshare.publish import Edition
from fairshare.publish.feeds.atom import shared_feeds
from fairshare.publish.finding.result_rows import result_drawer
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.page import Asset, Page
from fairshare.publish.pages.home import home_body
from fairshare.publish.products import every_product

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
    )
    environment = make_environment(reading.framework)
    environment.globals["result"] = result_drawer(edition, environment)
    products = every_product(edition, environment, reading.cache)
    made = list(chain.from_iterable(product() for product in products))
    made += shared_feeds(edition, environment, reading.cache)
    reading.cache.save()
    return {one.path: one for one in made} | {"home": str(home_body(edition, environment))}
