"""The list of all initiatives, newest first, and the search over it."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition
from fairshare.publish.facets import FACETS, values
from fairshare.publish.page import Page
from fairshare.publish.pages.listing import sheets


def list_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """`/initiatives/` and its following pages."""
    template = environment.get_template("fairshare/initiatives.html")
    facets = [(facet, values(facet, edition)) for facet in FACETS]
    for sheet in sheets("initiatives/", edition.items):
        body = template.render(
            root=sheet.root, sheet=sheet, organisations=edition.organisations, facets=facets
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
        )
