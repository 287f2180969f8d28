"""`/initiatives/<org>/<slug>/consultation/` and `/consultations/`, with feed and calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from heapq import nlargest
from importlib.resources import files

from icalendar import Calendar, Event
from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import LONGEST, clean, draw_entry, feed_file
from fairshare.publish.feeds.notices import Notice
from fairshare.publish.feeds.tags import tags
from fairshare.publish.initiative.context import OtherEntries
from fairshare.publish.page import Asset, Feed, Page
from fairshare.publish.profiles.agreement_page import agreement_address
from fairshare.publish.profiles.consultation import (
    STATES,
    Consultation,
    consultation,
    consultations,
    notice,
)
from fairshare.publish.profiles.consultation_papers import papers
from fairshare.publish.profiles.draft_changes import DraftChanges, draft_changes
from fairshare.publish.states import labels
from fairshare.publish.states.laws import CLOSED, OPEN, SOON
from fairshare.publish.words.dates import date_words
from fairshare.validate.calendar_date import first_day

ADDRESS = "consultations/"
CALENDAR = "feeds/consultations.ics"
SCRIPT = "assets/fairshare/consultation.js"
ROOT = "../../../../"


def consultation_page(item: Item, edition: Edition, environment: Environment) -> Iterator[Page]:
    """The consultation of one entry, and what became of the text; none for most."""
    one = consultation(item, edition)
    if one is None:
        return
    changes = draft_changes(one, edition) if one.state == CLOSED else None
    body = environment.get_template("fairshare/profile/consultation.html").render(
        root=ROOT,
        one=one,
        initiative=item.initiative,
        d=item.initiative.data,
        labels_now=labels(item.state.tense),
        papers=list(papers(one)),
        notice=notice(one, edition.site_url),
        here=agreement_address(item.initiative, one.profile),
        organisations=OtherEntries.of(item.initiative, edition).bodies,
        changes=changes,
        script=SCRIPT,
        board=_("The Data Governance Board"),
    )
    yield Page(
        url=one.address,
        title=_("Consultation: {title}").format(title=item.initiative.title),
        description=f"{one.headline}. {item.initiative.summary}".strip(),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="initiatives",
    )
    if changes is not None:
        yield _changes_page(one, changes, environment)


def _changes_page(one: Consultation, changes: DraftChanges, environment: Environment) -> Page:
    title = _("What changed after the consultation: {title}")
    body = environment.get_template("fairshare/profile/changes.html").render(
        root=f"{ROOT}../",
        one=one,
        initiative=one.item.initiative,
        changes=changes,
        now=one.item.state.headline,
    )
    return Page(
        url=f"{one.address}changes/",
        title=title.format(title=one.item.initiative.title),
        description=_("The text that people were asked about, beside the text that came of it."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="initiatives",
    )


def consultation_list(edition: Edition, environment: Environment) -> Iterator[Page | Asset]:
    """`/consultations/`, its feed, its calendar and its script; none without such a law."""
    if not any(one.consultation for one in edition.framework.profiles.values()):
        return
    found = consultations(edition)
    titles = {OPEN: _("Open now"), SOON: _("Open soon"), CLOSED: _("Closed")}
    groups = [
        (state, titles[state], [one for one in found if one.state == state]) for state in STATES
    ]
    groups[-1][2].reverse()
    feeds = consultation_feed(edition)
    body = environment.get_template("fairshare/profile/consultations.html").render(
        root="../",
        groups=groups,
        feeds=feeds,
        calendar=CALENDAR if edition.site_url else "",
        script=SCRIPT,
    )
    yield Page(
        url=ADDRESS,
        title=_("Consultations"),
        description=_("On which agreements anyone can write in now, until when, and how."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="initiatives",
        feeds=feeds,
    )
    yield Asset(
        SCRIPT, files("fairshare.publish.profiles").joinpath("consultation.js").read_bytes()
    )
    for feed in feeds:
        yield _feed(feed, found, edition, environment)
        yield _calendar(found, edition)


def consultation_feed(edition: Edition) -> tuple[Feed, ...]:
    """The feed of consultations; none without the site's address."""
    title = _("Consultations – {}").format(edition.site_name)
    return (Feed("feeds/consultations.xml", title, ADDRESS),) if edition.site_url else ()


def _feed(
    feed: Feed, found: list[Consultation], edition: Edition, environment: Environment
) -> Asset:
    every = (one for asked in found for one in _notices(asked, edition.today))
    newest = nlargest(LONGEST, every, key=lambda one: one.order)
    updated = newest[0].day if newest else edition.today
    entries = [draw_entry(one, edition.site_url, environment) for one in newest]
    return feed_file(feed, entries, updated.isoformat(), edition, environment)


def _notices(one: Consultation, today: dt.date) -> Iterator[Notice]:
    """That it opened, then that it closed."""
    initiative = one.item.initiative
    over = one.state == CLOSED
    said = _("Anyone could write in until {}.") if over else _("Anyone may write in until {}.")
    until = said.format(date_words(one.closes))
    if one.opens and first_day(one.opens) <= today:
        words = _("Open for consultation")
        yield Notice(initiative, f"consultation-{one.opens}", words, one.opens, (until,))
    if one.state == CLOSED:
        words = _("Consultation closed")
        yield Notice(initiative, f"consultation-closed-{one.closes}", words, one.closes, ())


def _calendar(found: list[Consultation], edition: Edition) -> Asset:
    """The closing days (iCalendar, RFC 5545)."""
    calendar = Calendar()
    calendar.add("prodid", "-//FairShare//register//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = clean(_("Consultations – {}").format(edition.site_name))
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    for one in found:
        if one.state == CLOSED:
            continue
        event = Event()
        event.add("uid", f"{tags(edition.site_url)}{one.address}#closes")
        event.add("dtstamp", dt.datetime.combine(edition.today, dt.time(), dt.UTC))
        event.add("dtstart", first_day(one.closes))
        words = _("Last day to write in: {}").format(one.item.initiative.title)
        event.add("summary", clean(" ".join(words.split())))
        event.add("url", edition.site_url + one.address)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return Asset(CALENDAR, calendar.to_ical())
