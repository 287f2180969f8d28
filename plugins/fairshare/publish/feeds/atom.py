"""Atom feeds (RFC 4287): of the whole register, of each organisation, theme and initiative.

Every address and id in them is absolute, so without the site's address there are none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import Protocol

from jinja2 import Environment
from markupsafe import Markup

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import Initiative
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.notices import Notice, last_day, notices
from fairshare.publish.feeds.tags import tags
from fairshare.publish.materials import Materials
from fairshare.publish.page import Asset, Feed

LONGEST = 50
"""Entries that a feed has at most, the newest."""


class FeedEntry(Protocol):
    """One entry of a feed, still to be drawn."""

    @property
    def address(self) -> str:
        """Below the site's root, of the page that says more."""

    @property
    def key(self) -> str:
        """Alone among the entries about that page. Never changes."""

    @property
    def title(self) -> str:
        """Plain text, not yet escaped, as the summary."""

    @property
    def day(self) -> dt.date: ...

    @property
    def summary(self) -> str: ...


class _Newest:
    """The newest notices of a feed, of all that it is given."""

    def __init__(self) -> None:
        self._found: list[tuple[tuple[dt.date, str, str], Notice]] = []
        """A heap: the oldest comes first."""

    def takes(self, day: dt.date) -> bool:
        """Whether a notice of that day may still be among the newest."""
        return len(self._found) < LONGEST or self._found[0][1].day <= day

    def add(self, notice: Notice) -> None:
        """Take one. With it the oldest of too many is left out."""
        heappush(self._found, (notice.order, notice))
        if len(self._found) > LONGEST:
            heappop(self._found)

    def in_order(self) -> list[Notice]:
        """As many as a feed has, newest first."""
        return [notice for _order, notice in sorted(self._found, reverse=True)]


_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold, not even escaped (section 2.2)."""


def register_feed(edition: Edition) -> tuple[Feed, ...]:
    """The feed of the whole register; none without the site's address, as for the others here."""
    title = _("What happened – {}").format(edition.site_name)
    return _announced(edition, Feed("feeds/all.xml", title, "changes/"))


def organisation_feed(edition: Edition, identifier: str) -> tuple[Feed, ...]:
    """The feed of every initiative that an organisation takes part in, or answers for now."""
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


def own_feed(materials: Materials, item: Item) -> Iterator[Asset]:
    """The feed of one initiative as a file."""
    edition, environment = materials.edition, materials.environment
    for feed in initiative_feed(edition, item.initiative):
        newest = _notices(edition, item.initiative)[:LONGEST]
        drawn = [draw_entry(one, edition.site_url, environment) for one in newest]
        yield _file(feed, newest, drawn, edition, environment)


def shared_feeds(materials: Materials) -> Iterator[Asset]:
    """The feeds of the register, of each organisation and of each theme as files.

    What is about a page alone stands in the initiative's own feed only. The cache has the entries
    that some feed holds: all that ever happened would be as long as the register.
    """
    edition, environment = materials.edition, materials.environment
    found = {feed: _Newest() for feed in _shared(edition)}
    dated = [(last_day(item.initiative), item.initiative) for item in edition.items if found]
    for day, initiative in sorted(dated, key=lambda one: one[0], reverse=True):
        newest_of = [found[feed] for feed in _shared_by(initiative, edition)]
        if not any(one.takes(day) for one in newest_of):
            continue
        for notice in _notices(edition, initiative):
            for one in newest_of if not notice.edit else ():
                one.add(notice)
    for feed, notices_of_it in found.items():
        newest = notices_of_it.in_order()
        drawn = [materials.once("feed", _drawn, one, edition.site_url) for one in newest]
        yield _file(feed, newest, drawn, edition, environment)


def _shared(edition: Edition) -> Iterator[Feed]:
    """The feeds that initiatives share: of everything, of each organisation, of each theme."""
    yield from register_feed(edition)
    for identifier in edition.organisations:
        yield from organisation_feed(edition, identifier)
    for code in edition.framework.codes["themes"].codes:
        yield from theme_feed(edition, code)


def _shared_by(initiative: Initiative, edition: Edition) -> Iterator[Feed]:
    """Those of them that have an initiative's entries."""
    yield from register_feed(edition)
    named = dict.fromkeys(one.id for one in initiative.participants)
    answering = (edition.answering(identifier) for identifier in named)
    for identifier in dict.fromkeys((*named, *answering)):
        yield from organisation_feed(edition, identifier)
    for code in initiative.data["themes"]:
        yield from theme_feed(edition, code)


def clean(text: str) -> str:
    """Text without the characters that XML and calendars can't hold."""
    return _FORBIDDEN.sub("", text)


def _announced(edition: Edition, feed: Feed) -> tuple[Feed, ...]:
    return (feed,) if edition.site_url else ()


def draw_entry(entry: FeedEntry, site_url: str, environment: Environment) -> str:
    """The finished `<entry>`, all in it escaped."""
    template = environment.get_template("fairshare/atom_entry.xml").module
    return str(template.entry(entry, tags(site_url), site_url))  # type: ignore[attr-defined]


def feed_file(
    feed: Feed, entries: Iterable[str], updated: str, edition: Edition, environment: Environment
) -> Asset:
    """A feed of finished entries, newest first, as a file. `updated`: the day of the newest."""
    document = environment.get_template("fairshare/atom.xml").render(
        feed=feed,
        entries=Markup("\n").join(Markup(one) for one in entries),  # noqa: S704 - escaped above
        updated=updated,
        tags=tags(edition.site_url),
        site_url=edition.site_url,
        site_name=edition.site_name,
        licence=edition.licence,
    )
    return Asset(feed.path, clean(document).encode())


def _notices(edition: Edition, initiative: Initiative) -> list[Notice]:
    """What happened to an initiative, newest first."""
    known = edition.organisations
    named = (event.by for event in initiative.events if event.by)
    bodies = {one: known[one] for one in dict.fromkeys(named) if one in known}
    return notices(initiative, edition.framework, bodies)


def _drawn(_framework: Framework, environment: Environment, notice: Notice, site_url: str) -> str:
    return draw_entry(notice, site_url, environment)


def _file(
    feed: Feed,
    newest: Sequence[Notice],
    drawn: Iterable[str],
    edition: Edition,
    environment: Environment,
) -> Asset:
    updated = newest[0].day if newest else edition.today
    return feed_file(feed, drawn, updated.isoformat(), edition, environment)
