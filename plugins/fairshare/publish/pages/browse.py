"""A list for every value of every facet, with counts: how to filter without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import organisation_feed, theme_feed
from fairshare.publish.finding.facets import Facet, FacetValue, facets_of, values
from fairshare.publish.materials import Materials
from fairshare.publish.page import Feed, Page, Product
from fairshare.publish.pages.listing import Sheet, sheets

BRIEF_ROWS = 100
"""Decisions on a page. Each stands on some fifteen of these lists, so a row says what tells it from
the next one: up to 95 kB of HTML."""


def browse_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """`/browse/` and `/browse/<facet>/`."""
    found = [(facet, values(facet, edition)) for facet in facets_of(edition.framework)]
    yield _index("browse/", _("Browse all decisions"), found, environment)
    for facet, each in found:
        yield _index(f"browse/{facet.name}/", facet.title, [(facet, each)], environment)


class _ValueHeading(NamedTuple):
    """What stands above the decisions that have a value."""

    facet: Facet
    code: str
    label: str
    definition: str


def browse_lists(edition: Edition) -> Iterator[Product]:
    """`/browse/<facet>/<value>/` and its following pages."""
    for facet in facets_of(edition.framework):
        for value in values(facet, edition):
            heading = _ValueHeading(facet, value.code, value.label, value.definition)
            for sheet in sheets(value.url, value.items, BRIEF_ROWS):
                yield Product(_value_page, (heading, sheet))


def _index(
    url: str, title: str, facets: list[tuple[Facet, list[FacetValue]]], environment: Environment
) -> Page:
    body = environment.get_template("fairshare/browse.html").render(
        root="../" * url.count("/"), title=title, facets=facets
    )
    return Page(
        url=url,
        title=title,
        description=_("Every data-sharing decision, by what it is about and how it was decided."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="initiatives",
    )


def _value_page(materials: Materials, value: _ValueHeading, sheet: Sheet[Item]) -> Iterator[Page]:
    title, feeds = f"{value.facet.title}: {value.label}", _feeds(value, materials.edition)
    body = materials.environment.get_template("fairshare/browse_value.html").render(
        root=sheet.root, sheet=sheet, brief=True, value=value, feeds=feeds
    )
    yield Page(
        url=sheet.url,
        title=sheet.titled(title),
        description=_("Data-sharing decisions in this register – {}").format(title),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="initiatives",
        feeds=feeds,
    )


def _feeds(value: _ValueHeading, edition: Edition) -> tuple[Feed, ...]:
    match value.facet.name:
        case "theme":
            return theme_feed(edition, value.code)
        case "organisation":
            return organisation_feed(edition, value.code)
    return ()
