"""The sources: every outside link of the register, by initiative, with what it supports."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition
from fairshare.publish.initiative.citations import citations
from fairshare.publish.page import Page
from fairshare.publish.pages.listing import sheets


def source_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """`/sources/` and its following pages, the newest decision first."""
    template = environment.get_template("fairshare/sources.html")
    title = _("Sources")
    for sheet in sheets("sources/", edition.items):
        body = template.render(
            root=sheet.root,
            sheet=sheet,
            title=title,
            cited=[(item.initiative, citations(item.initiative)) for item in sheet.items],
        )
        first = sheet.number == 1
        yield Page(
            url=sheet.url,
            title=title if first else _("{}, page {} of {}").format(title, sheet.number, sheet.of),
            description=_("Every source that this register links to, and what each one supports."),
            body=Markup(body),  # noqa: S704 - rendered with autoescape
            section="initiatives",
        )
