"""`/feeds/reviews.xml`: the reviews that are due soon or overdue, for those who follow them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from heapq import nlargest

from jinja2 import Environment

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import LONGEST, draw_entry, feed_file
from fairshare.publish.feeds.notices import Notice
from fairshare.publish.page import Asset, Feed
from fairshare.publish.reviews import DUE_SOON
from fairshare.publish.words.dates import date_words


def review_feed(edition: Edition) -> tuple[Feed, ...]:
    """The feed of reviews; none without the site's address."""
    if not edition.site_url:
        return ()
    title = _("Reviews due – {}").format(edition.site_name)
    return (Feed("feeds/reviews.xml", title, "reviews/"),)


def review_file(edition: Edition, environment: Environment) -> Iterator[Asset]:
    """The feed as a file: newest first, by the day on which a review became due soon or overdue."""
    for feed in review_feed(edition):
        found = (notice for item in edition.items for notice in _notices(item))
        newest = nlargest(LONGEST, found, key=lambda notice: notice.order)
        updated = newest[0].day if newest else edition.today
        entries = [draw_entry(one, edition.site_url, environment) for one in newest]
        yield feed_file(feed, entries, updated.isoformat(), edition, environment)


def _notices(item: Item) -> Iterator[Notice]:
    """The notices of one review: that it is due soon, then that it is overdue.

    Its key holds the day as written, so a review that was moved has new ones.
    """
    review = item.review
    if review is None or review.state == "current":
        return
    title = item.initiative.title
    said = (_("To be reviewed by {}.").format(date_words(review.due)),)
    soon = (review.day - DUE_SOON).isoformat()
    words = _("Review due soon: {}").format(title)
    yield Notice(item.initiative, f"review-soon-{review.due}", words, soon, said)
    if item.overdue:
        late = (review.day + dt.timedelta(days=1)).isoformat()
        words = _("Review overdue: {}").format(title)
        yield Notice(item.initiative, f"review-overdue-{review.due}", words, late, said)
