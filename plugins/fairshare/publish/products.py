"""Everything that an edition is published as: pages and files, each product on its own.

A product needs no other one, so they are made in any order and in several processes at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from jinja2 import Environment

from fairshare.publish.charts.pictures import pictures
from fairshare.publish.data.data_files import DATA_PRODUCTS
from fairshare.publish.discovery.embedded import embedded_files
from fairshare.publish.discovery.well_known import well_known
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import own_feed
from fairshare.publish.feeds.calendar import review_calendar
from fairshare.publish.feeds.edits import edits_file
from fairshare.publish.feeds.reviews import review_file
from fairshare.publish.finding.facet_table import facet_table
from fairshare.publish.finding.result_rows import result_files
from fairshare.publish.form.assess_page import assess_page
from fairshare.publish.form.facts import form_assets
from fairshare.publish.frame.schemas import schemas
from fairshare.publish.initiative.entry_file import entry_file
from fairshare.publish.organisations.pages import organisation_pages
from fairshare.publish.page import Asset, Page
from fairshare.publish.pages.browse import browse_pages
from fairshare.publish.pages.changes import change_pages
from fairshare.publish.pages.compare import compare_choices, compare_page
from fairshare.publish.pages.data import data_page
from fairshare.publish.pages.edits import edit_pages
from fairshare.publish.pages.history import gone_pages, has_address, history_page
from fairshare.publish.pages.initiative import initiative_page
from fairshare.publish.pages.initiatives import list_pages
from fairshare.publish.pages.method import method_page
from fairshare.publish.pages.problems import problem_pages
from fairshare.publish.pages.removed import removed_pages
from fairshare.publish.pages.reviews import review_pages
from fairshare.publish.pages.silences import silences_file, silences_page
from fairshare.publish.pages.sources import source_pages
from fairshare.publish.pages.versions import version_pages
from fairshare.publish.profiles.pages import law_pages, shared_law_pages
from fairshare.work.cache import Cache

Product = Callable[[], Iterable[Page | Asset]]


def every_product(edition: Edition, environment: Environment, cache: Cache) -> list[Product]:
    """What the register is published as, in small parts.

    Not here are the home page, and the feeds that entries share: they need what is made here.
    """
    page = initiative_page(edition, environment, cache)
    past = history_page(edition, environment, cache)
    histories = edition.history.initiatives if edition.history else {}

    def of_one(item: Item) -> Iterator[Page | Asset]:
        yield page(item)
        yield from entry_file(item.initiative, edition)
        yield from own_feed(item, edition, environment, cache)
        yield from law_pages(item, edition, environment)

    def past_of_one(identifier: str) -> Iterator[Page]:
        yield past(identifier, histories[identifier])

    drawn = (
        *(list_pages, browse_pages, organisation_pages, review_pages, source_pages, pictures),
        *(
            change_pages,
            edit_pages,
            edits_file,
            gone_pages,
            removed_pages,
            shared_law_pages,
            review_file,
            result_files,
        ),
    )
    single = (compare_page, method_page, assess_page, silences_page, data_page)
    return [
        *(partial(make, edition, environment) for make in drawn),
        *(partial(_alone, make, edition, environment) for make in single),
        partial(problem_pages, edition.framework.profiles),
        *(
            partial(make, edition)
            for make in (
                *DATA_PRODUCTS,
                embedded_files,
                well_known,
                facet_table,
                silences_file,
                form_assets,
                review_calendar,
            )
        ),
        partial(schemas, edition),
        lambda: [compare_choices(edition)],
        *(partial(of_one, item) for item in edition.items),
        *(partial(past_of_one, identifier) for identifier in filter(has_address, histories)),
        *version_pages(edition, environment, cache),
    ]


def _alone(
    make: Callable[[Edition, Environment], Page], edition: Edition, environment: Environment
) -> Iterator[Page]:
    yield make(edition, environment)
