"""The calendar of reviews and end dates (iCalendar, RFC 5545), to subscribe to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from icalendar import Calendar, Event

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import clean
from fairshare.publish.feeds.tags import tags
from fairshare.publish.page import Asset
from fairshare.publish.reviews import is_in_force
from fairshare.publish.words.dates import date_words
from fairshare.validate.calendar_date import first_day

ADDRESS = "feeds/reviews.ics"


def review_calendar(edition: Edition) -> Iterator[Asset]:
    """`/feeds/reviews.ics`: reviews still to come or overdue, and when sharing and agreements end.

    None without the site's address, which names and links need.
    """
    if not edition.site_url:
        return
    calendar = Calendar()
    calendar.add("prodid", "-//FairShare//register//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = _("Reviews – {}").format(edition.site_name)
    calendar.add("name", clean(name))
    calendar.add("x-wr-calname", clean(name))  # what programs read that don't know RFC 7986
    for item in edition.items:
        for event in _events(item, edition):
            calendar.add_component(event)
    yield Asset(ADDRESS, calendar.to_ical())


def _events(item: Item, edition: Edition) -> Iterator[Event]:
    initiative = item.initiative
    if item.review:
        yield _event(item, "review", item.review.due, _("Review due"), edition)
    if not is_in_force(initiative, edition.register):
        return
    agreement = initiative.data.get("safeguards", {}).get("agreement", {})
    for kind, written, words in (
        ("end", initiative.dates.get("ends"), _("Sharing ends")),
        ("agreement-end", agreement.get("ends"), _("Agreement ends")),
    ):
        if written:
            yield _event(item, kind, written, words, edition)


def _event(item: Item, kind: str, written: str, words: str, edition: Edition) -> Event:
    """An event of the whole day. Its name has no date in it, so a review that moves, moves there.

    A date that names only a month or a year falls on its first day and says what was written.
    """
    initiative = item.initiative
    address = f"initiatives/{initiative.id}/"
    if written.count("-") < 2:
        words = f"{words} ({date_words(written)})"
    event = Event()
    event.add("uid", f"{tags(edition.site_url)}{address}#{kind}")
    event.add("dtstamp", dt.datetime.combine(edition.today, dt.time(), dt.UTC))
    event.add("dtstart", first_day(written))
    event.add("summary", clean(" ".join(f"{words}: {initiative.title}".split())))
    event.add("url", edition.site_url + address)
    event.add("transp", "TRANSPARENT")  # nobody is busy on that day because of it
    return event
