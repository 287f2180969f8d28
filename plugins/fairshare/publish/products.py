"""Everything that an edition is published as: pages and files, each product on its own.

A product needs no other one, so they are made in any order and in several processes at once. Each
has a key: while it is the same, so is what comes of it, and it need not be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from jinja2 import Environment

from fairshare.publish.charts.pictures import pictures
from fairshare.publish.data.data_files import COMPOSED, DATA_PRODUCTS
from fairshare.publish.data.json_files import EntryFiles
from fairshare.publish.data.tables.entry_row import EntryRow, entry_rows
from fairshare.publish.data.tables.organisations import organisation_rows
from fairshare.publish.discovery.embedded import embedded_files
from fairshare.publish.discovery.well_known import well_known
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import own_feed, own_feed_key, shared_feeds
from fairshare.publish.feeds.calendar import review_calendar
from fairshare.publish.feeds.edits import edits_file
from fairshare.publish.feeds.reviews import review_file
from fairshare.publish.finding.facet_table import facet_table, facet_texts
from fairshare.publish.finding.result_rows import result_files
from fairshare.publish.form.assess_page import assess_page
from fairshare.publish.form.facts import form_assets
from fairshare.publish.frame.schemas import schemas
from fairshare.publish.initiative.entry_file import entry_file
from fairshare.publish.organisations.pages import organisation_pages
from fairshare.publish.page import Asset, Made, Page, Product
from fairshare.publish.pages.browse import browse_lists, browse_pages
from fairshare.publish.pages.changes import change_pages
from fairshare.publish.pages.compare import compare_choices, compare_page
from fairshare.publish.pages.data import data_page
from fairshare.publish.pages.edits import edit_pages
from fairshare.publish.pages.history import gone_pages, has_past, history_key, history_page
from fairshare.publish.pages.initiative import InitiativePages
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


def every_product(
    edition: Edition, digest: str, environment: Environment, cache: Cache
) -> list[Product]:
    """What the register is published as, in small parts. `digest` stands for all of the edition.

    Not here are the home page, and `shared_products`: they need what is made here.
    """
    return [
        *_of_register(edition, digest, environment),
        *_of_lists(edition, environment),
        *_of_initiatives(edition, environment, cache),
        *_of_pasts(edition, environment),
        *_of_laws(edition, digest, environment),
    ]


def shared_products(
    edition: Edition, digest: str, environment: Environment, cache: Cache
) -> list[Product]:
    """What is made of other products: the feeds that entries share, and data of all entries."""
    return [
        _whole(shared_feeds, digest, edition, environment, cache),
        *(_whole(make, digest, edition) for make in COMPOSED),
    ]


def _of_initiatives(edition: Edition, environment: Environment, cache: Cache) -> Iterator[Product]:
    """For each initiative its page, its file, its data and its feed."""
    pages, data = InitiativePages(edition, environment, cache), EntryFiles(edition)

    def of_one(item: Item, row: EntryRow) -> Iterator[Page | Asset]:
        yield pages.page(item)
        yield from entry_file(item.initiative, edition)
        yield data.initiative(row)
        yield from own_feed(item, edition, environment, cache)

    def removed(row: EntryRow) -> Iterator[Asset]:
        yield data.initiative(row)

    without = "" if edition.root else "without files"
    for row in entry_rows(edition):
        if item := row.item:
            parts = pages.key(item), data.key(row), own_feed_key(item, edition), without
            yield Product(" ".join(["initiative", *parts]), partial(of_one, item, row))
        else:
            yield Product(f"removed {data.key(row)}", partial(removed, row))


def _of_lists(edition: Edition, environment: Environment) -> Iterator[Product]:
    """What shows a few entries each: a page of a list, a piece of what the list in the browser is.

    It is made again when one of them has changed, or when others stand there.
    """
    yield from list_pages(edition, environment)
    yield from browse_lists(edition, environment)
    yield from source_pages(edition, environment)
    yield from result_files(edition, environment)
    yield from facet_texts(edition)


def _of_pasts(edition: Edition, environment: Environment) -> Iterator[Product]:
    """For each initiative that has one: its history, and its versions as they stood."""
    past = history_page(edition, environment)
    histories = edition.history.initiatives if edition.history else {}

    def past_of_one(identifier: str) -> Iterator[Page]:
        yield past(identifier, histories[identifier])

    for identifier in (one for one in histories if has_past(one, edition)):
        key = history_key(identifier, histories[identifier], edition)
        yield Product(f"history {key}", partial(past_of_one, identifier))
    for key, make in version_pages(edition, environment):
        yield Product(f"versions {key}", make)


def _of_laws(edition: Edition, digest: str, environment: Environment) -> Iterator[Product]:
    """For each initiative what a chosen law asks to be published, whoever else takes part."""
    if edition.framework.profiles:
        for item in edition.items:
            key = f"law {item.initiative.id} {digest}"
            yield Product(key, partial(law_pages, item, edition, environment))


def _of_register(edition: Edition, digest: str, environment: Environment) -> Iterator[Product]:
    """What may show anything of the register: it is made again when any part of it has changed."""
    drawn = (
        *(browse_pages, organisation_pages, review_pages, pictures),
        *(
            change_pages,
            edit_pages,
            edits_file,
            gone_pages,
            removed_pages,
            shared_law_pages,
            review_file,
        ),
    )
    single = (compare_page, method_page, assess_page, silences_page, data_page)
    files = (
        *DATA_PRODUCTS,
        *(embedded_files, well_known, facet_table, silences_file, form_assets),
        *(review_calendar, schemas),
    )
    yield from (_whole(make, digest, edition, environment) for make in drawn)
    yield from (_whole(make, digest, edition) for make in (*files, _organisation_data))
    for make in single:
        yield Product(f"{_name(make)} {digest}", partial(_alone, make, edition, environment))
    yield Product(f"{_name(compare_choices)} {digest}", partial(_alone, compare_choices, edition))
    chosen = edition.framework.profiles
    yield Product(" ".join(["problems", *sorted(chosen)]), partial(problem_pages, chosen))


def _organisation_data(edition: Edition) -> Iterator[Asset]:
    """For each organisation its data."""
    yield from map(EntryFiles(edition).organisation, organisation_rows(edition))


def _whole(make: Callable[..., Iterable[Made]], digest: str, *given: object) -> Product:
    """What may show anything of an edition, which the digest stands for."""
    return Product(f"{_name(make)} {digest}", partial(make, *given))


def _name(make: Callable[..., object]) -> str:
    return f"{make.__module__}.{make.__name__}"


def _alone(make: Callable[..., Page | Asset], *given: object) -> Iterator[Page | Asset]:
    yield make(*given)
