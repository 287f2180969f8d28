"""One page for each initiative: a first screen for citizens, the answers, the details."""

from __future__ import annotations

from hashlib import sha256

from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import initiative_feed
from fairshare.publish.finding.similar import similar
from fairshare.publish.initiative.contact import contact_ways, contact_ways_key
from fairshare.publish.initiative.context import OtherEntries, initiative_context
from fairshare.publish.linked.search_engines import initiative_said
from fairshare.publish.page import Page
from fairshare.publish.pages.history import Chronicle
from fairshare.work.cache import Cache

ROOT = "../../../"


class InitiativePages:
    """The pages of an edition's initiatives."""

    def __init__(self, edition: Edition, environment: Environment, cache: Cache) -> None:
        self._edition = edition
        self._alike = similar(edition, cache)
        self._template = environment.get_template("fairshare/initiative.html")
        self._chronicle = Chronicle.of(edition)

    def key(self, item: Item) -> str:
        """Everything that a page depends on beside schema, code and frame.

        Its entry, the names of its organisations, the titles that it links to, the decisions like
        it, the state of its review, its newest changes, and what was corrected.
        """
        initiative, edition = item.initiative, self._edition
        parts = [initiative.sha256, initiative.id, repr(item.review), repr(item.state)]
        parts += [repr(item.assessment), *OtherEntries.of(initiative, edition).key(initiative)]
        for one in self._alike[initiative.id]:
            parts += ["", repr(one.item.state.badges), *one.shown_words]
        parts += ["", *contact_ways_key(initiative, edition), self._chronicle.key(item)]
        parts += ["", repr(initiative_said(item, edition))]
        if initiative.data.get("profiles"):  # how far an agreement has come, follows from the day
            parts += ["", edition.today.isoformat()]
        return sha256("\0".join(parts).encode()).hexdigest()

    def page(self, item: Item) -> Page:
        """The page of one of them."""
        initiative, edition = item.initiative, self._edition
        context = initiative_context(
            item,
            edition.framework,
            OtherEntries.of(initiative, edition),
            root=ROOT,
            alike=self._alike[initiative.id],
            corrections=self._chronicle.corrections(item),
        )
        ways, past = contact_ways(initiative, edition), self._chronicle.past(item)
        # Handed over so that two things of one name raise: one would hide the other.
        body = self._template.render(**context, **ways, **past)
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
