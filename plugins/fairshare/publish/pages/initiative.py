"""One page for each initiative: a first screen for citizens, the 18 answers, the details."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import initiative_feed
from fairshare.publish.finding.similar import Similar, similar
from fairshare.publish.initiative.contact import contact_ways, contact_ways_key
from fairshare.publish.initiative.context import OtherEntries, initiative_context
from fairshare.publish.linked.search_engines import initiative_said
from fairshare.publish.page import Page
from fairshare.publish.pages.history import Chronicle
from fairshare.work.cache import Cache

ROOT = "../../../"


def initiative_page(
    edition: Edition, environment: Environment, cache: Cache
) -> Callable[[Item], Page]:
    """What makes the page of an initiative.

    A body is rendered again only when what it shows has changed: its entry, the names of its
    organisations, the titles that it links to, the decisions like it, the state of its review, its
    newest changes, or what was corrected.
    """
    alike = similar(edition, cache)
    template = environment.get_template("fairshare/initiative.html")
    chronicle = Chronicle.of(edition)

    def page(item: Item) -> Page:
        initiative, like = item.initiative, alike[item.initiative.id]
        others = OtherEntries.of(initiative, edition)
        key = _key(item, edition, others, like, chronicle.key(item))
        body = cache.get("page", key)
        if body is None:
            context = initiative_context(
                item,
                edition.framework,
                others,
                root=ROOT,
                alike=like,
                corrections=chronicle.corrections(item),
            )
            ways = contact_ways(initiative, edition) | chronicle.past(item)
            body = template.render(context | ways)
            cache.put("page", key, body)
        return _page(item, body, edition)

    return page


def _page(item: Item, body: str, edition: Edition) -> Page:
    initiative = item.initiative
    described = _("Taken from {source}, not assessed.")
    source = initiative.sources[0]["title"] if initiative.imported else ""
    return Page(
        url=f"initiatives/{initiative.id}/",
        title=initiative.title,
        description=initiative.summary or described.format(source=source),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="initiatives",
        feeds=initiative_feed(edition, initiative),
        said=initiative_said(item, edition),
    )


def _key(
    item: Item,
    edition: Edition,
    others: OtherEntries,
    alike: tuple[Similar, ...],
    past: str,
) -> str:
    """Everything that the body depends on beside schema and code, which the cache itself knows."""
    initiative = item.initiative
    parts = [initiative.sha256, initiative.id, repr(item.review), repr(item.state)]
    parts += [repr(item.assessment), *others.key(initiative)]
    for one in alike:
        parts += ["", repr(one.item.state.badges), *one.shown_words]
    parts += ["", *contact_ways_key(initiative, edition), past]
    return sha256("\0".join(parts).encode()).hexdigest()
