"""One page for each initiative: a first screen for citizens, the answers, the details."""

from __future__ import annotations

from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.edition import Item
from fairshare.publish.feeds.atom import initiative_feed
from fairshare.publish.finding.similar import Similar
from fairshare.publish.initiative.contact import contact_ways
from fairshare.publish.initiative.context import OtherEntries, initiative_context
from fairshare.publish.linked.search_engines import initiative_said
from fairshare.publish.materials import Materials
from fairshare.publish.page import Page
from fairshare.publish.pages.history import Chronicle

ROOT = "../../../"


def initiative_page(materials: Materials, item: Item, alike: tuple[Similar, ...]) -> Page:
    """The page of one of them. `alike`: the decisions like it."""
    initiative, edition = item.initiative, materials.edition
    chronicle = Chronicle.of(materials)
    context = initiative_context(
        item,
        edition.framework,
        OtherEntries.of(initiative, edition),
        root=ROOT,
        alike=alike,
        corrections=chronicle.corrections(item),
    )
    ways, past = contact_ways(initiative, edition), chronicle.past(item)
    # Handed over so that two things of one name raise: one would hide the other.
    template = materials.environment.get_template("fairshare/initiative.html")
    body = template.render(**context, **ways, **past)
    described = _("Taken from {source}, not assessed.")
    source = initiative.sources[0]["title"] if initiative.imported else ""
    return Page(
        url=f"initiatives/{initiative.id}/",
        title=initiative.title,
        description=initiative.summary or described.format(source=source),
        body=Markup(body),  # noqa: S704 - with autoescape
        section="initiatives",
        feeds=initiative_feed(edition, initiative),
        said=initiative_said(item, edition),
    )
