"""A list for every value of every facet, with counts: how to filter without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.atom import organisation_feed, theme_feed
from fairshare.publish.finding.facets import Facet, FacetValue, facets_of, values
from fairshare.publish.page import Feed, Page
from fairshare.publish.pages.listing import sheets


def browse_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """`/browse/`, `/browse/<facet>/` and `/browse/<facet>/<value>/` with its following pages."""
    found = [(facet, values(facet, edition)) for facet in facets_of(edition.framework)]
    yield _index("browse/", _("Browse all decisions"), found, environment)
    for facet, each in found:
        yield _index(f"browse/{facet.name}/", facet.title, [(facet, each)], environment)
        for value in each:
            yield from _value_pages(value, edition, environment)


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


def _value_pages(value: FacetValue, edition: Edition, environment: Environment) -> Iterator[Page]:
    template = environment.get_template("fairshare/browse_value.html")
    title = f"{value.facet.title}: {value.label}"
    feeds = _feeds(value, edition)
    for sheet in sheets(value.url, value.items):
        body = template.render(
            root=sheet.root,
            sheet=sheet,
            organisations=edition.organisations,
            value=value,
            feeds=feeds,
        )
        yield Page(
            url=sheet.url,
            title=sheet.titled(title),
            description=_("Data-sharing decisions in this register – {}").format(title),
            body=Markup(body),  # noqa: S704 - rendered with autoescape
            section="initiatives",
            feeds=feeds,
        )


def _feeds(value: FacetValue, edition: Edition) -> tuple[Feed, ...]:
    match value.facet.name:
        case "theme":
            return theme_feed(edition, value.code)
        case "organisation":
            return organisation_feed(edition, value.code)
    return ()
