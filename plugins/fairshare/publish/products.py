"""Everything that an edition is published as: pages and files, each product on its own.

A product needs no other one, so they are made in any order and in several processes at once. It is
a function, and what is handed over to it. While that is the same, and all that the function read of
the edition, so is what comes of it, and it need not be made again (docs/adr/0050).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from jinja2 import Environment

from fairshare.publish.charts.pictures import pictures
from fairshare.publish.data.data_files import COMPOSED, DATA_PRODUCTS
from fairshare.publish.data.json_files import EntryFiles
from fairshare.publish.data.records import RecordMaker
from fairshare.publish.data.tables.entry_row import EntryRow, entry_rows
from fairshare.publish.data.tables.organisations import organisation_rows
from fairshare.publish.discovery.embedded import embedded_files
from fairshare.publish.discovery.well_known import well_known
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import own_feed, shared_feeds
from fairshare.publish.feeds.calendar import review_calendar
from fairshare.publish.feeds.edits import edits_file
from fairshare.publish.feeds.reviews import review_file
from fairshare.publish.finding.facet_table import facet_table, facet_texts
from fairshare.publish.finding.result_rows import result_files
from fairshare.publish.finding.similar import Similar, similar
from fairshare.publish.form.assess_page import assess_page
from fairshare.publish.form.facts import facts_of_form, form_assets
from fairshare.publish.frame.schemas import schemas
from fairshare.publish.initiative.entry_file import entry_file
from fairshare.publish.materials import Materials
from fairshare.publish.organisations.pages import organisation_pages
from fairshare.publish.page import Asset, Made, Page, Product
from fairshare.publish.pages.browse import browse_lists, browse_pages
from fairshare.publish.pages.changes import change_pages
from fairshare.publish.pages.compare import compare_choices, compare_page
from fairshare.publish.pages.data import data_page
from fairshare.publish.pages.edits import edit_pages
from fairshare.publish.pages.history import gone_pages, history_pages
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
from fairshare.work.shard import WHOLE, Shard


def every_product(edition: Edition, cache: Cache) -> list[Product]:
    """What the register is published as, in small parts.

    Not here are the home page, and `shared_products`: they need what is made here.
    """
    return products_of(WHOLE, edition, cache)


_TABLES = 0.22
"""What the tables take, as a share of what all initiatives take: they come first of all."""


def products_of(shard: Shard, edition: Edition, cache: Cache) -> list[Product]:
    """Those of `every_product` that one of several machines makes.

    Its initiatives stand side by side, so that it has whole segments of the text index.
    """
    entries = list(_of_initiatives(edition, cache))
    others = (
        *_of_register(edition),
        *_of_lists(edition),
        *history_pages(edition),
        *version_pages(edition),
        *_of_laws(edition),
    )
    return [*shard.every_nth_of(others), *shard.run_of(entries, int(len(entries) * _TABLES))]


def shared_products() -> list[Product]:
    """What is made of other products: the feeds that entries share, and data of all entries."""
    return [Product(shared_feeds), *(Product(_files, (make,)) for make in COMPOSED)]


def _of_initiatives(edition: Edition, cache: Cache) -> Iterator[Product]:
    """For each initiative its page, its file, its data and its feed."""
    alike = similar(edition, cache)
    for row in entry_rows(edition):
        if row.item:
            yield Product(_initiative, (row, row.item, alike[row.id]))
        else:
            yield Product(_removed, (row,))


def _initiative(
    materials: Materials, row: EntryRow, item: Item, alike: tuple[Similar, ...]
) -> Iterator[Page | Asset]:
    yield initiative_page(materials, item, alike)
    yield from entry_file(item.initiative, materials.edition)
    yield from _removed(materials, row)
    yield from own_feed(materials, item)


def _removed(materials: Materials, row: EntryRow) -> Iterator[Asset]:
    """The data of an initiative: all there is of one that was removed."""
    yield EntryFiles(materials.edition, materials.tool(RecordMaker)).initiative(row)


def _of_lists(edition: Edition) -> Iterator[Product]:
    """What shows a few entries each: a page of a list, a piece of what the list in the browser is.

    It is made again when one of them has changed, or when others stand there.
    """
    yield from list_pages(edition)
    yield from browse_lists(edition)
    yield from source_pages(edition)
    yield from result_files(edition)
    yield from facet_texts(edition)


def _of_laws(edition: Edition) -> Iterator[Product]:
    """For each initiative what a chosen law asks to be published, whoever else takes part."""
    if edition.framework.profiles:
        for item in edition.items:
            yield Product(_law_pages, (item,))


def _law_pages(materials: Materials, item: Item) -> Iterable[Page | Asset]:
    return law_pages(item, materials.edition, materials.environment)


_DRAWN = (
    browse_pages,
    organisation_pages,
    review_pages,
    pictures,
    change_pages,
    edit_pages,
    edits_file,
    gone_pages,
    removed_pages,
    shared_law_pages,
    review_file,
)
"""What is drawn with templates, more than one page or file each."""
_SINGLE = (
    compare_page,
    method_page,
    assess_page,
    silences_page,
    data_page,
)
"""One page each."""
_FILES = (
    *DATA_PRODUCTS,
    embedded_files,
    well_known,
    facet_table,
    silences_file,
    facts_of_form,
    form_assets,
    review_calendar,
    schemas,
)
"""Files without templates; what takes longest comes first."""


def _of_register(edition: Edition) -> Iterator[Product]:
    """What is there once: it is made again when anything that it read has changed."""
    yield from (Product(_files, (make,)) for make in (*_FILES, _organisation_data))
    yield from (Product(_drawn, (make,)) for make in _DRAWN)
    yield from (Product(_single, (make,)) for make in _SINGLE)
    yield Product(_compare_choices)
    yield Product(_problem_pages, (sorted(edition.framework.profiles),))


def _drawn(
    materials: Materials, make: Callable[[Edition, Environment], Iterable[Made]]
) -> Iterable[Made]:
    return make(materials.edition, materials.environment)


def _files(materials: Materials, make: Callable[[Edition], Iterable[Made]]) -> Iterable[Made]:
    return make(materials.edition)


def _single(materials: Materials, make: Callable[[Edition, Environment], Page]) -> Iterator[Page]:
    yield make(materials.edition, materials.environment)


def _compare_choices(materials: Materials) -> Iterator[Asset]:
    yield compare_choices(materials.edition)


def _problem_pages(_materials: Materials, chosen: list[str]) -> Iterable[Made]:
    return problem_pages(chosen)


def _organisation_data(edition: Edition) -> Iterator[Asset]:
    """For each organisation its data."""
    files = EntryFiles(edition, RecordMaker(edition.framework))
    yield from map(files.organisation, organisation_rows(edition))
