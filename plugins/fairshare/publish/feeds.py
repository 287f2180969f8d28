"""Atom feeds (RFC 4287): of the whole register, of each organisation, theme and initiative.

Every address and id in them is absolute, so without the site's address there are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from heapq import nlargest

from jinja2 import Environment, Template

from fairshare.cache import Cache
from fairshare.language import gettext as _
from fairshare.model import Initiative
from fairshare.publish.edition import Edition
from fairshare.publish.news import Notice, notices
from fairshare.publish.page import Asset, Feed
from fairshare.publish.tags import tags

LONGEST = 50
"""Entries that a feed has at most, the newest."""

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold, not even escaped (section 2.2)."""


def register_feed(edition: Edition) -> tuple[Feed, ...]:
    """The feed of the whole register; none without the site's address, as for the others here."""
    title = _("All decisions – {}").format(edition.site_name)
    return _announced(edition, Feed("feeds/all.xml", title, "initiatives/"))


def organisation_feed(edition: Edition, identifier: str) -> tuple[Feed, ...]:
    """The feed of every initiative that an organisation takes part in."""
    title = _("Decisions with {}").format(edition.organisations[identifier].name)
    path, page = f"feeds/organisation/{identifier}.xml", f"organisations/{identifier}/"
    return _announced(edition, Feed(path, title, page))


def theme_feed(edition: Edition, code: str) -> tuple[Feed, ...]:
    """The feed of a theme. A theme without initiatives has one too: someone may wait for them."""
    title = _("Decisions about {}").format(edition.framework.label("themes", code))
    page = f"browse/theme/{code}/" if code in edition.themes else "browse/theme/"
    return _announced(edition, Feed(f"feeds/theme/{code}.xml", title, page))


def initiative_feed(edition: Edition, initiative: Initiative) -> tuple[Feed, ...]:
    """The feed of one initiative."""
    path, page = f"feeds/initiative/{initiative.id}.xml", f"initiatives/{initiative.id}/"
    return _announced(edition, Feed(path, initiative.title, page))


def feeds(edition: Edition, environment: Environment, cache: Cache) -> Iterator[Asset]:
    """Every feed of the register as a file."""
    if not edition.site_url:
        return
    template = environment.get_template("fairshare/atom.xml")
    shared: dict[Feed, list[Notice]] = {feed: [] for feed in _shared(edition)}
    for item in edition.items:
        told = notices(item.initiative, edition.framework)
        for feed in initiative_feed(edition, item.initiative):
            yield _kept(feed, told, edition, template, cache)
        for feed in _shared_by(item.initiative, edition):
            shared[feed] += told
    for feed, told in shared.items():
        document = _document(feed, told, edition, template)
        yield Asset(feed.path, document.encode())


def _shared(edition: Edition) -> Iterator[Feed]:
    """The feeds that initiatives share: of everything, of each organisation, of each theme."""
    yield from register_feed(edition)
    for identifier in edition.organisations:
        yield from organisation_feed(edition, identifier)
    for code in edition.framework.codes["themes"].codes:
        yield from theme_feed(edition, code)


def _shared_by(initiative: Initiative, edition: Edition) -> Iterator[Feed]:
    """Those of them that tell of an initiative."""
    yield from register_feed(edition)
    for identifier in {one.id for one in initiative.participants}:
        yield from organisation_feed(edition, identifier)
    for code in initiative.data["themes"]:
        yield from theme_feed(edition, code)


def clean(text: str) -> str:
    """Text without the characters that XML and calendars can't hold."""
    return _FORBIDDEN.sub("", text)


def _announced(edition: Edition, feed: Feed) -> tuple[Feed, ...]:
    return (feed,) if edition.site_url else ()


def _kept(
    feed: Feed, told: list[Notice], edition: Edition, template: Template, cache: Cache
) -> Asset:
    """The feed of one initiative, which depends on little more than its entry."""
    if not told:
        return Asset(feed.path, _document(feed, told, edition, template).encode())
    entry = told[0].initiative
    parts = (entry.sha256, entry.id, edition.site_url, edition.site_name)
    key = sha256("\0".join(parts).encode()).hexdigest()
    document = cache.get("feed", key)
    if document is None:
        document = _document(feed, told, edition, template)
        cache.put("feed", key, document)
    return Asset(feed.path, document.encode())


def _document(feed: Feed, told: list[Notice], edition: Edition, template: Template) -> str:
    newest = nlargest(LONGEST, told, key=lambda notice: notice.order)
    document = template.render(
        feed=feed,
        newest=newest,
        updated=newest[0].day if newest else edition.today,
        tags=tags(edition.site_url),
        site_url=edition.site_url,
        site_name=edition.site_name,
    )
    return clean(document)
