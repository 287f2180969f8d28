"""The calendar of reviews and end dates (iCalendar, RFC 5545), to subscribe to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from typing import NamedTuple

from icalendar import Calendar, Event

from fairshare.language import gettext as _
from fairshare.model import Initiative
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import clean
from fairshare.publish.feeds.tags import tags
from fairshare.publish.page import Asset
from fairshare.publish.reviews import is_in_force
from fairshare.publish.words.dates import date_words
from fairshare.validate.calendar_date import first_day

ADDRESS = "feeds/reviews.ics"

MOST = 1_000
"""Events in it, those nearest to today: programs fetch the whole file, some every hour."""


def review_calendar(edition: Edition, most: int = MOST) -> Iterator[Asset]:
    """`/feeds/reviews.ics`: reviews still to come or overdue, and when sharing and agreements end.

    Of more than `most` those nearest to today; the page of reviews and the data have all. None
    without the site's address, which names and links need.
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
    entries = [one for item in edition.items for one in _entries(item, edition)]
    for entry in _nearest(entries, most):
        calendar.add_component(_event(entry, edition))
    yield Asset(ADDRESS, calendar.to_ical())


class _CalendarDay(NamedTuple):
    """Something that falls on a day, still to be written."""

    initiative: Initiative
    kind: str
    written: str
    """The day, or the month or year where no more is said."""
    words: str
    away: int
    """Days between it and today."""


def _nearest(entries: Sequence[_CalendarDay], most: int) -> list[_CalendarDay]:
    """Those nearest to today, in the order that they had."""
    places = nsmallest(most, range(len(entries)), key=lambda place: entries[place].away)
    return [entries[place] for place in sorted(places)]


def _entries(item: Item, edition: Edition) -> Iterator[_CalendarDay]:
    initiative = item.initiative
    agreement = initiative.data.get("safeguards", {}).get("agreement", {})
    in_force = is_in_force(initiative, edition.register)
    for kind, written, words in (
        ("review", item.review and item.review.due, _("Review due")),
        ("end", in_force and initiative.dates.get("ends"), _("Sharing ends")),
        ("agreement-end", in_force and agreement.get("ends"), _("Agreement ends")),
    ):
        if written:
            away = abs((first_day(written) - edition.today).days)
            yield _CalendarDay(initiative, kind, written, words, away)


def _event(entry: _CalendarDay, edition: Edition) -> Event:
    """An event of the whole day. Its name has no date in it, so a review that moves, moves there.

    A date that names only a month or a year falls on its first day and says what was written.
    """
    initiative, words = entry.initiative, entry.words
    address = f"initiatives/{initiative.id}/"
    if entry.written.count("-") < 2:
        words = f"{words} ({date_words(entry.written)})"
    event = Event()
    event.add("uid", f"{tags(edition.site_url)}{address}#{entry.kind}")
    event.add("dtstamp", dt.datetime.combine(edition.today, dt.time(), dt.UTC))
    event.add("dtstart", first_day(entry.written))
    event.add("summary", clean(" ".join(f"{words}: {initiative.title}".split())))
    event.add("url", edition.site_url + address)
    event.add("transp", "TRANSPARENT")  # nobody is busy on that day because of it
    return event
