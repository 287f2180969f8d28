"""The list of all initiatives, newest first, and the search over it."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.downloads import CSV, XLSX
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.atom import register_feed
from fairshare.publish.finding.facets import FACETS, values
from fairshare.publish.page import Page
from fairshare.publish.pages.listing import sheets


def list_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """`/initiatives/` and its following pages."""
    template = environment.get_template("fairshare/initiatives.html")
    facets = [(facet, values(facet, edition)) for facet in FACETS]
    for sheet in sheets("initiatives/", edition.items):
        body = template.render(
            root=sheet.root,
            sheet=sheet,
            organisations=edition.organisations,
            facets=facets,
            words=list_words(),
            files={"csv": CSV, "xlsx": XLSX},
            feeds=register_feed(edition),
        )
        title = _("All decisions")
        yield Page(
            url=sheet.url,
            title=title
            if sheet.number == 1
            else _("{}, page {} of {}").format(title, sheet.number, sheet.of),
            description=_("Every data-sharing decision in this register, refusals included."),
            body=Markup(body),  # noqa: S704 - rendered with autoescape
            section="initiatives",
            feeds=register_feed(edition),
        )


def list_words() -> dict[str, str]:
    """What list.js says, by name; {…} is filled in by it."""
    return {
        "one": _("1 decision"),
        "many": _("{count} decisions"),
        "one_for": _("1 decision for “{query}”"),
        "many_for": _("{count} decisions for “{query}”"),
        "none": _("No decision fits these filters"),
        "none_for": _("Nothing found for “{query}” with these filters"),
        "loose": _("Some have only most of the words."),
        "spelled": _("Nothing is spelled “{query}” here."),
        "advice": _("Remove a filter, or try fewer or other words."),
        "find": _("Find in “{facet}”"),
        "remove": _("Remove the filter "),
        "clear": _("Remove all filters"),
        "page": _("Page {number} of {of}"),
        "pages": _("Pages"),
        "previous": _("Previous page"),
        "next": _("Next page"),
        "others": _("Other pages with these words"),
        "failed": _("The search could not be loaded. The whole list is below."),
    }
